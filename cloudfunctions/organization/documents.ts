/**
 * Documents of the organization context, as stored.
 * @module
 */
import type { GridFacts, Plan, Write } from '@domain/organization/plan'
import type { Problem } from '@domain/organization/problems'
import type { TableKind } from '@domain/organization/tables'

/** A grid. `_id` is district and code: a code stands once in a district. */
export interface GridDoc extends GridFacts {
  _id: string
  covers: string[]
  /** Its home and every place above, for lists by scope. */
  within: string[]
}

/**
 * How far an import is. `previewed` has changed nothing yet; `importing` and `undoing` go on step by
 * step, by whoever calls; `replaced` is a preview that a newer one made pointless.
 */
export type ImportState = 'previewed' | 'importing' | 'imported' | 'undoing' | 'undone' | 'replaced'

/** One file, handed in. `_id` is the command's id. */
export interface ImportDoc {
  _id: string
  kind: TableKind
  scope: string
  /** Scope and every place above it. */
  within: string[]
  /** Imports of one lock never run beside each other, and are undone from the last one back. */
  lock: string
  order: string
  fileName: string
  /** SHA-256 of the file. */
  fileHash: string
  /** The stored file until it is deleted, then empty: it holds phones in the clear. */
  fileId: string
  personId: string
  name: string
  at: number
  state: ImportState
  counts: Plan['counts']
  /** Steps in all; each is a document of `import_steps`. */
  steps: number
  /** Steps done, forwards or, while undoing, backwards. */
  step: number
  /** Documents written, of `writes`. */
  done: number
  writes: number
  problemPages: number
  /** When the last step was done, or the import handed in; a step that stays away is taken by the timer. */
  steppedAt: number
  /** `seq` of the lock when it was previewed. */
  baseSeq: number
  /** The import before it in its lock, to be undone after this one. */
  previous: string | null
  importedAt: number | null
  undoneAt: number | null
  undoneBecause: string
  /** Households that an undo left standing, because somebody moved in while it ran. */
  kept: number
}

/** A document that a step writes, and after it what was there before. */
export interface StepEntry {
  write: Write
  /** Fields before, null for a document that was not there; absent until the step is done. */
  before?: object | null
}

/** `_id` is the import's and the number from 0. */
export interface ImportStepDoc {
  _id: string
  importId: string
  entries: StepEntry[]
}

/** A page of bad rows. `_id` is the import's and the number from 0. */
export interface ImportProblemsDoc {
  _id: string
  problems: Problem[]
}

/** One import at a time. `_id` is the lock. */
export interface ImportLockDoc {
  _id: string
  /** Goes up when an import or an undo begins, and when it ends. */
  seq: number
  /** The import that runs. */
  running: string | null
  /** The last one in effect. */
  last: string | null
  /** The newest preview. */
  preview: string | null
}
