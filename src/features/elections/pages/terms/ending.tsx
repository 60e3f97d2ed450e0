import { endTerm, resignTerm, type TermView } from '@functions/elections/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, Stack, toast } from '@/ui'

interface EndingProps {
  term: TermView
  onChanged: () => Promise<void>
}

type Because = 'resigned' | 'moved_away' | 'died'

const WORDS = {
  resigned: {
    title: '辞去职务？',
    message: '职务马上结束，社区会启动补选。不能撤回。',
    label: '为什么辞职',
    confirm: '辞职',
  },
  moved_away: {
    title: '登记已经搬走？',
    message: '两位都这样登记了才算：职务结束，并要在期限内启动补选。本人会马上知道。',
    label: '怎么核实的',
    confirm: '登记搬走',
  },
  died: {
    title: '登记已经去世？',
    message: '两位都这样登记了才算：职务结束，并要在期限内启动补选。',
    label: '怎么核实的',
    confirm: '登记去世',
  },
} as const satisfies Record<Because, object>

/** A term that ends before its time: by who holds it, or by what the secretary has found out. */
export function Ending({ term, onChanged }: EndingProps) {
  const { id, moves, endAsked } = term
  const [asking, setAsking] = useState<Because>()
  const resign = useCommand(resignTerm)
  const end = useCommand(endTerm)
  const error = resign.error ?? end.error
  const words = WORDS[asking ?? 'resigned']
  const settle = async (said: string) => {
    if (asking === undefined) return
    const done =
      asking === 'resigned'
        ? await resign.run({ id, words: said })
        : await end.run({ id, because: asking, words: said })
    setAsking(undefined)
    if (!done) return
    const waits = 'waitsForSecond' in done && done.waitsForSecond
    toast(waits ? '登记了，等另一位核实' : '任期结束了')
    await onChanged()
  }
  if (!moves.includes('resign') && !moves.includes('end')) return null
  return (
    <Stack>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {endAsked && (
        <Notice>
          {endAsked.by}登记了“本人已经{endAsked.because === 'died' ? '去世' : '搬走'}”，
          {endAsked.mine ? '等另一位核实。' : '核实无误请同样登记一次。'}
        </Notice>
      )}
      {moves.includes('resign') && (
        <Button kind='text' label='我要辞职' onPress={() => setAsking('resigned')} />
      )}
      {moves.includes('end') && (
        <Button kind='text' label='本人已经搬走' onPress={() => setAsking('moved_away')} />
      )}
      {moves.includes('end') && (
        <Button kind='text' label='本人已经去世' onPress={() => setAsking('died')} />
      )}
      <Confirm
        open={asking !== undefined}
        title={words.title}
        message={words.message}
        confirmLabel={words.confirm}
        danger
        reason={{ label: words.label, limit: 200, missing: '请写一写' }}
        busy={resign.pending || end.pending}
        onConfirm={(said) => void settle(said)}
        onCancel={() => setAsking(undefined)}
      />
    </Stack>
  )
}
