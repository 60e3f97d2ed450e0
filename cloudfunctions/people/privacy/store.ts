/**
 * Collections of privacy. Who looked at whose record is the kernel's: it writes it down.
 * @module
 */
import { type CollectionSpec, defineCollection } from '../../kernel/collections'
import type { ClosingDoc, ConsentDoc } from './documents'

export const consents = defineCollection<ConsentDoc>({
  name: 'consents',
  indexes: [
    {
      name: 'person',
      keys: [
        { field: 'personId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
  ],
})

export const closings = defineCollection<ClosingDoc>({
  name: 'account_closings',
  indexes: [
    {
      name: 'due',
      keys: [
        { field: 'state', order: 1 },
        { field: 'at', order: 1 },
      ],
    },
  ],
})

export const privacyCollections: readonly CollectionSpec[] = [consents, closings]
