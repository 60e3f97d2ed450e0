import { getPoll, type PollView } from '@functions/elections/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Cell, Empty, formatMoment, List, Notice, Page, Section, Stack } from '@/ui'
import { TurnoutCard } from '../../parts/turnout'
import { routes } from '../../routes'
import { About } from './choices'
import { Seat } from './seat'
import './vote.css'

/** 投票: who stands, my household's vote, and how many have voted. */
export default function VotePage() {
  const { id = '', household } = useRouter<{ id?: string; household?: string }>().params
  const query = useQuery(getPoll, { id, ...(household && { household }) })
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query}>
        {(poll) => (
          <Fragment>
            <Section title={poll.title}>
              <Window poll={poll} />
            </Section>
            <Seats poll={poll} onChanged={query.refresh} />
            {poll.stage !== 'making_key' && poll.stage !== 'before_voting' && (
              <Section title='投票进度'>
                <TurnoutCard {...poll.turnout} />
              </Section>
            )}
            <List>
              <Cell
                icon='shield-o'
                title='这次选举怎样保证公正'
                onPress={() => void Taro.navigateTo({ url: routes.honest(id) })}
              />
            </List>
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

function Window({ poll }: { poll: PollView }) {
  const now = Date.now()
  if (poll.stage === 'making_key')
    return (
      <Empty
        icon='lock'
        title='开票钥匙还没做好'
        words='三位监票人各做一份，做好才能投票。做好了会发消息给您。'
      />
    )
  if (poll.stage === 'before_voting')
    return (
      <Stack>
        <Notice>{`${formatMoment(poll.from, now)}开始投票。`}</Notice>
        <About poll={poll} />
      </Stack>
    )
  if (poll.stage === 'voting')
    return <Notice>{`投到${formatMoment(poll.until, now)}。到时间自动截止，之前可以改投。`}</Notice>
  return (
    <Stack>
      <Notice>
        {poll.stage === 'counting'
          ? `投票已经截止，${formatMoment(poll.resultAt, now)}公布结果。`
          : '结果已经公布。'}
      </Notice>
      <Button
        label={poll.stage === 'counting' ? '查我的票在不在' : '看结果，自己核对'}
        onPress={() => void Taro.navigateTo({ url: routes.check(poll.id) })}
      />
    </Stack>
  )
}

function Seats({ poll, onChanged }: { poll: PollView; onChanged: () => Promise<void> }) {
  if (poll.stage === 'making_key' || poll.stage === 'before_voting') return null
  if (poll.seats.length === 0)
    return poll.stage === 'voting' ? (
      <Notice tone='warn'>您家不在这次选举的名册上，不能在这里投票。有疑问请找社区。</Notice>
    ) : null
  // After the close a household may still say that paper is not its own.
  const shown =
    poll.stage === 'voting' ? poll.seats : poll.seats.filter(({ paper }) => paper !== 'none')
  return (
    <Fragment>
      {shown.map((seat) => (
        <Seat key={seat.household} poll={poll} seat={seat} onChanged={onChanged} />
      ))}
    </Fragment>
  )
}
