import { enterVote } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { useCommand, usePhotos } from '@/cloud'
import { Button, Notice, Sheet, TextField, toast, Uploader } from '@/ui'

const MOST_PAGES = 6

const COUNTS = [
  { key: 'present', label: '到会户数' },
  { key: 'women', label: '到会妇女人数' },
  { key: 'for', label: '赞成户数' },
  { key: 'against', label: '反对户数' },
  { key: 'abstain', label: '弃权户数' },
] as const

type Counts = Record<(typeof COUNTS)[number]['key'], string>

const NONE: Counts = { present: '', women: '', for: '', against: '', abstain: '' }

/** The meeting's result, entered by two people apart; the second one decides nothing, it must be the same. */
export function VoteForm({ id, onEntered }: { id: string; onEntered: () => Promise<void> }) {
  const [open, setOpen] = useState(false)
  const [counts, setCounts] = useState(NONE)
  const [missing, setMissing] = useState<Partial<Counts>>({})
  const photos = usePhotos([], MOST_PAGES)
  const enter = useCommand(enterVote)
  const send = async () => {
    const found = COUNTS.filter(({ key }) => !/^\d+$/.test(counts[key].trim()))
    setMissing(Object.fromEntries(found.map(({ key, label }) => [key, `请填${label}`])))
    if (found.length > 0) return
    const done = await enter.run({
      id,
      present: Number(counts.present),
      women: Number(counts.women),
      for: Number(counts.for),
      against: Number(counts.against),
      abstain: Number(counts.abstain),
      minutes: photos.fileIds,
    })
    if (!done) return
    setOpen(false)
    toast(done.waitsForSecond ? '已录入，请另一位再录一遍' : '两遍一致，结果已记下')
    await onEntered()
  }
  return (
    <Fragment>
      <Button kind='text' label='录入居民会议的结果' onPress={() => setOpen(true)} />
      <Sheet open={open} title='居民会议表决' onClose={() => setOpen(false)}>
        <View>
          <Notice>要两个人分别照着会议记录录一遍，一样了才算数。</Notice>
          {enter.error && <Notice tone='danger'>{enter.error.message}</Notice>}
          {COUNTS.map(({ key, label }) => (
            <TextField
              key={key}
              label={label}
              keyboard='number'
              error={missing[key]}
              onChange={(text) => setCounts((was) => ({ ...was, [key]: text }))}
            />
          ))}
          <Uploader
            label='会议记录的照片'
            photos={photos.photos}
            most={MOST_PAGES}
            onAdd={photos.add}
            onRemove={photos.remove}
            onRetry={photos.retry}
          />
          <Button
            label='录入'
            loading={enter.pending}
            disabledReason={photos.uploading ? '照片还在上传' : undefined}
            onPress={() => void send()}
          />
        </View>
      </Sheet>
    </Fragment>
  )
}
