/** An import as people see it. @module */
import type { ImportView } from './contract'
import type { ImportDoc } from './documents'

/** @param last the import that is to be undone next in the lock */
export function viewOf(doc: ImportDoc, scopeName: string, last: string | null): ImportView {
  const { kind, scope, fileName, state, counts, step, steps, at } = doc
  const { importedAt, undoneAt, undoneBecause, kept } = doc
  return {
    id: doc._id,
    kind,
    scope,
    scopeName,
    fileName,
    state,
    counts,
    step,
    steps,
    byName: doc.name,
    at,
    importedAt,
    undoneAt,
    undoneBecause,
    kept,
    isLast: doc.state === 'imported' && last === doc._id,
  }
}
