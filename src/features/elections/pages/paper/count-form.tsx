import { fromHex, toBase64url } from '@domain/ballot/v1/client'
import { type PaperCount, signPaperCount } from '@domain/ballot/v1/paper'
import { encodeSignature } from '@domain/ballot/v1/signature'
import { enterPaper, type PaperDeskView } from '@functions/elections/contract'
import { useState } from 'react'
import { call } from '@/cloud'
import { Button, Notice, Section, TextField, toast } from '@/ui'
import { keptKeys } from '../../parts/keys'
import { secretRandom } from '../../parts/random'
import { useDoing } from '../../parts/use-doing'

interface CountFormProps {
  id: string
  desk: PaperDeskView
  onChanged: () => Promise<void>
}

/** One officer's own count; two that are equal make the result, and where they differ a third counts. */
export function CountForm({ id, desk, onChanged }: CountFormProps) {
  const { candidates, envelopes, entered, officer, differ, fingerprint } = desk
  const [totals, setTotals] = useState<readonly string[]>(candidates.map(() => ''))
  const [spoiled, setSpoiled] = useState('')
  const { doing, busy, error } = useDoing()
  const opened = envelopes.filter(({ disposition }) => disposition !== 'set-aside').length
  const filled = [...totals, spoiled].every((text) => /^\d{1,5}$/.test(text))
  const enter = async () => {
    const keys = keptKeys(id, 'officer')
    const print = fromHex(fingerprint)
    if (!keys || !print) throw new Error('您的计票签名不在这部手机上，请用登记时的那一部')
    const numbers = totals.map(Number)
    const count: PaperCount = {
      entries: envelopes.map(({ index, disposition }) => ({ household: index, disposition })),
      spoiled: Number(spoiled),
      totals: [numbers],
    }
    const { signature } = signPaperCount(print, count, officer, keys, await secretRandom())
    const signed = toBase64url(encodeSignature(signature))
    const said = await call(enterPaper, {
      ...{ id, spoiled: Number(spoiled), totals: numbers, signature: signed },
    }).finally(onChanged)
    toast(said.settled ? '两份一样，已写进票板' : '已记下，等另一位录入')
  }
  return (
    <Section title='清点纸质票'>
      <Notice>{`要拆 ${opened} 个信封。两位各数各的，不要商量；两份一样才算数。`}</Notice>
      {differ && <Notice tone='warn'>前面的录入不一样，请再数一遍，或者由第三位来数。</Notice>}
      {entered.includes(officer) && <Notice>您已录入。数错了可以再录一次。</Notice>}
      {candidates.map((name, place) => (
        <TextField
          key={name}
          label={`${name}的票数`}
          keyboard='number'
          onChange={(text) => setTotals(totals.map((was, i) => (i === place ? text : was)))}
        />
      ))}
      <TextField label='废票' keyboard='number' hint='看不清、选多了的' onChange={setSpoiled} />
      {error !== '' && <Notice tone='danger'>{error}</Notice>}
      <Button
        label='签名并提交'
        loading={busy}
        onPress={() => void doing(enter)}
        {...(!filled && { disabledReason: '每一格都要填，没有就填 0' })}
      />
    </Section>
  )
}
