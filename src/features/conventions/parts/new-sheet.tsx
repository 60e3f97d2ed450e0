import { useState } from 'react'
import { usePhotos } from '@/cloud'
import { Button, Page, Uploader } from '@/ui'

interface NewSheetProps {
  /** What is on the paper: 签名纸. */
  what: string
  lead: string
  onBack: () => void
  /** Called with the id of the picture once it arrived. */
  onTaken: (sheet: string) => void
}

/** One picture of one signed page. */
export function NewSheet({ what, lead, onBack, onTaken }: NewSheetProps) {
  const photos = usePhotos([], 1)
  const [missing, setMissing] = useState<string>()
  const next = () => {
    const [sheet] = photos.fileIds
    if (sheet) onTaken(sheet)
    else setMissing(`请先拍下${what}`)
  }
  return (
    <Page
      title={`拍${what}`}
      lead={lead}
      bottom={
        <>
          <Button
            label='下一步，录入'
            disabledReason={photos.uploading ? '照片还在上传' : undefined}
            onPress={next}
          />
          <Button kind='text' label='返回' onPress={onBack} />
        </>
      }
    >
      <Uploader
        label={`${what}的照片`}
        photos={photos.photos}
        most={1}
        error={missing}
        onAdd={(paths) => {
          setMissing(undefined)
          photos.add(paths)
        }}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
    </Page>
  )
}
