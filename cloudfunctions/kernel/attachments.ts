/**
 * Attachments: PDF files sent with a command. They exist, are what they say, and are small enough.
 * @module
 */
import { Failure } from './errors'
import { FILE_ID, type FileReader } from './photos'

/** Largest attachment taken, in bytes. */
const MAX_FILE_BYTES = 5 * 1024 * 1024

/** Whether bytes start as a PDF does: a file's name proves nothing. */
function isPdf(bytes: Uint8Array): boolean {
  return [0x25, 0x50, 0x44, 0x46, 0x2d].every((byte, i) => bytes[i] === byte)
}

/**
 * Looks at each attachment, before a transaction. Take their folders with `claimPhotos` inside it.
 * @throws {Failure} `photo_not_ours`, `file_missing`, `file_not_pdf`, `file_too_big`
 */
export async function inspectFiles(read: FileReader, fileIds: readonly string[]): Promise<void> {
  if (!fileIds.every((fileId) => FILE_ID.test(fileId))) throw new Failure('photo_not_ours')
  for (const bytes of await Promise.all(fileIds.map((fileId) => read(fileId)))) {
    if (!bytes || bytes.length === 0) throw new Failure('file_missing')
    if (!isPdf(bytes)) throw new Failure('file_not_pdf')
    if (bytes.length > MAX_FILE_BYTES) throw new Failure('file_too_big')
  }
}
