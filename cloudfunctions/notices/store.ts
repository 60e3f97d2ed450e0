/**
 * Collections of the notices context.
 * @module
 */
import { type CollectionSpec, defineCollection } from '../kernel/collections'
import { sha256 } from '../kernel/hash'
import type {
  NoticeDoc,
  NoticeHouseholdDoc,
  NoticeReadDoc,
  NoticeVersionDoc,
  PushJobDoc,
  PushQuotaDoc,
  PushSentDoc,
} from './documents'

export const notices = defineCollection<NoticeDoc>({
  name: 'notices',
  indexes: [
    {
      name: 'feed',
      keys: [
        { field: 'path', order: 1 },
        { field: 'state', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'author',
      keys: [
        { field: 'authorId', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
    {
      name: 'published_by',
      keys: [
        { field: 'authorId', order: 1 },
        { field: 'authorRole', order: 1 },
        { field: 'version', order: 1 },
      ],
    },
    {
      name: 'review',
      keys: [
        { field: 'desks', order: 1 },
        { field: 'waiting', order: 1 },
        { field: 'order', order: -1 },
      ],
    },
  ],
})

export const noticeVersions = defineCollection<NoticeVersionDoc>({
  name: 'notice_versions',
  indexes: [
    {
      name: 'notice',
      keys: [
        { field: 'noticeId', order: 1 },
        { field: 'version', order: -1 },
      ],
    },
  ],
})

export const noticeReads = defineCollection<NoticeReadDoc>({
  name: 'notice_reads',
  indexes: [{ name: 'notice', keys: [{ field: 'noticeId', order: 1 }] }],
})

export const noticeHouseholds = defineCollection<NoticeHouseholdDoc>({
  name: 'notice_households',
  indexes: [{ name: 'notice', keys: [{ field: 'noticeId', order: 1 }] }],
})

export const pushQuotas = defineCollection<PushQuotaDoc>({
  name: 'push_quotas',
  indexes: [
    {
      name: 'place',
      keys: [
        { field: 'template', order: 1 },
        { field: 'places', order: 1 },
        { field: '_id', order: 1 },
      ],
    },
  ],
})

export const pushJobs = defineCollection<PushJobDoc>({
  name: 'push_jobs',
  indexes: [
    {
      name: 'due',
      keys: [
        { field: 'state', order: 1 },
        { field: 'nextAt', order: 1 },
      ],
    },
  ],
})

export const pushesSent = defineCollection<PushSentDoc>({ name: 'pushes_sent', indexes: [] })

export const collections: readonly CollectionSpec[] = [
  notices,
  noticeVersions,
  noticeReads,
  noticeHouseholds,
  pushQuotas,
  pushJobs,
  pushesSent,
]

export const quotaId = (personId: string): string => `${personId}.notice`

export const versionId = (noticeId: string, version: number): string => `${noticeId}.${version}`
export const readId = (noticeId: string, personId: string): string => `${noticeId}.${personId}`
/** Hashed, so that the collection tells nobody which household has not read. */
export const householdReadId = (noticeId: string, household: string): string =>
  sha256(`read\n${noticeId}\n${household}`).slice(0, 32)
