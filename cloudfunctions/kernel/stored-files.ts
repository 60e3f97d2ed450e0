/**
 * Files that a function itself puts into storage, for anybody to download by an address it gives out.
 * @module
 */
import type { Sdk } from './sdk'

/** How long an address holds, seconds. */
const ADDRESS_S = 2 * 3_600

export interface StoredFiles {
  /** Puts a file in its place; the same place again replaces it. Its file id. */
  save(cloudPath: string, content: Uint8Array): Promise<string>
  /** An address to download it from, for two hours; undefined when there is no such file. */
  addressOf(fileId: string): Promise<string | undefined>
}

/** Files over cloud storage. */
export function storedFiles(sdk: Pick<Sdk, 'uploadFile' | 'getTempFileURL'>): StoredFiles {
  return {
    async save(cloudPath, content) {
      return (await sdk.uploadFile({ cloudPath, fileContent: content })).fileID
    },
    async addressOf(fileId) {
      const fileList = [{ fileID: fileId, maxAge: ADDRESS_S }]
      const { fileList: found } = await sdk.getTempFileURL({ fileList })
      return found[0]?.tempFileURL || undefined
    },
  }
}
