import { PhotoRow } from '@/ui'
import { usePhotoUrls } from './photo-urls'

interface CloudPhotosProps {
  /** `cloud://` ids. */
  ids: readonly string[]
  /** What they show, for a screen reader. */
  label: string
  /** Ids among them that others do not see yet. */
  pending?: readonly string[]
}

/** Stored photos to look at. */
export function CloudPhotos({ ids, label, pending = [] }: CloudPhotosProps) {
  const urls = usePhotoUrls(ids)
  const addresses = (some: readonly string[]) => some.flatMap((id) => urls.get(id) ?? [])
  return <PhotoRow photos={addresses(ids)} label={label} pending={addresses(pending)} />
}
