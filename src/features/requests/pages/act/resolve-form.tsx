import { MAX_PHOTOS, MAX_TEXT, resolveRequest } from '@functions/requests/contract'
import { useState } from 'react'
import { useCommand, usePhotos } from '@/cloud'
import { TextArea, Uploader } from '@/ui'
import { photosReason } from '../../parts/photos'
import { FormFrame, type FormProps } from './form'

/** How it was solved, in words and photos. */
export function ResolveForm({ request, onDone }: FormProps) {
  const [words, setWords] = useState('')
  const photos = usePhotos([], MAX_PHOTOS)
  const command = useCommand(resolveRequest)
  const send = async () => {
    const answer = await command.run({ id: request.id, words, photos: photos.fileIds })
    if (answer) onDone('已经告诉居民，等居民说解决了没有。')
  }
  return (
    <FormFrame
      request={request}
      title='是怎么解决的？'
      lead='居民看了会回答解决了没有。'
      error={command.error}
      button={{
        label: '提交结果',
        pending: command.pending,
        disabledReason: photosReason(photos),
        onPress: () => void send(),
      }}
    >
      <TextArea
        label='说一说'
        placeholder='例如：换了新灯泡，今晚已经亮了'
        limit={MAX_TEXT}
        error={command.error?.fields.words}
        onChange={setWords}
      />
      <Uploader
        label='办好以后的照片'
        optional
        most={MAX_PHOTOS}
        photos={photos.photos}
        error={command.error?.fields.photos}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
    </FormFrame>
  )
}
