import {
  confirmResult,
  type ElectionDetail,
  fileResult,
  getElection,
  objectToResult,
} from '@functions/elections/contract'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Card,
  Cell,
  Confirm,
  Empty,
  formatMoment,
  List,
  Notice,
  Page,
  Section,
  Stack,
  StatePill,
} from '@/ui'
import { ObjectionList } from '../../parts/objection-list'
import { TurnoutCard } from '../../parts/turnout'
import { routes } from '../../routes'
import '../../parts/elections.css'

const OUTCOME_WORDS = {
  elected: '选出来了',
  extend: '来投票的户数不够，延长投票',
  runoff: '没有人过线，前面几位再选一次。新的日子在选举列表里看。',
  rerun: '没有选出来。社区会重新启动选举，到时候发消息给您。',
} as const

const ASKS = {
  object: { title: '对结果有疑问？', label: '哪里不对', limit: 500 },
  confirm: { title: '确认这个结果？', label: '', limit: 0 },
  file: { title: '登记备案？', label: '备案编号', limit: 40 },
} as const

/** 选举结果: who was elected by how many, objections, confirmation and filing. */
export default function ResultPage() {
  const { params } = useRouter<{ id?: string }>()
  const id = params.id ?? ''
  const query = useQuery(getElection, { id })
  usePullToRefresh(query.refresh)
  const object = useCommand(objectToResult)
  const confirm = useCommand(confirmResult)
  const file = useCommand(fileResult)
  const [asking, setAsking] = useState<keyof typeof ASKS>()
  const error = object.error ?? confirm.error ?? file.error
  const moves = query.data?.moves ?? []
  const ask = ASKS[asking ?? 'object']
  const isQuestion = query.data?.office === 'question'
  const settle = async (words: string) => {
    if (asking === 'object') await object.run({ id, words })
    if (asking === 'confirm') await confirm.run({ id })
    if (asking === 'file') await file.run({ id, number: words })
    setAsking(undefined)
    await query.refresh()
  }
  const bottom = moves.includes('confirm') ? (
    <Button
      label={isQuestion ? '确认结果' : '确认结果，任期从今天开始'}
      onPress={() => setAsking('confirm')}
    />
  ) : moves.includes('file') ? (
    <Button label='登记备案' onPress={() => setAsking('file')} />
  ) : (
    moves.includes('object_result') && (
      <Button kind='plain' label='我有疑问' onPress={() => setAsking('object')} />
    )
  )
  return (
    <Page bottom={bottom}>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <Answer query={query}>{(election) => <Result election={election} />}</Answer>
      {query.data?.result && <ObjectionList id={id} about='result' />}
      <Confirm
        open={asking !== undefined}
        title={ask.title}
        confirmLabel={asking === 'confirm' ? '确认' : '提交'}
        {...(asking === 'confirm' && {
          message: isQuestion ? '结果从今天起算数。' : '当选的人从今天起任职。',
        })}
        {...(asking !== 'confirm' && {
          reason: { label: ask.label, limit: ask.limit, missing: '请写一写' },
        })}
        busy={object.pending || confirm.pending || file.pending}
        onConfirm={(words) => void settle(words)}
        onCancel={() => setAsking(undefined)}
      />
    </Page>
  )
}

function outcomeWords(outcome: NonNullable<ElectionDetail['result']>['outcome'], asked: boolean) {
  if (!asked) return OUTCOME_WORDS[outcome.kind]
  if (outcome.kind !== 'elected') return '来投票的户数不够，没有定下来'
  return outcome.elected.includes('yes') ? '通过了' : '没有通过'
}

function Result({ election }: { election: ElectionDetail }) {
  const { id, result, choices = [], confirmed, filed, title, voided, office, path } = election
  if (voided) return <Notice tone='warn'>{voided.words}</Notice>
  if (!result) {
    return (
      <Empty icon='clock-o' title='结果还没公布' words='到了公布时间会自动公布，谁也不能推迟。' />
    )
  }
  const { count, outcome } = result
  const elected = 'elected' in outcome ? outcome.elected : []
  const votes = (choice: string) => count.votes[choice] ?? 0
  const placed = [...choices].sort((a, b) => votes(b.id) - votes(a.id))
  return (
    <Fragment>
      <Section title={title}>
        <Notice>{outcomeWords(outcome, office === 'question')}</Notice>
        {placed.map((one) => (
          <Card key={one.id} tone='plain'>
            <View className='election-row'>
              <View className='election-name election-actions'>
                <View>{one.title}</View>
                {office !== 'question' && elected.includes(one.id) && (
                  <StatePill tone='done' word='当选' />
                )}
              </View>
              <View>{`${votes(one.id)} 票`}</View>
            </View>
          </Card>
        ))}
        <TurnoutCard voted={count.cast} households={count.households} />
      </Section>
      <Stack>
        <View className='election-note'>
          {`计票完成：${formatMoment(result.countedAt, Date.now())}`}
        </View>
        {confirmed && <Notice>{`${confirmed.by?.name ?? '到期自动'}确认了结果`}</Notice>}
        {filed && <Notice>{`已备案：${filed.number}`}</Notice>}
        <List>
          <Cell
            title='自己核对'
            label='在手机上重新算一遍'
            onPress={() => void Taro.navigateTo({ url: routes.check(id) })}
          />
          {confirmed && office !== 'question' && (
            <Cell
              title='任期和交接'
              onPress={() => void Taro.navigateTo({ url: routes.terms(path) })}
            />
          )}
        </List>
      </Stack>
    </Fragment>
  )
}
