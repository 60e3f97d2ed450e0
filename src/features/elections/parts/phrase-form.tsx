import { parsePhrase } from '@domain/ballot/v1/scrutineer'
import { useState } from 'react'
import { Button, Stack, TextArea } from '@/ui'

const SLIP = '有字不对，或者顺序错了。请对着纸，一组一组再看一遍。'

interface PhraseFormProps {
  label: string
  /** The secret that it must be; absent when any sound phrase will do. */
  secret?: bigint
  onTyped: (secret: bigint) => void
}

/** The words from the paper, typed in again; a slip of the pen shows here and not at the count. */
export function PhraseForm({ label, secret, onTyped }: PhraseFormProps) {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const check = () => {
    const typed = parsePhrase(text)
    const right = typed.ok && (secret === undefined || typed.value === secret)
    setError(right ? undefined : SLIP)
    if (right) onTyped(typed.value)
  }
  return (
    <Stack>
      <TextArea label='纸上的口令' hint='三十六个字，空格不要紧' error={error} onChange={setText} />
      <Button label={label} onPress={check} />
    </Stack>
  )
}
