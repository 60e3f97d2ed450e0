import type { PollView, SeatView } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { Fragment } from 'react'
import { Button, Card, Notice, Stack } from '@/ui'
import { Receipt } from '../../parts/receipt'
import { Choices } from './choices'
import { useBallot } from './use-ballot'

interface BallotProps {
  poll: PollView
  seat: SeatView
  onChanged: () => Promise<void>
}

/** Choose, seal, then cast it or open it to see whether the phone told the truth. */
export function Ballot({ poll, seat, onChanged }: BallotProps) {
  const ballot = useBallot(poll, seat, onChanged)
  const { step, error, busy } = ballot
  const names = ballot.chosenNames
  // While it is on its way the page doesn't know yet how the household stands.
  const isSetAside = step.at === 'cast' && !busy && seat.counts !== 'phone'
  return (
    <Stack>
      {error !== '' && <Notice tone='danger'>{error}</Notice>}
      {step.at === 'unsent' && (
        <Card>
          <Stack>
            <View>有一张封好的票还没送到。它在手机里，没有丢。</View>
            <Button label='再送一次' loading={busy} onPress={() => void ballot.sendAgain()} />
            <Button kind='text' label='不要这张，重新选' onPress={ballot.startOver} />
          </Stack>
        </Card>
      )}
      {step.at === 'choosing' && (
        <Choices poll={poll} chosen={ballot.chosen} onChoose={ballot.choose} />
      )}
      {step.at === 'choosing' && (
        <Button
          label='封好我的票'
          loading={busy}
          loadingLabel='正在封票'
          onPress={() => void ballot.seal()}
          {...(ballot.chosen === undefined && {
            disabledReason: '请先选一项，拿不定主意可以选弃权',
          })}
        />
      )}
      {step.at === 'sealed' && (
        <Fragment>
          <Card>
            <View className='vote-chosen'>{`已经封好：${names}`}</View>
            <View className='vote-note'>投出去以后，除了您，谁也看不出选了谁。</View>
          </Card>
          <Button label='投出去' loading={busy} onPress={() => void ballot.cast()} />
          <Button kind='text' label='先拆开一张验一验' onPress={() => void ballot.audit()} />
          <Button kind='text' label='重新选' onPress={ballot.startOver} />
        </Fragment>
      )}
      {step.at === 'opened' && (
        <Card>
          <Stack>
            <View>{`拆开看过了，这张票里写的是：${step.words}`}</View>
            <View>
              {step.same
                ? '和您选的一样，手机没有做手脚。'
                : '和您选的不一样！请不要用这部手机投票，并告诉监票人。'}
            </View>
            <View className='vote-note'>拆开的票作废，不会计入。请重新封一张再投。</View>
            <Button label='重新封一张' loading={busy} onPress={() => void ballot.seal()} />
          </Stack>
        </Card>
      )}
      {isSetAside && (
        <Card>
          <Stack>
            <View>手机投的那张还在票板上，现在不算数。</View>
            <Button kind='plain' label='再用手机投' onPress={ballot.startOver} />
          </Stack>
        </Card>
      )}
      {step.at === 'cast' && !isSetAside && (
        <Fragment>
          <Receipt receipt={step.receipt} />
          <Button kind='plain' label='我要改投' onPress={ballot.startOver} />
        </Fragment>
      )}
    </Stack>
  )
}
