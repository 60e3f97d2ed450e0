import { checkIn } from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Notice, Sheet, TextField, toast } from '@/ui'
import { MOMENT_WORDS } from '../../words'
import { deviceName } from './device'
import './check-in.css'

/** Signing in by the leader's code: scanned, or typed by who can't scan. */
export function CheckIn({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const command = useCommand(checkIn)
  const [typing, setTyping] = useState(false)
  const send = async (code: string) => {
    const done = await command.run({ id, code, device: await deviceName() })
    if (!done) return
    setTyping(false)
    toast(done.accepted ? `${MOMENT_WORDS[done.moment]}签到好了` : '这个码过时了，请用现场的码')
    await onDone()
  }
  const scan = async () => {
    const found = await Taro.scanCode({ onlyFromCamera: true }).catch(() => undefined)
    if (found) await send(found.result)
  }
  const error = command.error && <Notice tone='danger'>{command.error.message}</Notice>
  return (
    <View>
      {!typing && error}
      <Button label='扫码签到' icon='scan' loading={command.pending} onPress={() => void scan()} />
      <Button kind='text' label='扫不了？输入数字' onPress={() => setTyping(true)} />
      <Sheet open={typing} title='输入签到数字' onClose={() => setTyping(false)}>
        {error}
        <Typed busy={command.pending} onSend={(digits) => void send(digits)} />
      </Sheet>
    </View>
  )
}

function Typed({ busy, onSend }: { busy: boolean; onSend: (digits: string) => void }) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const digits = text.replace(/\s/g, '')
  const wrong = !/^\d{8}$/.test(digits)
  const send = () => {
    setAsked(true)
    if (!wrong) onSend(digits)
  }
  return (
    <View className='check-in__typed'>
      <TextField
        label='负责人屏幕上的 8 位数字'
        keyboard='number'
        error={asked && wrong ? '要输 8 位数字' : undefined}
        onChange={setText}
      />
      <Button label='签到' loading={busy} onPress={send} />
    </View>
  )
}
