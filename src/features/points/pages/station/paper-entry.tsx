import { handOver, type StationRow } from '@functions/points/contract'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Cell, List, Notice, StatePill, toast } from '@/ui'

interface PaperEntryProps {
  rows: readonly StationRow[]
  onDone: () => Promise<void>
}

/** Lines that were signed on the printed list, entered together when the network is back. */
export function PaperEntry({ rows, onDone }: PaperEntryProps) {
  const [signed, setSigned] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const hand = useCommand(handOver)
  const toggle = (id: string) =>
    setSigned((before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before, id],
    )
  const send = async () => {
    setBusy(true)
    let done = 0
    for (const id of signed) {
      // One that fails stops the rest: its words say why, and it is still chosen.
      if (!(await hand.run({ id, how: 'paper' }))) break
      done += 1
    }
    setBusy(false)
    setSigned((before) => before.slice(done))
    if (done < signed.length) return
    toast(`登记好了 ${done} 件，居民会收到提醒`)
    await onDone()
  }
  return (
    <Fragment>
      <Notice>点选纸单上签过字的；每位居民都会收到提醒。</Notice>
      {hand.error && <Notice tone='danger'>{hand.error.message}</Notice>}
      <List>
        {rows.map(({ id, name, giftTitle }) => {
          const isSigned = signed.includes(id)
          return (
            <Cell
              key={id}
              title={`${name} · ${giftTitle}`}
              describe={`${name}，${giftTitle}，${isSigned ? '签过字了' : '没有签字'}`}
              onPress={() => toggle(id)}
            >
              <StatePill word={isSigned ? '签过字' : '没签'} tone={isSigned ? 'done' : 'waiting'} />
            </Cell>
          )
        })}
      </List>
      <Button
        label={`登记 ${signed.length} 件`}
        loading={busy}
        disabledReason={signed.length === 0 ? '先点选签过字的' : undefined}
        onPress={() => void send()}
      />
    </Fragment>
  )
}
