/**
 * Documents of the points context, as stored.
 * @module
 */
import type { Account, AccountKind } from '@domain/points/accounts'
import type { Lot } from '@domain/points/lots'
import type { RedemptionState } from '@domain/points/redemption'
import type { ReversalState } from '@domain/points/reversal'
import type { CountState } from '@domain/points/stock-count'
import type { Resolution, TransferKind } from '@domain/points/transfers'

/** An account: the head of its entries, changed in the transaction that writes them. */
export interface AccountDoc extends Omit<Account, 'id' | 'lots'> {
  _id: string
  kind: AccountKind
  /** Path of the compound whose ledger it is in. */
  compound: string
  /** Whose it is; empty unless it is a person's. */
  personId: string
  /** E.g. `2026q4`, of budgets and of what points became; empty for the others. */
  quarter: string
  lots: Lot[]
  /** Whose budget it is, in words; empty for the other kinds. */
  name: string
  /** The last things a person got points for, newest first, corrected ones left out. */
  recent: Recent[]
  /** Next moment at which points end or their owner is told; a huge number when there is none. */
  dueAt: number
  /** Up to when notices were sent. */
  toldUpTo: number
  /** Number and hash of the last entry of its chain; a person's only. */
  seq: number
  hash: string
}

/** Something that gave points, as whoever decides on their use sees it. */
export interface Recent {
  id: string
  about: string
  points: number
  at: number
}

/** A link of an entry in a person's chain. */
export interface EntryLink {
  account: string
  seq: number
  prev: string
  hash: string
}

/** An entry, never changed but by the three fields that seal it. `_id` is made by the sender. */
export interface EntryDoc {
  _id: string
  type: 'transfer' | 'resolution'
  compound: string
  order: string
  at: number
  kind: TransferKind
  debit: string
  credit: string
  points: number
  /** For a resolution: how many had been reserved. */
  reserved: number
  phase: 'posted' | 'pending'
  expiresAt: number | null
  reversalOf: string | null
  ref: string
  /** What it was, in words that its owner reads. */
  about: string
  taken: Lot[]
  /** For a resolution: the pending transfer it ends, and how. */
  of: string | null
  as: Resolution | null
  /** Accounts of persons it touches, for their own lists. */
  persons: string[]
  links: EntryLink[]
  /** Place in the compound's chain from 1; 0 until it is sealed. */
  seq: number
  prev: string
  hash: string
}

export interface GiftDoc {
  _id: string
  compound: string
  order: string
  title: string
  /** A picture's file; empty without one. */
  picture: string
  points: number
  /** Where and when it is picked up. */
  place: string
  hours: string
  state: 'open' | 'closed'
}

/** A part of a gift's stock. Several parts, so that many can ask for one gift at once. */
export interface StockDoc {
  _id: string
  giftId: string
  compound: string
  free: number
  reserved: number
  handed: number
  /** When a count last changed the gift's pieces; in its first part, absent before. */
  settledAt?: number
}

/** A delivery, or the difference a count found; never changed. `_id` is the command. */
export interface StockMoveDoc {
  _id: string
  giftId: string
  compound: string
  /** More or fewer, never nothing. */
  change: number
  reason: string
  by: string
  /** Who else looked at it; empty for a delivery. */
  second: string
  at: number
}

/** Somebody who acts on stock or points, as conflicts are judged later. */
interface Actor {
  personId: string
  name: string
  /** Their households. */
  homes: string[]
}

/** A gift that was counted. `_id` comes from the command. */
export interface StockCountDoc {
  _id: string
  giftId: string
  compound: string
  order: string
  title: string
  counted: number
  expected: number
  change: number
  state: CountState
  counter: Actor
  /** Name of the second person; empty before. */
  settledBy: string
  reason: string
  at: number
}

/** A correction. `_id` is a hash of the entry's id: an entry has one at most. */
export interface ReversalDoc {
  _id: string
  compound: string
  order: string
  entryId: string
  owner: Actor
  about: string
  points: number
  /** What was taken back; null before it is decided, and when it was refused. */
  taken: number | null
  reason: string
  askedBy: string
  askedByName: string
  decidedBy: string
  state: ReversalState
  at: number
}

/** That somebody lets their household use their points. `_id` is the account. */
export interface SharingDoc {
  _id: string
  compound: string
  personId: string
  name: string
  /** Path of the household. */
  home: string
  on: boolean
  at: number
}

export interface RedemptionDoc {
  _id: string
  compound: string
  order: string
  giftId: string
  giftTitle: string
  place: string
  hours: string
  points: number
  stockId: string
  transferId: string
  personId: string
  name: string
  /** Households of whoever asked, to keep family from deciding. */
  homes: string[]
  state: RedemptionState
  /** Who may decide now, as `role@scope`; empty when nobody has to. */
  desks: string[]
  firstApprover: string | null
  secondApprover: string | null
  /** Why it was refused. */
  reason: string
  /** Whether that reason waits for a content check; then its reader sees only that it was refused. */
  reasonHeld: boolean
  /** Eight digits that the resident shows. */
  code: string
  /** Until when it can be picked up; a huge number while it can't. */
  dueAt: number
  handedBy: string | null
  handedHow: 'code' | 'paper' | null
  at: number
  updatedAt: number
}
