import { bindPhone, removePhone } from '@functions/people/contract/residence'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, PhoneButton, Stack, toast } from '@/ui'
import { ConsentSheet, consentAskedBy } from './consent-sheet'
import './residence.css'

interface PhoneCardProps {
  /** Masked; undefined while there is none. */
  phone: string | undefined
  onChanged: () => Promise<void>
}

/** One's phone number: given by a tap on WeChat's own button, or not at all. */
export function PhoneCard({ phone, onChanged }: PhoneCardProps) {
  const bind = useCommand(bindPhone)
  const remove = useCommand(removePhone)
  const [refused, setRefused] = useState(false)
  const [removing, setRemoving] = useState(false)
  /** WeChat's code of the last tap: good for one use, so it is kept while consent is asked. */
  const [taken, setTaken] = useState<string>()
  const take = async (code: string | undefined) => {
    setRefused(code === undefined)
    setTaken(code)
    if (code === undefined) return
    if (await bind.run({ code })) await onChanged()
  }
  const drop = async () => {
    if (!(await remove.run({}))) return
    setRemoving(false)
    toast('已删去')
    await onChanged()
  }
  const refusal = consentAskedBy(bind.error) ? undefined : bind.error
  const error = refusal ?? remove.error
  return (
    <Stack>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {refused && <Notice>没有授权也可以用别的办法认领，不影响报问题。</Notice>}
      <View>{phone ? `手机号 ${phone}` : '还没有登记手机号'}</View>
      <View className='residence-small'>只用来核对住处、办事时联系您；别人看不到整个号码。</View>
      <PhoneButton
        label={phone ? '换成现在的微信手机号' : '用微信手机号'}
        loading={bind.pending}
        onCode={(code) => void take(code)}
      />
      <ConsentSheet
        error={bind.error}
        without='不同意就用别的办法登记。'
        onAgreed={() => void take(taken)}
        onNotNow={bind.clearError}
      />
      {phone && <Button kind='text' label='删去手机号' onPress={() => setRemoving(true)} />}
      <Confirm
        open={removing}
        title='删去手机号？'
        message='删去以后，办事的人没法给您打电话。以后可以再登记。'
        confirmLabel='删去'
        danger
        busy={remove.pending}
        onConfirm={() => void drop()}
        onCancel={() => setRemoving(false)}
      />
    </Stack>
  )
}
