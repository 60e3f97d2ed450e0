import { type ConventionView, recordReview } from '@functions/conventions/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, ChoiceGrid, formatDay, Notice, Section, Sheet, TextArea, toast } from '@/ui'

const OUTCOMES = [
  { value: 'keep', label: '继续用' },
  { value: 'revise', label: '要修改' },
] as const
type Outcome = (typeof OUTCOMES)[number]['value']

/** The yearly look at the convention: what came of it last, and for editors, when it is due, to record it. */
export function Review({ view, onChanged }: { view: ConventionView; onChanged: () => void }) {
  const { review, current, canEdit } = view
  const [open, setOpen] = useState(false)
  if (!current || (!review.last && !(review.due && canEdit))) return null
  const { last } = review
  return (
    <Section title='一年一看'>
      {last && (
        <Notice>
          {formatDay(last.at, Date.now())}回头看过：
          {last.outcome === 'keep' ? '继续用' : '要修改'}。{last.words}
        </Notice>
      )}
      {review.due && canEdit && (
        <Button kind='plain' label='记下这次怎么说' onPress={() => setOpen(true)} />
      )}
      <Sheet open={open} title='大家看了公约怎么说' onClose={() => setOpen(false)}>
        <Form
          id={current.id}
          onDone={() => {
            setOpen(false)
            onChanged()
          }}
        />
      </Sheet>
    </Section>
  )
}

function Form({ id, onDone }: { id: string; onDone: () => void }) {
  const [outcome, setOutcome] = useState<Outcome>()
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState<{ outcome?: string; words?: string }>({})
  const record = useCommand(recordReview)
  const send = async () => {
    const isSaid = words.trim() !== ''
    setMissing({
      ...(!outcome && { outcome: '请选一个' }),
      ...(!isSaid && { words: '请写一句大家怎么说' }),
    })
    if (!outcome || !isSaid || !(await record.run({ id, outcome, words }))) return
    toast(outcome === 'revise' ? '记下了，可以发起修改' : '记下了，明年再看')
    onDone()
  }
  return (
    <>
      {record.error && <Notice tone='danger'>{record.error.message}</Notice>}
      <ChoiceGrid
        label='结果'
        options={OUTCOMES}
        value={outcome}
        onChange={setOutcome}
        error={missing.outcome}
      />
      <TextArea label='大家怎么说' limit={300} onChange={setWords} error={missing.words} />
      <Button label='记下' loading={record.pending} onPress={() => void send()} />
    </>
  )
}
