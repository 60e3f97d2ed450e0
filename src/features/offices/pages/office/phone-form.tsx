import { setDutyPhone } from '@functions/people/contract/offices'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Notice, TextField, toast } from '@/ui'
import '../../parts/form.css'

interface PhoneFormProps {
  id: string
  phone: string | undefined
  onDone: () => void
}

/** The holder's own choice: publishing a phone is never part of taking an office. */
export function PhoneForm({ id, phone, onDone }: PhoneFormProps) {
  const [text, setText] = useState(phone ?? '')
  const { run, pending, error } = useCommand(setDutyPhone)
  const save = async (value: string | null) => {
    if (!(await run({ id, phone: value }))) return
    toast(value === null ? '已经收回' : '已经公开')
    onDone()
  }
  return (
    <View className='office-form'>
      <Notice>公开以后，您管的地方的居民都看得到、打得通。随时可以收回。</Notice>
      {error && error.kind !== 'input' && <Notice tone='danger'>{error.message}</Notice>}
      <TextField
        label='电话'
        keyboard='text'
        hint='手机号，或带区号的座机号'
        defaultValue={phone}
        error={error?.fields.phone}
        onChange={setText}
      />
      <Button label='同意公开' loading={pending} onPress={() => void save(text)} />
      {phone !== undefined && (
        <Button kind='text' label='收回不公开' onPress={() => void save(null)} />
      )}
    </View>
  )
}
