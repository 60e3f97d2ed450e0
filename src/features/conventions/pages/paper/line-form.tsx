import { enterPaperSignature } from '@functions/conventions/contract'
import { useState } from 'react'
import { useCommand, usePhotoUrls } from '@/cloud'
import { Button, Notice, Page, PhotoRow, Picker, Section, TextField, toast } from '@/ui'
import type { PaperDesk } from './index'

interface LineFormProps {
  desk: PaperDesk
  sheet: string
  onEntered: () => Promise<void>
  onDone: () => void
}

/** Line after line of one sheet, read from its picture. */
export function LineForm({ desk, sheet, onEntered, onDone }: LineFormProps) {
  const { compound, textHash, rooms } = desk
  const urls = usePhotoUrls([sheet])
  const [household, setHousehold] = useState<string>()
  const [name, setName] = useState('')
  const [line, setLine] = useState(1)
  const [missing, setMissing] = useState<{ room?: string; name?: string }>({})
  const enter = useCommand(enterPaperSignature)
  const send = async () => {
    const isNamed = name.trim() !== ''
    setMissing({
      ...(!household && { room: '请选房号' }),
      ...(!isNamed && { name: '请照着纸上写名字' }),
    })
    if (!household || !isNamed) return
    const done = await enter.run({ compound, household, name, textHash, sheet })
    if (!done) return
    toast(done.waitsForSecond ? '记下了，等另一位再录一遍' : '两遍一样，签好了')
    setHousehold(undefined)
    setName('')
    setLine((was) => was + 1)
    await onEntered()
  }
  return (
    <Page
      bottom={
        <>
          {enter.error && <Notice tone='danger'>{enter.error.message}</Notice>}
          <Button label='录入这一行' loading={enter.pending} onPress={() => void send()} />
          <Button kind='text' label='这张纸录完了' onPress={onDone} />
        </>
      }
    >
      <PhotoRow photos={[...urls.values()]} label='签名纸' />
      <Section title={`第 ${line} 个签名`}>
        <Picker
          label='房号'
          options={rooms.map(({ path, room }) => ({ value: path, label: room }))}
          value={household}
          onChange={setHousehold}
          error={missing.room}
        />
        <TextField
          key={line}
          label='姓名'
          hint='照着纸上写，和另一位录的要一样'
          error={missing.name}
          limit={20}
          onChange={setName}
        />
      </Section>
    </Page>
  )
}
