import { fileVersion, reviewDraft } from '@functions/conventions/contract'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, toast } from '@/ui'
import type { MovesProps } from './moves'

/** The sub-district reads it: passes it, or sends it back with the reason. */
export function Reviewing({ version: { id, textHash: seen = '' }, onMoved }: MovesProps) {
  const [asking, setAsking] = useState(false)
  const review = useCommand(reviewDraft)
  const decide = async (decision: 'approve' | 'send_back', reason?: string) => {
    const done = await review.run({ id, seen, decision, ...(reason && { reason }) })
    setAsking(false)
    if (!done) return
    toast(decision === 'approve' ? '已通过审核' : '已退回')
    await onMoved()
  }
  return (
    <Fragment>
      {review.error && <Notice tone='danger'>{review.error.message}</Notice>}
      <Button label='审核通过' loading={review.pending} onPress={() => void decide('approve')} />
      <Button kind='text' label='退回修改' onPress={() => setAsking(true)} />
      <Confirm
        open={asking}
        title='退回修改？'
        message='起草的人会看到您写的话，改好再送来。'
        confirmLabel='退回'
        reason={{ label: '要改哪里', missing: '请写明要改哪里', limit: 200 }}
        busy={review.pending}
        onConfirm={(reason) => void decide('send_back', reason)}
        onCancel={() => setAsking(false)}
      />
    </Fragment>
  )
}

/** The sub-district files what was passed. */
export function FileIt({ version: { id }, onMoved }: MovesProps) {
  const [asking, setAsking] = useState(false)
  const file = useCommand(fileVersion)
  const send = async (number: string) => {
    const done = await file.run({ id, number })
    setAsking(false)
    if (!done) return
    toast('已备案')
    await onMoved()
  }
  return (
    <Fragment>
      {file.error && <Notice tone='danger'>{file.error.message}</Notice>}
      <Button label='登记备案' onPress={() => setAsking(true)} />
      <Confirm
        open={asking}
        title='登记备案'
        message='备案以后就可以公布，回执在这一页打开。'
        confirmLabel='备案'
        reason={{ label: '备案编号', missing: '请写备案编号', limit: 40 }}
        busy={file.pending}
        onConfirm={(number) => void send(number)}
        onCancel={() => setAsking(false)}
      />
    </Fragment>
  )
}
