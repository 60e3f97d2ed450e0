/**
 * Collections of the requests context.
 * @module
 */
import { type CollectionSpec, defineCollection, type IndexSpec } from '../kernel/collections'
import type { RequestDoc, RequestEventDoc } from './documents'

type RequestField = keyof RequestDoc & string

const index = (name: string, ...fields: RequestField[]): IndexSpec => ({
  name,
  keys: fields.map((field) => ({ field, order: 1 })),
})

export const requests = defineCollection<RequestDoc>({
  name: 'requests',
  indexes: [
    index('reporter', 'reporterId', 'order'),
    index('reporter_state', 'reporterId', 'state', 'order'),
    index('holder', 'holderId', 'open', 'order'),
    index('queue', 'within', 'queue', 'order'),
    index('open', 'within', 'open', 'order'),
    index('solved', 'compound', 'solved', 'closedAt'),
  ],
})

export const requestEvents = defineCollection<RequestEventDoc>({
  name: 'request_events',
  indexes: [
    {
      name: 'history',
      keys: [
        { field: 'requestId', order: 1 },
        { field: 'seq', order: 1 },
      ],
    },
  ],
})

export const collections: readonly CollectionSpec[] = [requests, requestEvents]
