/**
 * Documents of the notices context, as stored.
 * @module
 */
import type { AuthorRole, NoticeState, ReviewReason } from '@domain/notices/states'

/** What a notice says. */
export interface NoticeContent {
  title: string
  body: string
  pictures: string[]
  attachments: { name: string; file: string }[]
  /** Epoch milliseconds; null when it need not be read or does not end. */
  mustReadBy: number | null
  expiresAt: number | null
}

/** A notice. `_id` comes from the command that wrote it. */
export interface NoticeDoc extends NoticeContent {
  _id: string
  /** Path of the audience. */
  path: string
  /** Whose desk it lies on when it waits: every reviewer's role and scope, as `role@scope`. */
  desks: string[]
  authorId: string
  authorName: string
  authorRole: AuthorRole
  state: NoticeState
  /** Whether it, or a correction of it, waits for review. */
  waiting: boolean
  reviewReasons: ReviewReason[]
  /** Published versions so far. */
  version: number
  /** A correction that waits for review; what is published stays meanwhile. */
  correction: (NoticeContent & { reason: string }) | null
  returnedBecause: string
  withdrawnBecause: string
  /** Whether that reason waits for a content check; then only author and reviewers see it. */
  reasonHeld: boolean
  /** Sorts by when it was first published (written, before), then by id; unique. */
  order: string
  /** Epoch milliseconds, null before it is published. */
  publishedAt: number | null
  createdAt: number
  updatedAt: number
}

/** A published version, never changed. `_id` is notice and version. */
export interface NoticeVersionDoc extends NoticeContent {
  _id: string
  noticeId: string
  version: number
  /** Why it took the place of the one before; empty for the first. */
  reason: string
  at: number
}

/** That somebody read a notice. `_id` is notice and person, so that it counts once. */
export interface NoticeReadDoc {
  _id: string
  noticeId: string
  at: number
}

/** That somebody of a household read a notice. `_id` is a hash of both. */
export interface NoticeHouseholdDoc {
  _id: string
  noticeId: string
}

/** How many messages of a template somebody still takes. `_id` is person and template. */
export interface PushQuotaDoc {
  _id: string
  personId: string
  /** Never leaves the server. */
  openid: string
  template: 'notice'
  /** Where they lived when they said yes, and every place above. */
  places: string[]
  left: number
  /** When they last said yes, epoch milliseconds. */
  at: number
}

/** A notice to be hinted at. `_id` is the notice's: only its first version is told. */
export interface PushJobDoc {
  _id: string
  path: string
  state: 'open' | 'done'
  /** Id of the last quota that was dealt with; empty before the first. */
  cursor: string
  /** Tries that a limit of the service ended. */
  attempts: number
  /** Not before; also ahead of now while a worker has it. Epoch milliseconds. */
  nextAt: number
  at: number
}

/** That a hint was handed to the service. `_id` is notice and person, so that it is sent once. */
export interface PushSentDoc {
  _id: string
  state: 'handed' | 'again' | 'unwanted' | 'wrong'
  at: number
}
