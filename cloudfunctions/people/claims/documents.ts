/**
 * Documents of claims, as stored.
 * @module
 */
import type { ClaimActor, ClaimMethod, ClaimState, HouseholdRelation } from '@domain/people/claims'
import type { ClaimStepKind } from '../contract/claims'

export interface ClaimStep {
  at: number
  by: ClaimActor | 'time'
  what: ClaimStepKind
  /** Checked words of whoever made the step; '' when there are none. */
  words: string
}

/**
 * One person's claim on one household. `_id` comes from both, so that there is one at a time; claimed
 * again after a no, it is opened again and keeps its history.
 */
export interface ClaimDoc {
  _id: string
  /** Path of the household. */
  household: string
  /** Person id of the claimant. */
  personId: string
  claimantName: string
  relation: HouseholdRelation
  method: ClaimMethod
  state: ClaimState
  /** Since when the one who is asked is asked. */
  askedAt: number
  /** Desks of those who are asked, see `kernel/tasks`; empty when nobody is. */
  desks: string[]
  steps: ClaimStep[]
  /** Sorts by the last move, then id; unique. */
  order: string
}

/** What somebody tried, or what was tried against a household, in the last day. */
export interface ClaimTriesDoc {
  _id: string
  /** Moments of wrong codes. */
  wrong: number[]
  /** Moments of claims opened. */
  opened: number[]
}

/** A printing of slips, on record before anything is printed. */
export interface SlipPrintDoc {
  _id: string
  building: string
  part: number
  /** Person id. */
  by: string
  at: number
}
