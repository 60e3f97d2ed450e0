/** @module Where files lie: in memory, or in a folder in which each write is whole or absent. */

/** What is known of a stored file. */
export interface StoredFile {
  readonly path: string
  readonly bytes: number
  readonly contentType: string
  /** Epoch milliseconds. */
  readonly uploadedAt: number
  /** Who uploaded it; empty for a function. */
  readonly openid: string
}

/** A place for files. A `put` that has answered survives a crash (in memory: as long as the process). */
export interface Shelf {
  put(file: StoredFile, content: Buffer): Promise<void>
  get(path: string): Promise<Buffer | undefined>
  find(path: string): StoredFile | undefined
  remove(path: string): Promise<boolean>
  /** All files, newest first. */
  list(): StoredFile[]
}

/** Newest first. */
export const newestFirst = (files: Iterable<StoredFile>): StoredFile[] =>
  [...files].sort((a, b) => b.uploadedAt - a.uploadedAt)

/** Files in memory, for tests. */
export function createMemoryShelf(): Shelf {
  const files = new Map<string, { file: StoredFile; content: Buffer }>()
  return {
    put: async (file, content) => {
      files.set(file.path, { file, content: Buffer.from(content) })
    },
    get: async (path) => files.get(path)?.content,
    find: (path) => files.get(path)?.file,
    remove: async (path) => files.delete(path),
    list: () => newestFirst([...files.values()].map(({ file }) => file)),
  }
}
