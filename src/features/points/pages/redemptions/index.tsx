import {
  listMyRedemptions,
  type RedemptionView,
  withdrawRedemption,
} from '@functions/points/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PagedList, useCommand, usePaged, usePullToRefresh } from '@/cloud'
import { Button, Card, Confirm, Empty, formatDay, Notice, Page, SquareCode, StatePill } from '@/ui'
import { stateView } from '../../words'
import '../../points.css'

/** 我的兑换: how far each is, and the code to show at the station. */
export default function RedemptionsPage() {
  const list = usePaged(listMyRedemptions, {})
  usePullToRefresh(list.refresh)
  const [leaving, setLeaving] = useState<RedemptionView>()
  const withdraw = useCommand(withdrawRedemption)
  const settle = async () => {
    if (leaving) await withdraw.run({ id: leaving.id })
    setLeaving(undefined)
    await list.refresh()
  }
  return (
    <Page>
      {withdraw.error && <Notice tone='danger'>{withdraw.error.message}</Notice>}
      <PagedList
        list={list}
        empty={
          <Empty icon='gift-o' title='还没有换过礼品' words='有了积分，在“换礼品”里挑一件。' />
        }
        row={(one) => <Redemption key={one.id} redemption={one} onLeave={setLeaving} />}
      />
      <Confirm
        open={leaving !== undefined}
        title='不换了？'
        message='积分马上退回，礼品留给别人。'
        confirmLabel='不换了'
        danger
        busy={withdraw.pending}
        onConfirm={() => void settle()}
        onCancel={() => setLeaving(undefined)}
      />
    </Page>
  )
}

interface RedemptionProps {
  redemption: RedemptionView
  onLeave: (redemption: RedemptionView) => void
}

function Redemption({ redemption, onLeave }: RedemptionProps) {
  const { giftTitle, points, place, hours, state, dueAt, reason, code, square } = redemption
  const { word, tone } = stateView(state)
  const open = state === 'ready' || state === 'waiting_first' || state === 'waiting_second'
  return (
    <Card tone={state === 'ready' ? 'mine' : 'plain'}>
      <View className='ui-summary__line'>
        <View className='ui-summary__title'>
          {giftTitle} · {points} 分
        </View>
        <StatePill word={word} tone={tone} />
      </View>
      {code !== '' && (
        <View>
          <View className='points-muted'>到站里给工作人员扫一扫，或者报下面的领取码</View>
          <SquareCode
            rows={square.map((row) => [...row].map((one) => one === '1'))}
            label={`${giftTitle}的领取码，给工作人员扫`}
          />
          <View className='points-code' aria-label={`领取码 ${[...code].join(' ')}`}>
            {code.slice(0, 4)} {code.slice(4)}
          </View>
        </View>
      )}
      {open && (
        <View className='points-muted'>
          {place}，{hours}
          {dueAt !== null && `；${formatDay(dueAt, Date.now())}前没领，积分退回`}
        </View>
      )}
      {reason !== '' && <View>{reason}</View>}
      {open && (
        <Button kind='text' size='small' label='不换了' onPress={() => onLeave(redemption)} />
      )}
    </Card>
  )
}
