import { handOver, type listStation } from '@functions/points/contract'
import { Fragment, useState } from 'react'
import { type Paged, PagedList, useCommand } from '@/cloud'
import { Button, Empty, List, Notice, SwitchCell, toast } from '@/ui'

interface PaperEntryProps {
  /** What waits at the station, in the order of the printed list. */
  list: Paged<typeof listStation>
  onDone: () => void
}

/** Lines that were signed on the printed list, entered together when the network is back. */
export function PaperEntry({ list, onDone }: PaperEntryProps) {
  const [signed, setSigned] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const [stoppedAt, setStoppedAt] = useState('')
  const hand = useCommand(handOver)
  const toggle = (id: string) => {
    // What is being entered is settled: a tap now would change what the count below says of it.
    if (busy) return
    setSigned((before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before, id],
    )
  }
  const send = async () => {
    setBusy(true)
    setStoppedAt('')
    let done = 0
    for (const id of signed) {
      if (!(await hand.run({ id, how: 'paper' }))) break
      done += 1
    }
    // One that fails stops the rest, and is no longer chosen: it may never go through.
    const failed = list.items.find(({ id }) => id === signed[done])
    const rest = signed.slice(done + 1)
    await list.refresh()
    setSigned(rest)
    setBusy(false)
    if (failed) setStoppedAt(`${failed.name} · ${failed.giftTitle}`)
    if (done < signed.length) return
    toast(`登记好了 ${done} 件，居民会收到提醒`)
    onDone()
  }
  return (
    <Fragment>
      <Notice>打开纸单上签过字的；每位居民都会收到提醒。</Notice>
      {hand.error && stoppedAt !== '' && (
        <Notice tone='danger'>{`${stoppedAt}没有登记：${hand.error.message}`}</Notice>
      )}
      <PagedList
        list={list}
        empty={<Empty icon='gift-o' title='没有等着领的' words='纸单上的都登记好了。' />}
        row={({ id, name, giftTitle }) => {
          const isSigned = signed.includes(id)
          return (
            <List key={id}>
              <SwitchCell
                title={`${name} · ${giftTitle}`}
                label={isSigned ? '签过字了' : '没有签字'}
                checked={isSigned}
                onChange={() => toggle(id)}
              />
            </List>
          )
        }}
      />
      <Button
        label={`登记 ${signed.length} 件`}
        loading={busy}
        disabledReason={signed.length === 0 ? '先打开签过字的' : undefined}
        onPress={() => void send()}
      />
    </Fragment>
  )
}
