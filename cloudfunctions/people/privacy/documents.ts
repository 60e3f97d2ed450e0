/**
 * Documents of privacy, as stored.
 * @module
 */
import type { ConsentKind } from '@domain/people/consents'

/** What somebody said about one kind of data; never changed. `_id` is the command's id. */
export interface ConsentDoc {
  _id: string
  personId: string
  kind: ConsentKind
  version: number
  given: boolean
  at: number
  /** Sorts by time, then id; unique. */
  order: string
}

/** An account that closes. `_id` is the person id, which is all that stays of the person. */
export interface ClosingDoc {
  _id: string
  /** Emptied when it is done. */
  openid: string
  since: number
  /** When it closes, epoch milliseconds. */
  at: number
  state: 'waiting' | 'done'
  /** Set once anything was erased: from then on it can't be taken back. Absent before. */
  begun?: true
  /** How far their requests have been gone through; empty at the beginning. */
  cursor: string
}
