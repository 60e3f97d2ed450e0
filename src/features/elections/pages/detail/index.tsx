import { STAGE_TITLES } from '@domain/elections/stages'
import { type ElectionDetail, type ElectionMove, getElection } from '@functions/elections/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Cell,
  formatDay,
  List,
  Notice,
  Page,
  Section,
  Timeline,
  type TimelineStep,
} from '@/ui'
import { routes } from '../../routes'
import { Scrutineers } from './scrutineers'

const open = (url: string) => () => void Taro.navigateTo({ url })

/** The one thing to do now, in the words of its button, and where it is done. */
const MOVE_WORDS: Partial<Record<ElectionMove, [string, (id: string) => string]>> = {
  check_roll: ['查一查我家在不在名册上', routes.roll],
  rule_roll: ['处理名册异议', routes.roll],
  nominate: ['推荐人选，也可以自荐', routes.nominate],
  review: ['审查候选人资格', routes.review],
  vote: ['去投票', routes.vote],
  object_result: ['看结果，有疑问可以提', routes.result],
  rule_result: ['处理结果异议', routes.result],
  confirm: ['确认结果', routes.result],
  file: ['登记备案编号', routes.result],
}

function stepsOf({ line, stage }: ElectionDetail, now: number): TimelineStep[] {
  return line.map((one) => {
    const days = [one.window.from, one.window.until].map((at) => formatDay(at, now))
    const state = one.stage === stage ? 'now' : one.window.until < now ? 'done' : 'next'
    return {
      key: one.stage,
      title: STAGE_TITLES[one.stage],
      state,
      who: [...new Set(days)].join(' 到 '),
      ...(state === 'now' && { dueAt: one.window.until }),
    }
  })
}

/** 选举: where it stands, what I can do now, and every date from start to end. */
export default function ElectionPage() {
  const { params } = useRouter<{ id?: string; scene?: string }>()
  const id = params.id ?? decodeURIComponent(params.scene ?? '')
  const query = useQuery(getElection, { id })
  usePullToRefresh(query.refresh)
  const first = query.data?.moves.flatMap((move) => MOVE_WORDS[move] ?? [])
  const [label, to] = first ?? []
  const bottom = typeof label === 'string' && typeof to === 'function' && (
    <Button label={label} onPress={open(to(id))} />
  )
  return (
    <Page bottom={bottom}>
      <Answer query={query}>
        {(election) => (
          <Fragment>
            <Section title={election.title}>
              {election.voided && <Notice tone='warn'>{election.voided.words}</Notice>}
              {election.question && <Notice>{election.question.text}</Notice>}
              <List>
                <Cell
                  title='户代表名册'
                  label={election.roll.frozen ? '已经确定' : '一户一票'}
                  value={election.roll.frozen ? `${election.roll.households} 户` : ''}
                  onPress={open(routes.roll(id))}
                />
                {election.choices && election.office !== 'question' && (
                  <Cell
                    title='候选人'
                    value={`${election.choices.length} 位`}
                    onPress={open(routes.candidates(id))}
                  />
                )}
                {(election.stage === 'voting' || election.stage === 'counting') && (
                  <Cell title='投票' label='看进度、我家投了没有' onPress={open(routes.vote(id))} />
                )}
                {election.result && <Cell title='自己核对结果' onPress={open(routes.check(id))} />}
                {election.result && <Cell title='结果' onPress={open(routes.result(id))} />}
              </List>
            </Section>
            <Section title='时间安排'>
              <Timeline steps={stepsOf(election, Date.now())} />
            </Section>
            <Scrutineers election={election} onChanged={query.refresh} />
            <Section title='规则'>
              <List>
                <Cell title='怎样保证公正' onPress={open(routes.honest(id))} />
              </List>
              <Notice>
                规则在启动时锁定，谁也不能再改。核对码：{election.rulesHash.slice(0, 16)}
              </Notice>
            </Section>
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}
