import { PhotoRow } from '@/ui'
import { usePhotoUrls } from './photo-urls'

interface CloudPhotosProps {
  /** `cloud://` ids. */
  ids: readonly string[]
  /** What they show, for a screen reader. */
  label: string
}

/** Stored photos to look at. */
export function CloudPhotos({ ids, label }: CloudPhotosProps) {
  const urls = usePhotoUrls(ids)
  return <PhotoRow photos={ids.flatMap((id) => urls.get(id) ?? [])} label={label} />
}
