import { REVERSAL_STATE_TITLES, type ReversalState } from '@domain/points/reversal'
import { decideReversal, listReversals, type ReversalView } from '@functions/points/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { PagedList, useCommand, usePaged, usePullToRefresh } from '@/cloud'
import {
  Button,
  Card,
  Confirm,
  Empty,
  formatMoment,
  Notice,
  Page,
  StatePill,
  type Tone,
  toast,
} from '@/ui'
import '../../points.css'

const TONES: Readonly<Record<ReversalState, Tone>> = {
  waiting: 'waiting',
  done: 'done',
  refused: 'stopped',
}

interface Asked {
  one: ReversalView
  decision: 'agree' | 'refuse'
}

/** 积分更正: what was given by mistake, who says so, and the second person's word. */
export default function ReversalsPage() {
  const { compound = '' } = useRouter<{ compound?: string }>().params
  const list = usePaged(listReversals, { compound })
  usePullToRefresh(list.refresh)
  const [asked, setAsked] = useState<Asked>()
  const decide = useCommand(decideReversal)
  const agreeing = asked?.decision === 'agree'
  const settle = async () => {
    if (!asked) return
    const done = await decide.run({ id: asked.one.id, decision: asked.decision })
    setAsked(undefined)
    if (done) toast(agreeing ? `已收回 ${done.taken} 分` : '没有更正')
    await list.refresh()
  }
  return (
    <Page>
      {decide.error && <Notice tone='danger'>{decide.error.message}</Notice>}
      <PagedList
        list={list}
        empty={
          <Empty
            icon='passed'
            title='没有更正'
            words='发现给错了积分，在“积分来历”里提出，另一位核对以后才收回。'
          />
        }
        row={(one) => <Reversal key={one.id} one={one} onAsk={setAsked} />}
      />
      <Confirm
        open={asked !== undefined}
        title={agreeing ? '同意收回这笔积分？' : '不同意更正？'}
        message={
          agreeing
            ? '记一笔新的更正，原来那笔留着；本人会收到提醒，已经用掉的不追。'
            : '这笔积分照旧，以后不再更正。'
        }
        confirmLabel={agreeing ? '同意收回' : '不更正'}
        danger={agreeing}
        busy={decide.pending}
        onConfirm={() => void settle()}
        onCancel={() => setAsked(undefined)}
      />
    </Page>
  )
}

function Reversal({ one, onAsk }: { one: ReversalView; onAsk: (asked: Asked) => void }) {
  const { name, about, points, taken, reason, askedBy, decidedBy, state, at, canDecide } = one
  return (
    <Card tone={canDecide ? 'mine' : 'plain'}>
      <View className='ui-summary__line'>
        <View className='ui-summary__title'>
          {name} · {points} 分
        </View>
        <StatePill word={REVERSAL_STATE_TITLES[state]} tone={TONES[state]} />
      </View>
      <View>{about}</View>
      <View className='points-gap'>{reason}</View>
      <View className='points-muted points-small'>
        {askedBy} {formatMoment(at, Date.now())}提出
        {decidedBy !== '' && `；${decidedBy}核对`}
        {taken !== null && taken > 0 && `，收回 ${taken} 分`}
      </View>
      {canDecide && (
        <View className='points-gap'>
          <Button kind='plain' label='同意收回' onPress={() => onAsk({ one, decision: 'agree' })} />
          <Button kind='text' label='不更正' onPress={() => onAsk({ one, decision: 'refuse' })} />
        </View>
      )}
    </Card>
  )
}
