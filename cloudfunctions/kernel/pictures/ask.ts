/**
 * Asking WeChat about pictures (security.mediaCheckAsync). It takes a link and answers later, by a
 * pushed event that carries the trace id of the asking.
 * @module
 */
import { SCENES, type Scene } from '../content-safety'
import type { Sdk } from '../sdk'

/**
 * Asks about pictures of somebody who used the mini-program within two hours; never throws.
 * @returns trace ids by file; a file that could not be asked about is missing
 */
export type PictureAsker = (
  openid: string,
  scene: Scene,
  files: readonly string[],
) => Promise<ReadonlyMap<string, string>>

/** The service's number for pictures; 1 is sound. */
const PICTURE = 2

type Parts = Pick<Sdk, 'getTempFileURL'> & {
  openapi: { security: Pick<Sdk['openapi']['security'], 'mediaCheckAsync'> }
}

/** The asker over WeChat's security.mediaCheckAsync, version 2. */
export function pictureAsker(sdk: Parts): PictureAsker {
  return async (openid, scene, files) => {
    if (files.length === 0) return new Map()
    const links = await linksOf(sdk, files)
    const asked = await Promise.all(
      [...links].map(async ([file, mediaUrl]) => {
        const trace = await askAbout(sdk, { openid, scene: SCENES[scene], mediaUrl })
        return trace === undefined ? [] : [[file, trace] as const]
      }),
    )
    return new Map(asked.flat())
  }
}

async function linksOf(sdk: Parts, files: readonly string[]): Promise<Map<string, string>> {
  try {
    const { fileList } = await sdk.getTempFileURL({ fileList: [...files] })
    return new Map(
      fileList.flatMap(({ fileID, tempFileURL }) =>
        tempFileURL ? [[fileID, tempFileURL] as const] : [],
      ),
    )
  } catch {
    return new Map()
  }
}

async function askAbout(
  sdk: Parts,
  about: { openid: string; scene: number; mediaUrl: string },
): Promise<string | undefined> {
  try {
    const answer = await sdk.openapi.security.mediaCheckAsync({
      version: 2,
      mediaType: PICTURE,
      ...about,
    })
    if ((answer.errCode ?? answer.errcode ?? 0) !== 0) return undefined
    return answer.traceId ?? answer.trace_id
  } catch {
    // Over its quota, or the person has been away too long: the timer asks again.
    return undefined
  }
}
