import type { ElectionDetail } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card, Cell, List, Notice, Section, Stack, StatePill, TimeLeft } from '@/ui'
import { routes } from '../../routes'
import { hintOf, stageView } from '../../words'
import '../../parts/elections.css'

const open = (url: string) => () => void Taro.navigateTo({ url })
const POLLING: readonly ElectionDetail['stage'][] = ['before_voting', 'voting', 'counting']
const IN_OFFICE: readonly ElectionDetail['stage'][] = ['confirmed', 'filed']

interface AskedProps {
  election: ElectionDetail
  question: NonNullable<ElectionDetail['question']>
}

/** What is put to the households; of a recall, both sides. */
function Asked({ election: { recall }, question }: AskedProps) {
  if (!recall)
    return (
      <Card>
        <View>{question.text}</View>
      </Card>
    )
  return (
    <Card>
      <Stack>
        <View>{`提议罢免的理由：${question.text}`}</View>
        <View>
          {recall.answer === undefined
            ? `${recall.name}还没有申辩。`
            : `${recall.name}的申辩：${recall.answer}`}
        </View>
      </Stack>
    </Card>
  )
}

/** Where it stands in one sentence, and the pages that say more. */
export function Summary({ election }: { election: ElectionDetail }) {
  const { id, title, stage, until, mine, roll, choices, office, result, path, moves } = election
  const isOffice = office !== 'question'
  return (
    <Section title={title}>
      <Card>
        <Stack>
          <View className='election-row'>
            <StatePill {...stageView(stage, mine)} />
            {until !== undefined && <TimeLeft dueAt={until} />}
          </View>
          <View>{hintOf(stage, !isOffice)}</View>
          <View className='election-note'>
            {`${election.placeName} · ${election.openedBy.name}启动`}
          </View>
        </Stack>
      </Card>
      {election.extended && <Notice>来投票的户数不够，投票按规则延长了一次。</Notice>}
      {election.voided && <Notice tone='warn'>{election.voided.words}</Notice>}
      {election.question && <Asked election={election} question={election.question} />}
      <List>
        <Cell
          title='户代表名册'
          label={roll.frozen ? '已经确定' : '一户一票'}
          value={roll.frozen ? `${roll.households} 户` : ''}
          onPress={open(routes.roll(id))}
        />
        {stage === 'nominating' && isOffice && (
          <Cell title='提名推荐' label='谁被提名了' onPress={open(routes.nominate(id))} />
        )}
        {choices && isOffice && (
          <Cell
            title='候选人'
            value={`${choices.length} 位`}
            onPress={open(routes.candidates(id))}
          />
        )}
        {POLLING.includes(stage) && (
          <Cell title='投票' label='看进度、我家投了没有' onPress={open(routes.vote(id))} />
        )}
        {moves.includes('make_key') && (
          <Cell title='做开票钥匙' label='监票人、计票员的事' onPress={open(routes.ceremony(id))} />
        )}
        {moves.includes('paper') && (
          <Cell
            title='纸质票'
            label='打印、登记、清点，协助老人投票'
            onPress={open(routes.paper(id))}
          />
        )}
        {moves.includes('count') && <Cell title='开票' onPress={open(routes.count(id))} />}
        {result && <Cell title='结果' onPress={open(routes.result(id))} />}
        {result && (
          <Cell title='自己核对' label='在手机上重新算一遍' onPress={open(routes.check(id))} />
        )}
        {IN_OFFICE.includes(stage) && isOffice && (
          <Cell title='任期和交接' onPress={open(routes.terms(path))} />
        )}
      </List>
    </Section>
  )
}
