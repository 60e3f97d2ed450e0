/**
 * The photos of a form: each is sent as soon as it is chosen, so that the last tap is quick and
 * nothing is lost when the page closes.
 * @module
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { toCallError } from './errors'
import { photoUrls } from './photo-urls'
import { newPhotoFolder, uploadPhoto } from './upload-photo'

export interface Photo {
  /** What to show: a path on the phone, or the `cloud://` id of a photo kept from before. */
  src: string
  state: 'uploading' | 'done' | 'failed'
  /** Percent sent while `uploading`. */
  percent: number
  /** The `cloud://` id once `done`. */
  fileId?: string
  /** Why it `failed`; one that is no picture can't be tried again. */
  message?: string
  canRetry?: boolean
}

export interface Photos {
  photos: Photo[]
  /** Ids of the photos that arrived, in order. */
  fileIds: string[]
  /** True while any is on its way. */
  uploading: boolean
  failed: boolean
  /** Takes photos by their paths on the phone and starts to send them. */
  add: (paths: string[]) => void
  remove: (index: number) => void
  retry: (index: number) => void
  /** Takes all of them away. */
  clear: () => void
}

/** @param kept ids of photos sent before, from a draft */
export function usePhotos(kept: readonly string[], most: number): Photos {
  const [photos, setPhotos] = useState<Photo[]>(() =>
    kept.map((fileId) => ({ src: fileId, fileId, state: 'done', percent: 100 })),
  )
  const folder = useRef<Promise<string>>()
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])

  // A photo kept from before is shown by its address, once that is known.
  const [begun] = useState(kept)
  useEffect(() => {
    void photoUrls(begun).then((urls) => {
      if (!mounted.current || urls.size === 0) return
      setPhotos((list) =>
        list.map((photo) => ({ ...photo, src: urls.get(photo.fileId ?? '') ?? photo.src })),
      )
    })
  }, [begun])

  const send = useCallback(async (src: string) => {
    const put = (change: Partial<Photo>) => {
      if (!mounted.current) return
      setPhotos((list) =>
        list.map((photo) => (photo.src === src ? { ...photo, ...change } : photo)),
      )
    }
    folder.current ??= newPhotoFolder()
    try {
      const fileId = await uploadPhoto(src, await folder.current, (percent) => put({ percent }))
      put({ state: 'done', percent: 100, fileId })
    } catch (thrown) {
      const { kind, message } = toCallError(thrown)
      put({ state: 'failed', message, canRetry: kind !== 'input' })
    }
  }, [])

  const count = photos.length
  const add = useCallback(
    (paths: string[]) => {
      const taken = paths.slice(0, Math.max(0, most - count))
      setPhotos((list) => [...list, ...taken.map(started)])
      for (const path of taken) void send(path)
    },
    [count, most, send],
  )
  const remove = useCallback(
    (index: number) => setPhotos((list) => list.filter((_, at) => at !== index)),
    [],
  )
  const retry = useCallback(
    (index: number) => {
      const photo = photos[index]
      if (photo?.state !== 'failed' || !photo.canRetry) return
      setPhotos((list) => list.map((one, at) => (at === index ? started(one.src) : one)))
      void send(photo.src)
    },
    [photos, send],
  )

  return {
    photos,
    fileIds: photos.flatMap((photo) => photo.fileId ?? []),
    uploading: photos.some((photo) => photo.state === 'uploading'),
    failed: photos.some((photo) => photo.state === 'failed'),
    add,
    remove,
    retry,
    clear: useCallback(() => setPhotos([]), []),
  }
}

const started = (src: string): Photo => ({ src, state: 'uploading', percent: 0 })
