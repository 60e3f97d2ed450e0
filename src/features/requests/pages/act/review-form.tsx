import { MAX_TEXT, type RequestDetail, reviewContent } from '@functions/requests/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { CloudPhotos, useCommand } from '@/cloud'
import { ChoiceGrid, type Option, TextArea } from '@/ui'
import './review-form.css'
import { FormFrame, type FormProps } from './form'

type Decision = 'pass' | 'reject'

const DECISIONS: readonly Option<Decision>[] = [
  { value: 'pass', label: '可以公开给办事的人看', hint: '通过以后照常受理' },
  { value: 'reject', label: '不能通过', hint: '有辱骂、广告、别人的隐私等' },
]

const photosOf = ({ photos, timeline }: RequestDetail, seq = 1) =>
  seq === 1 ? photos : (timeline.find((entry) => entry.seq === seq)?.photos ?? [])

/** Whether words that the machine was unsure of may be shown. */
export function ReviewForm({ request, onDone }: FormProps) {
  const [decision, setDecision] = useState<Decision>()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<{ decision?: string; reason?: string }>({})
  const command = useCommand(reviewContent)
  const [text] = request.review ?? []
  const send = async () => {
    const said = reason.trim()
    if (decision === undefined) return setMissing({ decision: '请选一个' })
    if (decision === 'reject' && said === '') {
      return setMissing({ reason: '请写明不予通过的原因' })
    }
    setMissing({})
    const answer = await command.run({
      id: request.id,
      seq: text?.seq ?? 1,
      decision,
      ...(said === '' ? {} : { reason: said }),
    })
    if (answer) onDone(decision === 'pass' ? '内容已通过，可以受理了。' : '居民会看到您写的原因。')
  }
  return (
    <FormFrame
      request={request}
      title='这段话可以通过吗？'
      lead='机器拿不准，要请您看一看。'
      error={command.error}
      button={{ label: '确定', pending: command.pending, onPress: () => void send() }}
    >
      <View className='review__words'>{text?.words}</View>
      <CloudPhotos ids={photosOf(request, text?.seq)} label='一起发来的照片' />
      <ChoiceGrid
        label='您的意见'
        layout='wide'
        options={DECISIONS}
        value={decision}
        error={missing.decision}
        onChange={setDecision}
      />
      {decision === 'reject' && (
        <TextArea
          label='原因'
          limit={MAX_TEXT}
          error={missing.reason ?? command.error?.fields.reason}
          onChange={setReason}
        />
      )}
    </FormFrame>
  )
}
