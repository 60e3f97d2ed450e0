import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './button'
import { Sheet } from './sheet'
import { TextArea } from './text-input'
import './confirm.css'

interface ConfirmProps {
  open: boolean
  /** The question, short: 退回这条诉求？ */
  title: string
  /** What will happen then, in one or two sentences. */
  message?: string
  /** The verb on the button: 退回. */
  confirmLabel: string
  cancelLabel?: string
  /** For what can't be undone. */
  danger?: boolean
  /** Asks for words too; they are required unless `optional`. */
  reason?: {
    label: string
    placeholder?: string
    limit: number
    optional?: boolean
    /** What to say when it is left empty. */
    missing?: string
  }
  /** While the answer is being sent. */
  busy?: boolean
  /** Gets the trimmed reason, '' when none was asked. */
  onConfirm: (reason: string) => void
  onCancel: () => void
}

/** Asks once, plainly, before something happens; with a reason where one is owed. */
export function Confirm({ open, title, onCancel, ...rest }: ConfirmProps) {
  return (
    <Sheet open={open} title={title} onClose={onCancel}>
      <Question onCancel={onCancel} {...rest} />
    </Sheet>
  )
}

function Question({
  message,
  confirmLabel,
  cancelLabel = '先不了',
  danger = false,
  reason,
  busy = false,
  onConfirm,
  onCancel,
}: Omit<ConfirmProps, 'open' | 'title'>) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const words = text.trim()
  const missing = reason !== undefined && !reason.optional && words === ''
  const tooLong = reason !== undefined && [...words].length > reason.limit
  const answer = () => {
    setAsked(true)
    if (!missing && !tooLong) onConfirm(words)
  }
  return (
    <View className='ui-confirm'>
      {message !== undefined && <View>{message}</View>}
      {reason && (
        <TextArea
          label={reason.label}
          placeholder={reason.placeholder}
          limit={reason.limit}
          optional={reason.optional}
          error={asked && missing ? (reason.missing ?? `请写${reason.label}`) : undefined}
          onChange={setText}
        />
      )}
      <View className='ui-confirm__actions'>
        <Button
          kind={danger ? 'danger' : 'primary'}
          label={confirmLabel}
          loading={busy}
          onPress={answer}
        />
        <Button kind='text' label={cancelLabel} onPress={onCancel} />
      </View>
    </View>
  )
}
