/**
 * Documents of the requests context, as stored. Times are epoch milliseconds.
 * @module
 */
import type { Role } from '@domain/people/roles'
import type { Category, Urgency } from '@domain/requests/categories'
import type { RequestFacts } from '@domain/requests/facts'
import type { RequestMove, RequestState } from '@domain/requests/states'
import type { Solved } from './contract'

/** Someone as they were called when something happened. */
export interface PersonRef {
  personId: string
  name: string
  /** The role they acted in; null for the reporter. */
  role: Role | null
}

/** A request. `_id` comes from the reporter's command: one command, one request. */
export interface RequestDoc extends RequestFacts {
  _id: string
  /** Short number for the phone. */
  no: string
  /** Sorts by submission, unique. */
  order: string
  category: Category
  urgency: Urgency
  text: string
  /** The exact spot in the reporter's words, or empty. */
  spot: string
  photos: string[]
  path: string
  /** Path of its compound. */
  compound: string
  /** Its path and every place above: a scope among them covers it. */
  within: string[]
  /** The place in words, room masked. */
  placeName: string
  /** The room in full when it is about a home; for those whose duty needs it. */
  room: string | null
  reporterName: string
  holder: PersonRef | null
  /** What it waits for in an inbox. */
  queue: 'review' | 'accept' | 'none'
  open: boolean
  /** Id and version of the region profile its deadlines were counted by. */
  rules: string
  /** Whether a deadline was counted through a year without announced holidays. */
  provisional: boolean
}

/** One entry of a request's history; never changed. `_id` is the request's id and the number. */
export interface RequestEventDoc {
  _id: string
  requestId: string
  seq: number
  move: RequestMove
  /** The state after it. */
  state: RequestState
  at: number
  actor: PersonRef
  /** Who it was handed to. */
  to: PersonRef | null
  words: string | null
  photos: string[]
  answer: { solved: Solved; satisfied: number | null } | null
  /** For `review`: which words and what was decided. */
  reviewed: { seq: number; decision: 'pass' | 'reject' } | null
}
