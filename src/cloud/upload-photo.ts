/**
 * From a photo on the phone to a file in the cloud.
 * @module
 */
import Taro from '@tarojs/taro'
import { CallError, LOCAL_CODES } from './errors'
import { randomHex } from './random'

/** Longest side kept, in px: enough to read a meter, small enough for a lift's signal. */
const LONGEST_SIDE_PX = 1600
const QUALITY_PERCENT = 80
const BACKOFF_MS = 800

/** A folder for the photos of one piece of writing. It says nothing about who wrote it. */
export const newPhotoFolder = async () => `requests/${await randomHex(16)}`

/**
 * Checks that a file is a picture, makes it smaller, uploads it and returns its `cloud://` id. Tries
 * twice, with the same name.
 * @param onProgress percent sent, 0 to 100
 * @throws {CallError} `input` for a file that is no picture, `network` when it can't be sent
 */
export async function uploadPhoto(
  path: string,
  folder: string,
  onProgress?: (percent: number) => void,
): Promise<string> {
  const picture = await describe(path)
  const filePath = await compress(path, picture)
  const cloudPath = `${folder}/${await randomHex(8)}.${picture.extension}`
  try {
    return await upload(cloudPath, filePath, onProgress)
  } catch {
    await new Promise((resolve) => setTimeout(resolve, BACKOFF_MS))
  }
  try {
    return await upload(cloudPath, filePath, onProgress)
  } catch (thrown) {
    throw new CallError('network', LOCAL_CODES.upload, '照片没传上去，点一下重试', thrown)
  }
}

/** Uploads one picture that belongs to no piece of writing, e.g. of oneself; see {@link uploadPhoto}. */
export const uploadPicture = async (path: string): Promise<string> =>
  uploadPhoto(path, `people/${await randomHex(16)}`)

interface Picture {
  extension: 'jpg' | 'png' | 'webp'
  longestSide: number
}

const EXTENSIONS: Readonly<Record<string, Picture['extension']>> = {
  jpeg: 'jpg',
  jpg: 'jpg',
  png: 'png',
  webp: 'webp',
}

/** Asks the phone to decode the picture: its name's ending proves nothing. */
async function describe(path: string): Promise<Picture> {
  const info = await Taro.getImageInfo({ src: path }).catch(() => undefined)
  const extension = EXTENSIONS[info?.type?.toLowerCase() ?? '']
  if (!info || !extension) {
    throw new CallError('input', LOCAL_CODES.input, '这不是照片，请换一张（支持 JPG、PNG）')
  }
  return { extension, longestSide: Math.max(info.width, info.height) }
}

/** A smaller copy, or the file itself where the phone can't make one: a big photo beats none. */
async function compress(path: string, picture: Picture): Promise<string> {
  if (picture.extension !== 'jpg' || typeof Taro.compressImage !== 'function') return path
  const scale = Math.min(1, LONGEST_SIDE_PX / picture.longestSide)
  const width = scale < 1 ? { compressedWidth: Math.round(picture.longestSide * scale) } : {}
  return Taro.compressImage({ src: path, quality: QUALITY_PERCENT, ...width }).then(
    (result) => result.tempFilePath,
    () => path,
  )
}

/** Uploads a file under a name; rejects as the phone does. */
export function upload(
  cloudPath: string,
  filePath: string,
  onProgress?: (percent: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: reject,
    })
    task?.onProgressUpdate?.(({ progress }) => onProgress?.(progress))
  })
}
