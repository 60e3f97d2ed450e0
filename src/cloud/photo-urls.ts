/**
 * Addresses at which stored photos can be looked at.
 * @module
 */
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** An address is good for two hours; half of that leaves time to look. */
const FRESH_MS = 60 * 60_000
/** Most files WeChat answers for in one call. */
const AT_ONCE = 50

const known = new Map<string, { url: string; at: number }>()

const fresh = (id: string): string | undefined => {
  const kept = known.get(id)
  return kept && Date.now() - kept.at < FRESH_MS ? kept.url : undefined
}

/**
 * Addresses of photos by their `cloud://` ids, asked for in one call. A photo that can't be had is
 * left out: the words around it still say what happened.
 */
export function usePhotoUrls(ids: readonly string[]): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(() => new Map(pairs(ids)))
  const wanted = ids.join()
  useEffect(() => {
    let isOld = false
    void photoUrls(wanted === '' ? [] : wanted.split(',')).then((found) => {
      if (!isOld) setUrls(found)
    })
    return () => {
      isOld = true
    }
  }, [wanted])
  return urls
}

const pairs = (ids: readonly string[]) =>
  ids.flatMap((id): [string, string][] => {
    const url = fresh(id)
    return url ? [[id, url]] : []
  })

/** As {@link usePhotoUrls}, once. */
export async function photoUrls(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const missing = [...new Set(ids)].filter((id) => !fresh(id))
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    const fileList = missing.slice(at, at + AT_ONCE)
    const answer = await Taro.cloud.getTempFileURL({ fileList }).catch(() => undefined)
    for (const { fileID, tempFileURL } of answer?.fileList ?? []) {
      if (tempFileURL) known.set(fileID, { url: tempFileURL, at: Date.now() })
    }
  }
  return new Map(pairs(ids))
}
