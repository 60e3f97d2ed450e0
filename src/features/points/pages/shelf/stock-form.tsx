import { countStock, type GiftView, takeStock } from '@functions/points/contract'
import { useState } from 'react'
import { inputErrors, useCommand } from '@/cloud'
import { Button, Notice, Stack, Tabs, TextField, toast } from '@/ui'

const WHAT = [
  { key: 'came', label: '到货' },
  { key: 'counted', label: '盘点' },
] as const

interface FormProps {
  gift: GiftView
  onDone: () => Promise<void>
}

/** Gifts that came, or how many a count found; the books keep who wrote it. */
export function StockForm({ gift, onDone }: FormProps) {
  const [what, setWhat] = useState<'came' | 'counted'>('came')
  return (
    <Stack>
      <Tabs tabs={WHAT} chosen={what} onChoose={setWhat} />
      <Notice>{`现在还有 ${gift.free} 件能换；换了没领的另外留着。`}</Notice>
      {what === 'came' ? (
        <CameForm gift={gift} onDone={onDone} />
      ) : (
        <CountForm gift={gift} onDone={onDone} />
      )}
    </Stack>
  )
}

function CameForm({ gift, onDone }: FormProps) {
  const [pieces, setPieces] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const add = useCommand(countStock)
  const input = { gift: gift.id, change: Number(pieces), reason: reason || '到货' }
  const found = inputErrors(countStock, input)
  const errors = asked ? found : {}
  const send = async () => {
    setAsked(true)
    if (Object.keys(found).length > 0) return
    const done = await add.run(input)
    if (!done) return
    toast(`记好了，还有 ${done.free} 件能换`)
    await onDone()
  }
  return (
    <Stack>
      {add.error && <Notice tone='danger'>{add.error.message}</Notice>}
      <TextField label='来了几件' keyboard='number' error={errors.change} onChange={setPieces} />
      <TextField
        label='哪里来的'
        optional
        placeholder='例如：社区送来'
        limit={100}
        error={errors.reason}
        onChange={setReason}
      />
      <Button label='登记到货' loading={add.pending} onPress={() => void send()} />
    </Stack>
  )
}

function CountForm({ gift, onDone }: FormProps) {
  const [counted, setCounted] = useState('')
  const [asked, setAsked] = useState(false)
  const count = useCommand(takeStock)
  const missing = asked && counted.trim() === ''
  const send = async () => {
    setAsked(true)
    if (counted.trim() === '') return
    const done = await count.run({ gift: gift.id, counted: Number(counted) })
    if (!done) return
    toast(done.state === 'equal' ? '账实相符' : '对不上，等第二人核对')
    await onDone()
  }
  return (
    <Stack>
      {count.error && <Notice tone='danger'>{count.error.message}</Notice>}
      <TextField
        label='架上数到几件'
        keyboard='number'
        hint='留着等人领的也算在内；对不上的由另一位核对以后才改账'
        error={missing ? '请写数到几件' : undefined}
        onChange={setCounted}
      />
      <Button label='录入盘点' loading={count.pending} onPress={() => void send()} />
    </Stack>
  )
}
