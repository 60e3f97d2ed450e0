import { COUNT_STATE_TITLES, type CountState } from '@domain/points/stock-count'
import {
  type CountView,
  listCounts,
  printStockSheet,
  settleCount,
} from '@functions/points/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import {
  call,
  PagedList,
  useCommand,
  useMadeFile,
  useOwnPlace,
  usePaged,
  usePullToRefresh,
} from '@/cloud'
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

const TONES: Readonly<Record<CountState, Tone>> = {
  equal: 'done',
  waiting: 'waiting',
  settled: 'done',
  refused: 'stopped',
}

interface Asked {
  one: CountView
  decision: 'agree' | 'refuse'
}

/** 盘点礼品: a sheet to count by, what was counted, and the second person's word on differences. */
export default function CountsPage() {
  const compound = useOwnPlace(useRouter<{ compound?: string }>().params.compound)
  const list = usePaged(listCounts, compound === undefined ? undefined : { compound })
  usePullToRefresh(list.refresh)
  const [asked, setAsked] = useState<Asked>()
  const settle = useCommand(settleCount)
  const paper = useMadeFile()
  const agreeing = asked?.decision === 'agree'
  const send = async (reason: string) => {
    if (!asked) return
    const done = await settle.run({ id: asked.one.id, decision: asked.decision, reason })
    setAsked(undefined)
    if (done) toast(agreeing ? '已按实数记账' : '请他再数一遍')
    await list.refresh()
  }
  return (
    <Page
      bottom={
        compound && (
          <Button
            kind='plain'
            icon='description'
            label='打印盘点表'
            loading={paper.pending}
            onPress={() => void paper.open(() => call(printStockSheet, { compound }))}
          />
        )
      }
    >
      {paper.error && <Notice tone='danger'>{paper.error.message}</Notice>}
      {settle.error && <Notice tone='danger'>{settle.error.message}</Notice>}
      <PagedList
        list={list}
        empty={
          <Empty
            icon='orders-o'
            title='还没有盘点过'
            words='先打印盘点表去架前数，再在“管理礼品”里点开礼品，录入数到几件。'
          />
        }
        row={(one) => <Count key={one.id} one={one} onAsk={setAsked} />}
      />
      <Confirm
        open={asked !== undefined}
        title={agreeing ? '按实数记账？' : '让他再数一遍？'}
        message={agreeing ? '请先到架前看过：账会改成数到的件数。' : '账不改，重新盘点。'}
        confirmLabel={agreeing ? '看过了，按实数记' : '再数一遍'}
        reason={{ label: '为什么不一样', limit: 100, missing: '请写一句为什么不一样' }}
        busy={settle.pending}
        onConfirm={(reason) => void send(reason)}
        onCancel={() => setAsked(undefined)}
      />
    </Page>
  )
}

const difference = (change: number): string =>
  change === 0 ? '' : `，${change > 0 ? '多' : '少'} ${Math.abs(change)} 件`

function Count({ one, onAsk }: { one: CountView; onAsk: (asked: Asked) => void }) {
  const { title, counted, expected, change, state, countedBy, settledBy, reason, at } = one
  return (
    <Card tone={one.canSettle ? 'mine' : 'plain'}>
      <View className='ui-summary__line'>
        <View className='ui-summary__title'>{title}</View>
        <StatePill word={COUNT_STATE_TITLES[state]} tone={TONES[state]} />
      </View>
      <View>
        账上 {expected} 件，数到 {counted} 件{difference(change)}
      </View>
      {reason !== '' && <View>{reason}</View>}
      <View className='points-muted points-small'>
        {countedBy} {formatMoment(at, Date.now())}数的
        {settledBy !== '' && `；${settledBy}核对`}
      </View>
      {one.canSettle && (
        <View className='points-gap'>
          <Button
            kind='plain'
            label='核对过了，按实数记'
            onPress={() => onAsk({ one, decision: 'agree' })}
          />
          <Button kind='text' label='再数一遍' onPress={() => onAsk({ one, decision: 'refuse' })} />
        </View>
      )}
    </Card>
  )
}
