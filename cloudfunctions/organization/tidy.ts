/**
 * What the timer does: files that were handed in hold phones in the clear, they go as soon as they are
 * read; an import whose caller went away is gone on with.
 * @module
 */
import type { Kernel } from '../kernel/action'
import { transact } from '../kernel/transact'
import { stepByItself } from './advance'
import { imports } from './store'

/** Files a run removes; the service takes 50 a call. */
const FILES_A_RUN = 20

/** After so long without a step its caller is taken to have gone; a step takes seconds. */
const ABANDONED_MS = 2 * 60_000
/** The function has 20 seconds, a step a few; what is not done is done a minute later. */
const BUDGET_MS = 10_000
const IMPORTS_A_RUN = 5

/** Goes on with imports and undoings that somebody left half done. */
export async function resumeImports({ database }: Pick<Kernel, 'database'>, now: number) {
  const until = performance.now() + BUDGET_MS
  const states = ['importing', 'undoing'] as const
  const steppedAt = { lte: now - ABANDONED_MS }
  const window = { orderBy: { field: 'steppedAt', order: 'asc' }, limit: IMPORTS_A_RUN } as const
  const found = await Promise.all(
    states.map((state) => database.find(imports, { state, steppedAt }, window)),
  )
  for (const doc of found.flat()) {
    let { step } = doc
    while (performance.now() < until && (await stepByItself(database, { ...doc, step }, now))) {
      step += 1
    }
  }
}

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
