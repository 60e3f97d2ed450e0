import { type GiftView, saveGift } from '@functions/points/contract'
import { useState } from 'react'
import { inputErrors, useCommand, usePhotos } from '@/cloud'
import { Button, List, Notice, Stack, SwitchCell, TextField, toast, Uploader } from '@/ui'

interface GiftFormProps {
  compound: string
  /** The one to change; a new one without. */
  gift: GiftView | undefined
  onDone: () => Promise<void>
}

/** A gift's name, price, place and hours, its picture, and whether it is given now. */
export function GiftForm({ compound, gift, onDone }: GiftFormProps) {
  const [text, setText] = useState({
    title: gift?.title ?? '',
    place: gift?.place ?? '',
    hours: gift?.hours ?? '',
  })
  const [points, setPoints] = useState(gift ? String(gift.points) : '')
  const [open, setOpen] = useState(gift?.open ?? true)
  const [asked, setAsked] = useState(false)
  const photos = usePhotos([], 1)
  const save = useCommand(saveGift)
  const write = (field: keyof typeof text) => (words: string) =>
    setText((before) => ({ ...before, [field]: words }))
  const [picture] = photos.fileIds
  const input = {
    compound,
    ...text,
    points: Number(points),
    state: open ? ('open' as const) : ('closed' as const),
    ...(gift && { id: gift.id }),
    ...(picture !== undefined && { picture }),
  }
  const found = inputErrors(saveGift, input)
  const errors = asked ? found : {}
  const send = async () => {
    setAsked(true)
    if (Object.keys(found).length > 0 || !(await save.run(input))) return
    toast(gift ? '已改好' : '已上架，别忘了登记数量')
    await onDone()
  }
  return (
    <Stack>
      {save.error && <Notice tone='danger'>{save.error.message}</Notice>}
      <TextField
        label='名称'
        placeholder='例如：洗衣液一袋'
        limit={20}
        defaultValue={text.title}
        error={errors.title}
        onChange={write('title')}
      />
      <TextField
        label='要多少积分'
        keyboard='number'
        hint='20 分以下不用审批'
        defaultValue={points}
        error={errors.points}
        onChange={setPoints}
      />
      <TextField
        label='在哪里领'
        placeholder='例如：小区党群服务站'
        limit={40}
        defaultValue={text.place}
        error={errors.place}
        onChange={write('place')}
      />
      <TextField
        label='什么时间领'
        placeholder='例如：周六上午 9 点到 11 点'
        limit={40}
        defaultValue={text.hours}
        error={errors.hours}
        onChange={write('hours')}
      />
      <Uploader
        label={gift?.picture ? '换一张照片' : '照片'}
        optional
        most={1}
        photos={photos.photos}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
      {gift && (
        <List>
          <SwitchCell
            title='给大家换'
            label='关掉就是下架，已经换到的照样能领'
            checked={open}
            onChange={setOpen}
          />
        </List>
      )}
      <Button label='存好' loading={save.pending || photos.uploading} onPress={() => void send()} />
    </Stack>
  )
}
