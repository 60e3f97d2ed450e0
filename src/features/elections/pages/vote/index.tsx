import { getPoll, type PollView, type SeatView } from '@functions/elections/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment } from 'react'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Card,
  Cell,
  Empty,
  formatMoment,
  List,
  Notice,
  Page,
  Rings,
  Section,
  Stack,
  StatePill,
} from '@/ui'
import { routes } from '../../routes'
import { countsView, SEAT_HINTS } from '../../words'
import { Ballot } from './ballot'
import './vote.css'
import { View } from '@tarojs/components'

/** 投票: who stands, my household's vote, and how many have voted. */
export default function VotePage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getPoll, { id })
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query}>
        {(poll) => (
          <Fragment>
            <Section title={poll.title}>
              <Window poll={poll} />
            </Section>
            {poll.stage === 'voting' && <Seats poll={poll} onChanged={query.refresh} />}
            {poll.stage !== 'making_key' && <Turnout poll={poll} />}
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
    return <Notice>{`${formatMoment(poll.from, now)}开始投票，可以先看看候选人。`}</Notice>
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
  if (poll.seats.length === 0)
    return <Notice tone='warn'>您家不在这次选举的名册上，不能在这里投票。有疑问请找社区。</Notice>
  return (
    <Fragment>
      {poll.seats.map((seat) => (
        <Seat key={seat.household} poll={poll} seat={seat} onChanged={onChanged} />
      ))}
    </Fragment>
  )
}

interface SeatProps {
  poll: PollView
  seat: SeatView
  onChanged: () => Promise<void>
}

function Seat({ poll, seat, onChanged }: SeatProps) {
  const mayVote = seat.holder === 'none' || seat.holder === 'mine' || seat.helpsUntil !== undefined
  return (
    <Section title='我家的一票'>
      <Card>
        <StatePill {...countsView(seat.counts)} />
        <View>{SEAT_HINTS[seat.counts]}</View>
      </Card>
      {mayVote ? (
        <Ballot poll={poll} seat={seat} onChanged={onChanged} />
      ) : (
        <Notice tone='warn'>
          {seat.holder === 'family'
            ? '家里的另一位已经领了投票凭证。请和家人商量，由那一位来投。'
            : '工作人员正在协助您家投票。您也可以改用纸质票。'}
        </Notice>
      )}
    </Section>
  )
}

function Turnout({ poll: { turnout } }: { poll: PollView }) {
  const { voted, households } = turnout
  const share = households === 0 ? 0 : voted / households
  const words = `${households} 户里已有 ${voted} 户投票`
  return (
    <Section title='投票进度'>
      <Card>
        <View className='vote-turnout'>
          <Rings values={[share]} label={words} size={72}>
            {`${Math.floor(share * 100)}%`}
          </Rings>
          <View>
            <View>{words}</View>
            <View className='vote-note'>只数户数，不看选了谁。</View>
          </View>
        </View>
      </Card>
    </Section>
  )
}
