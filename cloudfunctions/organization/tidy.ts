/**
 * Files that were handed in hold phones in the clear: they go as soon as they are read.
 * @module
 */
import type { Kernel } from '../kernel/action'
import { transact } from '../kernel/transact'
import { imports } from './store'

/** Files a run removes; the service takes 50 a call. */
const FILES_A_RUN = 20

/** Removes the stored files of imports. One that can't be removed is tried again by the next run. */
export async function tidyImports({ database, deleteFiles }: Kernel): Promise<void> {
  const orderBy = { field: 'fileId', order: 'asc' } as const
  const found = await database.find(
    imports,
    { fileId: { gt: '' } },
    { orderBy, limit: FILES_A_RUN },
  )
  if (found.length === 0) return
  await deleteFiles(found.map(({ fileId }) => fileId))
  for (const { _id } of found) {
    await transact(database, (tx) => tx.update(imports, _id, { fileId: '' }))
  }
}
