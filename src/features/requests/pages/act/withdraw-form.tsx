import { MAX_TEXT, withdrawRequest } from '@functions/requests/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { TextArea } from '@/ui'
import { FormFrame, type FormProps } from './form'

/** The reporter no longer asks for it. It can't be taken back, so it says what happens. */
export function WithdrawForm({ request, onDone }: FormProps) {
  const [reason, setReason] = useState('')
  const command = useCommand(withdrawRequest)
  const send = async () => {
    const words = reason.trim()
    const answer = await command.run({ id: request.id, ...(words === '' ? {} : { reason: words }) })
    if (answer) onDone('已经撤回，不会再有人来办。')
  }
  return (
    <FormFrame
      request={request}
      title='要撤回这条诉求吗？'
      lead='撤回以后就不再办了；还想办，要重新报一次。'
      error={command.error}
      button={{
        label: '撤回',
        kind: 'danger',
        pending: command.pending,
        onPress: () => void send(),
      }}
    >
      <TextArea
        label='为什么撤回'
        optional
        placeholder='例如：已经自己修好了'
        limit={MAX_TEXT}
        error={command.error?.fields.reason}
        onChange={setReason}
      />
    </FormFrame>
  )
}
