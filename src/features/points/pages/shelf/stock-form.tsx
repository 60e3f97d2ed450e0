import { countStock, type GiftView } from '@functions/points/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { inputErrors, useCommand } from '@/cloud'
import { Button, Notice, Picker, TextField, toast } from '@/ui'

const WHAT = [
  { value: 'came', label: '到货，多了' },
  { value: 'fewer', label: '盘点，少了' },
] as const

/** Gifts that came, or that a stock-taking found missing; the ledger keeps who wrote it and why. */
export function StockForm({ gift, onDone }: { gift: GiftView; onDone: () => Promise<void> }) {
  const [what, setWhat] = useState<'came' | 'fewer'>('came')
  const [pieces, setPieces] = useState('')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const count = useCommand(countStock)
  const change = Number(pieces) * (what === 'came' ? 1 : -1)
  const input = { gift: gift.id, change, reason: reason || (what === 'came' ? '到货' : '') }
  const found = inputErrors(countStock, input)
  const errors = asked ? found : {}
  const send = async () => {
    setAsked(true)
    if (Object.keys(found).length > 0) return
    const done = await count.run(input)
    if (!done) return
    toast(`记好了，还有 ${done.free} 件能换`)
    await onDone()
  }
  return (
    <View>
      {count.error && <Notice tone='danger'>{count.error.message}</Notice>}
      <Notice>{`现在还有 ${gift.free} 件能换；换了没领的已经留出来，不算在里面。`}</Notice>
      <Picker label='登记什么' options={WHAT} value={what} onChange={setWhat} />
      <TextField label='几件' keyboard='number' error={errors.change} onChange={setPieces} />
      <TextField
        label='原因'
        optional={what === 'came'}
        placeholder={what === 'came' ? '例如：社区送来' : '例如：盘点少一件'}
        limit={100}
        error={errors.reason}
        onChange={setReason}
      />
      <Button label='登记' loading={count.pending} onPress={() => void send()} />
    </View>
  )
}
