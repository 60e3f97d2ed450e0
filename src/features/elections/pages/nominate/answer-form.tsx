import {
  answerNomination,
  appealReview,
  MAX_STATEMENT,
  type NominationView,
} from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand, usePhotos } from '@/cloud'
import { Button, Notice, Section, Stack, TextArea, TextField, toast, Uploader } from '@/ui'
import { DayField } from '../../parts/day-field'
import { REASON_WORDS } from '../../words'

interface AnswerFormProps {
  nomination: NominationView
  onAnswered: () => Promise<void>
}

/** What I say to being nominated, and afterwards how my review went. */
export function AnswerForm({ nomination, onAnswered }: AnswerFormProps) {
  const { state, review, appeal } = nomination
  if (review) return <Reviewed nomination={nomination} onAnswered={onAnswered} />
  if (state === 'proposed') return <Asked nomination={nomination} onAnswered={onAnswered} />
  if (state === 'declined' || appeal) return null
  return <Notice>您已经答应参选，等社区审查资格。</Notice>
}

/** What is still to be written, in words; undefined when all is there. */
function missingIn({ bornOn, livesHereSince, statement }: Record<string, string>) {
  if (bornOn === '') return '请填出生日期，例如 1970年5月1日'
  if (livesHereSince === '') return '请填从什么时候住在这里'
  return statement?.trim() === '' ? '请写几句话，让邻居了解您' : undefined
}

function Asked({ nomination, onAnswered }: AnswerFormProps) {
  const [form, setForm] = useState({
    name: nomination.name,
    bornOn: '',
    livesHereSince: '',
    statement: '',
  })
  const photos = usePhotos([], 1)
  const answer = useCommand(answerNomination)
  const set = (field: keyof typeof form) => (text: string) =>
    setForm((was) => ({ ...was, [field]: text }))
  const send = async (accepts: boolean) => {
    const [photo] = photos.fileIds
    const said = accepts
      ? { accepts: true as const, ...form, ...(photo && { photo }) }
      : { accepts: false as const }
    if (!(await answer.run({ id: nomination.id, answer: said }))) return
    toast(accepts ? '已答应参选' : '已谢绝')
    await onAnswered()
  }
  const missing = missingIn(form)
  return (
    <Section title='请您答复'>
      <TextField label='姓名' hint='选票上这样写' defaultValue={form.name} onChange={set('name')} />
      <DayField label='出生日期' hint='只给审查的人看，公示后删除' onChange={set('bornOn')} />
      <DayField label='什么时候住到这里' hint='大概的日子就行' onChange={set('livesHereSince')} />
      <TextArea label='想对邻居说的话' limit={MAX_STATEMENT} onChange={set('statement')} />
      <Uploader
        label='照片'
        optional
        most={1}
        photos={photos.photos}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
      {answer.error && <Notice tone='danger'>{answer.error.message}</Notice>}
      <Button
        label='我愿意参选'
        loading={answer.pending}
        onPress={() => void send(true)}
        {...(missing && { disabledReason: missing })}
      />
      <Button kind='text' label='谢谢，我不参选' onPress={() => void send(false)} />
    </Section>
  )
}

function Reviewed({ nomination, onAnswered }: AnswerFormProps) {
  const { review, appeal, id } = nomination
  const command = useCommand(appealReview)
  const [words, setWords] = useState('')
  const send = async () => {
    if (await command.run({ id, words })) await onAnswered()
  }
  if (review?.decision === 'qualified') return <Notice>您的参选资格已经通过。</Notice>
  const why = [...(review?.reasons ?? []).map((one) => REASON_WORDS[one]), review?.words]
  return (
    <Section title='您的参选资格没有通过'>
      <Notice tone='warn'>{why.filter(Boolean).join('；')}</Notice>
      {appeal ? (
        <View>
          {appeal.ruling ? `申诉结果：${appeal.ruling.words}` : '申诉已提交，由另一位来定。'}
        </View>
      ) : (
        <Stack>
          <TextArea label='不同意的理由' limit={200} onChange={setWords} />
          {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
          <Button label='提出申诉' loading={command.pending} onPress={() => void send()} />
        </Stack>
      )}
    </Section>
  )
}
