/**
 * Photos sent with a command: they exist, are pictures, are small enough, and nobody else's.
 *
 * The phone puts the photos of one piece of writing into a folder with a random name that says nothing
 * about its writer. The first person who hands in a photo of a folder owns the folder; a photo from a
 * folder of someone else is refused, so that nobody can pass another's photo off as their own.
 * @module
 */
import { defineCollection } from './collections'
import type { Transaction } from './database'
import { Failure } from './errors'
import type { Sdk } from './sdk'

/** Largest photo taken, in bytes. */
export const MAX_PHOTO_BYTES = 5 * 1024 * 1024

/** Whose folder it is. `_id` is the folder's name. */
export interface PhotoFolderDoc {
  _id: string
  /** Person id. */
  owner: string
  /** Epoch milliseconds. */
  at: number
}

export const photoFolders = defineCollection<PhotoFolderDoc>({
  name: 'photo_folders',
  indexes: [],
})

/** `cloud://<env>.<bucket>/<context>/<random folder>/<random name>.<ending>` */
export const FILE_ID =
  /^cloud:\/\/[^/]+\/(?:requests|notices|points|conventions|people|elections)\/([0-9a-f]{16,64})\/[0-9a-f]{8,64}\.(jpg|png|webp|pdf)$/

/** Reads a stored file; undefined when there is none. */
export type FileReader = (fileId: string) => Promise<Uint8Array | undefined>

/** The reader over cloud storage. */
export function fileReader(sdk: Pick<Sdk, 'downloadFile'>): FileReader {
  return async (fileId) => {
    try {
      return (await sdk.downloadFile({ fileID: fileId })).fileContent
    } catch {
      return undefined
    }
  }
}

/**
 * Looks at each photo, before a transaction.
 * @throws {Failure} `photo_…`, naming the first photo that is wrong
 */
export async function inspectPhotos(read: FileReader, fileIds: readonly string[]): Promise<void> {
  for (const fileId of fileIds) {
    if (!FILE_ID.test(fileId)) throw photoFailure('photo_not_ours')
  }
  if (new Set(fileIds).size !== fileIds.length) throw photoFailure('photo_twice')
  const contents = await Promise.all(fileIds.map((fileId) => read(fileId)))
  for (const bytes of contents) {
    if (!bytes || bytes.length === 0) throw photoFailure('photo_missing')
    if (!isImage(bytes)) throw photoFailure('photo_not_image')
    if (bytes.length > MAX_PHOTO_BYTES) throw photoFailure('photo_too_big')
  }
}

/**
 * Takes the photos' folders for a person, or finds that they are theirs already.
 * @throws {Failure} `photo_of_other`
 */
export async function claimPhotos(
  tx: Transaction,
  fileIds: readonly string[],
  owner: string,
  now: number,
): Promise<void> {
  const folders = new Set(fileIds.map((fileId) => FILE_ID.exec(fileId)?.[1] ?? ''))
  for (const folder of folders) {
    const claimed = await tx.get(photoFolders, folder)
    if (!claimed) await tx.add(photoFolders, { _id: folder, owner, at: now })
    else if (claimed.owner !== owner) throw photoFailure('photo_of_other')
  }
}

type PhotoProblem = Extract<ConstructorParameters<typeof Failure>[0], `photo_${string}`>

function photoFailure(reason: PhotoProblem): Failure {
  const { message } = new Failure(reason)
  return new Failure(reason, { photos: message })
}

/** Whether bytes start as a JPEG, PNG or WebP does: a file's name proves nothing. */
export function isImage(bytes: Uint8Array): boolean {
  const starts = (at: number, ...expected: number[]) =>
    expected.every((byte, i) => bytes[at + i] === byte)
  const isJpeg = starts(0, 0xff, 0xd8, 0xff)
  const isPng = starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const isWebp = starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)
  return isJpeg || isPng || isWebp
}
