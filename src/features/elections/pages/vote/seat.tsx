import {
  challengePaper,
  type PollView,
  type SeatView,
  withdrawBallot,
} from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, Confirm, formatMoment, Notice, Section, Stack, StatePill, toast } from '@/ui'
import { Clock } from '../../parts/clock'
import { homeWords } from '../../parts/home-field'
import { countsView, SEAT_HINTS } from '../../words'
import { Ballot } from './ballot'
import { MoveSeat } from './move-seat'

interface SeatProps {
  poll: PollView
  seat: SeatView
  onChanged: () => Promise<void>
}

const HELD_BY = {
  family: '您家这一票现在由家里的另一位来投。请和家人商量好。',
  helper: '工作人员正在协助您家投票。您也可以改用纸质票。',
} as const

/** One household's vote: how it stands, its ballot, and what else the household may decide. */
export function Seat({ poll, seat, onChanged }: SeatProps) {
  const { holder, helpsUntil } = seat
  const helps = helpsUntil !== undefined
  const mayVote = holder === 'none' || holder === 'mine' || helps
  return (
    <Section title={helps ? `协助 ${homeWords(poll.path, seat.household)} 投票` : '我家的一票'}>
      {helps && <Helping until={helpsUntil} />}
      <Card>
        <Stack>
          <View>
            <StatePill {...countsView(seat.counts)} />
          </View>
          {(seat.counts !== 'none' || (mayVote && !helps)) && (
            <View>{SEAT_HINTS[seat.counts]}</View>
          )}
        </Stack>
      </Card>
      {!helps && <OwnChoices poll={poll} seat={seat} onChanged={onChanged} />}
      {mayVote && poll.stage === 'voting' && (
        <Ballot poll={poll} seat={seat} onChanged={onChanged} />
      )}
      {(holder === 'family' || holder === 'helper') && (
        <Notice tone='warn'>{HELD_BY[holder]}</Notice>
      )}
      {!helps && poll.stage === 'voting' && (
        <MoveSeat poll={poll} seat={seat} onChanged={onChanged} />
      )}
    </Section>
  )
}

/** The half hour of an assisted session, on a clock that both can see. */
function Helping({ until }: { until: number }) {
  return (
    <Card tone='mine'>
      <Stack>
        <View>请让本人看着屏幕，自己说选谁，您只帮着按。见证人要在旁边。</View>
        <Clock until={until} over='时间到了' />
        <View className='vote-note'>时间到了就不能再帮这一户投，可以重新登记一次协助。</View>
      </Stack>
    </Card>
  )
}

/** Paper that is not the household's own, and paper in place of what was cast on the phone. */
function OwnChoices({ poll, seat, onChanged }: SeatProps) {
  const { household, paper, counts, challengeUntil, holder } = seat
  const [asking, setAsking] = useState<'challenge' | 'withdraw'>()
  const challenge = useCommand(challengePaper)
  const withdraw = useCommand(withdrawBallot)
  const error = challenge.error ?? withdraw.error
  if (paper === 'none') return null
  const settle = async () => {
    const command = asking === 'challenge' ? challenge : withdraw
    const done = await command.run({ id: poll.id, household })
    setAsking(undefined)
    if (!done) return
    toast(asking === 'challenge' ? '这张纸质票不算了' : '改以纸质票为准')
    await onChanged()
  }
  const isOver = challengeUntil !== undefined && Date.now() > challengeUntil
  const backToPaper = counts === 'phone' && holder === 'mine' && poll.stage === 'voting'
  return (
    <Card>
      <Stack>
        <View>
          {paper === 'own' ? '计票员登记收到了您家的纸质票。' : '有亲属代您家交了纸质票。'}
          {isOver
            ? '提异议的时间过了。结果公布以后，还可以对结果提。'
            : '不是您家的意思，就说一声，那张票不算。'}
        </View>
        {challengeUntil !== undefined && !isOver && (
          <View className='vote-note'>{`${formatMoment(challengeUntil, Date.now())}以前可以提`}</View>
        )}
        {error && <Notice tone='danger'>{error.message}</Notice>}
        {!isOver && (
          <Button
            kind='plain'
            label='这张纸质票不是我家的'
            onPress={() => setAsking('challenge')}
          />
        )}
        {backToPaper && (
          <Button kind='text' label='以纸质票为准' onPress={() => setAsking('withdraw')} />
        )}
      </Stack>
      <Confirm
        open={asking !== undefined}
        title={asking === 'challenge' ? '这张纸质票不是您家的？' : '改以纸质票为准？'}
        message={
          asking === 'challenge'
            ? '那只信封会取出封存，不计票。您家还可以用手机投，或者重新交纸质票。'
            : '手机投的那张不算，清点时算您家的纸质票。截止前还可以再用手机投。'
        }
        confirmLabel={asking === 'challenge' ? '不是我家的' : '以纸质票为准'}
        danger={asking === 'challenge'}
        busy={challenge.pending || withdraw.pending}
        onConfirm={() => void settle()}
        onCancel={() => setAsking(undefined)}
      />
    </Card>
  )
}
