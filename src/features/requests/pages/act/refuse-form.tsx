import { MAX_TEXT, refuseRequest } from '@functions/requests/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { TextArea } from '@/ui'
import { FormFrame, type FormProps } from './form'

/** Why a request is not taken up; the resident reads it. */
export function RefuseForm({ request, onDone }: FormProps) {
  const [reason, setReason] = useState('')
  const command = useCommand(refuseRequest)
  const send = async () => {
    const answer = await command.run({ id: request.id, reason })
    if (answer) onDone('居民会看到您写的原因。')
  }
  return (
    <FormFrame
      request={request}
      title='为什么不受理？'
      lead='居民会看到这段话，请写清楚可以去找谁。'
      error={command.error}
      button={{
        label: '不受理',
        kind: 'danger',
        pending: command.pending,
        onPress: () => void send(),
      }}
    >
      <TextArea
        label='原因'
        placeholder='例如：这是您家里的水管，请联系物业报修，电话在楼门口'
        limit={MAX_TEXT}
        error={command.error?.fields.reason}
        onChange={setReason}
      />
    </FormFrame>
  )
}
