/**
 * Documents of offices, as stored. Appointments themselves are in `../documents`.
 * @module
 */
import type { OfficeChange } from '@domain/people/appointing'
import type { StoredProposalState } from '@domain/people/proposals'
import type { Role } from '@domain/people/roles'
import type { OfficeChangeKind } from '../contract/offices'

/** A change that waits for a second person's yes. `_id` comes from the command that proposed it. */
export interface OfficeProposalDoc {
  _id: string
  change: OfficeChange
  /** The appointment to be ended; null for a new one. */
  appointmentId: string | null
  role: Role
  scope: string
  /** The holder: OPENID (never shown), person, name as in the decision, households. */
  openid: string
  personId: string
  name: string
  homes: string[]
  startsAt: number
  /** First moment after the term; for an end the new end, null when at the moment of the yes. */
  endsAt: number | null
  sourceDecision: string
  reason: string
  proposerId: string
  proposerName: string
  /** Whose desk it lies on: every seconder's role and scope, as `role@scope`. */
  desks: string[]
  state: StoredProposalState
  decidedBy: string
  decidedWhy: string
  /** Lapses at this moment, epoch milliseconds. */
  expiresAt: number
  at: number
  /** Sorts by when it was proposed, then by id; unique. */
  order: string
}

/** What happened to an office; never changed. `_id` is the command's id, as in the audit log. */
export interface OfficeChangeDoc {
  _id: string
  kind: OfficeChangeKind
  appointmentId: string
  role: Role
  scope: string
  /** The scope and every place above it. */
  within: string[]
  personId: string
  name: string
  startsAt: number
  endsAt: number
  sourceDecision: string
  reason: string
  by: string
  second: string
  at: number
  order: string
}

/**
 * Who came last into an office that one person at a time holds. `_id` is role and place: two who appoint
 * at once meet here.
 */
export interface OfficeSeatDoc {
  _id: string
  appointmentId: string
}

/** A code somebody read out. `_id` is its six digits. */
export interface AppointmentCodeDoc {
  _id: string
  openid: string
  expiresAt: number
  /** Person ids of the officials who entered it and saw whose it is: only they can appoint by it. */
  foundBy: string[]
}

/** Wrong codes of one official on one day. `_id` is person and day. */
export interface CodeTriesDoc {
  _id: string
  wrong: number
  at: number
}
