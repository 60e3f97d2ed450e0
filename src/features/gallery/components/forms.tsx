import { useState } from 'react'
import { ChoiceGrid, Picker, TextArea, TextField, Uploader, type UploaderPhoto } from '@/ui'
import { samplePhoto } from './sample-photo'

const KINDS = [
  { value: 'light', label: '路灯照明', icon: 'bulb-o' },
  { value: 'water', label: '漏水堵塞', icon: 'brush-o' },
  { value: 'clean', label: '环境卫生', icon: 'delete-o' },
  { value: 'other', label: '其他', icon: 'more-o', hint: '都可以说' },
] as const

const PLACES = Array.from({ length: 8 }, (_, index) => ({
  value: `b${index + 1}`,
  label: `${index + 1} 栋`,
}))

const ignore = () => {}

const PHOTOS: readonly UploaderPhoto[] = [
  { src: samplePhoto('7fb3a8'), state: 'done', percent: 100 },
  { src: samplePhoto('c9a27a'), state: 'uploading', percent: 46 },
  { src: samplePhoto('8d8fb8'), state: 'failed', percent: 0, message: '没传上去', canRetry: true },
]

/** Everything to fill in, empty, filled and wrong. */
export function Forms() {
  const [kind, setKind] = useState<(typeof KINDS)[number]['value'] | undefined>('water')
  const [place, setPlace] = useState<string>()
  const [solved, setSolved] = useState<'yes' | 'partly' | 'no'>()
  const [photos, setPhotos] = useState(PHOTOS)
  return (
    <>
      <ChoiceGrid label='是哪一类问题' options={KINDS} value={kind} onChange={setKind} />
      <TextArea
        label='哪里不对'
        placeholder='一句话也行，例如：二楼的灯三天没亮了'
        limit={100}
        onChange={ignore}
      />
      <TextArea
        label='写多了的时候'
        defaultValue='灯坏了，晚上看不见台阶，请尽快修一修。'
        limit={10}
        onChange={ignore}
      />
      <Picker label='哪一栋' options={PLACES} value={place} onChange={setPlace} />
      <TextField
        label='具体位置'
        optional
        placeholder='例如：3 栋门口'
        hint='写得越清楚，来得越快'
        onChange={ignore}
      />
      <TextField
        label='联系电话'
        keyboard='number'
        defaultValue='123'
        error='手机号是 11 位，请再看一下'
        onChange={ignore}
      />
      <ChoiceGrid
        label='解决了吗'
        layout='three'
        options={[
          { value: 'yes', label: '解决了' },
          { value: 'partly', label: '好一些' },
          { value: 'no', label: '没解决' },
        ]}
        value={solved}
        onChange={setSolved}
      />
      <Uploader
        label='照片'
        optional
        photos={photos}
        onAdd={(paths) =>
          setPhotos((now) => [
            ...now,
            ...paths.map((src) => ({ src, state: 'done', percent: 100 }) as const),
          ])
        }
        onRemove={(index) => setPhotos((now) => now.filter((_, at) => at !== index))}
        onRetry={(index) =>
          setPhotos((now) =>
            now.map((photo, at) => (at === index ? { ...photo, state: 'uploading' } : photo)),
          )
        }
      />
    </>
  )
}
