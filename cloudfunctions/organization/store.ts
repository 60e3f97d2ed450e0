/**
 * Collections of the organization context. Places and households are those of `people`.
 * @module
 */
import { type CollectionSpec, defineCollection } from '../kernel/collections'
import type {
  GridDoc,
  ImportDoc,
  ImportLockDoc,
  ImportProblemsDoc,
  ImportStepDoc,
} from './documents'

export const grids = defineCollection<GridDoc>({
  name: 'grids',
  indexes: [
    {
      name: 'within',
      keys: [
        { field: 'within', order: 1 },
        { field: '_id', order: 1 },
      ],
    },
  ],
})

export const imports = defineCollection<ImportDoc>({
  name: 'imports',
  indexes: [
    {
      name: 'within',
      keys: [
        { field: 'within', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    { name: 'file', keys: [{ field: 'fileId', order: 1 }] },
    {
      name: 'stuck',
      keys: [
        { field: 'state', order: 1 },
        { field: 'steppedAt', order: 1 },
      ],
    },
  ],
})

export const importSteps = defineCollection<ImportStepDoc>({
  name: 'import_steps',
  indexes: [
    {
      name: 'import',
      keys: [
        { field: 'importId', order: 1 },
        { field: '_id', order: 1 },
      ],
    },
  ],
})

export const importProblems = defineCollection<ImportProblemsDoc>({
  name: 'import_problems',
  indexes: [],
})

export const importLocks = defineCollection<ImportLockDoc>({ name: 'import_locks', indexes: [] })

export const collections: readonly CollectionSpec[] = [
  grids,
  imports,
  importSteps,
  importProblems,
  importLocks,
]

/** Bad rows kept in one document. */
export const PROBLEMS_A_PAGE = 250

export const partId = (importId: string, number: number): string =>
  `${importId}.${String(number).padStart(4, '0')}`
