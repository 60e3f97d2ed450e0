/**
 * The rules an election runs by. They come from the region's profile, may be changed within bounds
 * before the election starts, and are then frozen with a hash that everybody can see.
 * @module
 */
import type { Span } from '../time/spans'
import type { Threshold } from './threshold'

/** What is decided: an office, or a question put to the households. */
export type Office = 'building_captain' | 'resident_rep' | 'question'

export interface ElectionRules {
  readonly office: Office
  /** How many are elected; 1 for a captain, 1 for a question. */
  readonly seats: number
  /** How long the roll hangs out before it is frozen, and within which objections are taken. */
  readonly rollPublicity: Span
  /** How long a ruling on an objection to the roll may take, from the objection. */
  readonly rollRuling: Span
  readonly nomination: Span
  /** Households that can nominate somebody jointly. */
  readonly jointNominators: number
  /** How long the qualification review takes at most, appeals included. */
  readonly review: Span
  readonly candidatePublicity: Span
  readonly voting: Span
  /** How much longer voting goes on when too few came, once. */
  readonly extension: Span
  /** When the result is published by itself, from the close of voting. */
  readonly resultAfter: Span
  readonly resultPublicity: Span
  /** How long a ruling on an objection to the result may take, from the objection. */
  readonly resultRuling: Span
  /** How long confirming may take; a result without an open objection confirms itself then. */
  readonly confirmation: Span
  /** Share of households on the roll that must vote. */
  readonly quorum: Threshold
  /** Share of votes cast that elects, or that says yes. */
  readonly majority: Threshold
  readonly runoff: {
    /** Share of votes cast that the winner of a runoff needs. */
    readonly majority: Threshold
    readonly quorumApplies: boolean
    /** Runoffs in a row before the election is run again from nominations. */
    readonly atMost: number
  }
  readonly candidate: {
    /** Years of age, at least. */
    readonly minAge: number
    /** Months of living here, at least. */
    readonly minResidenceMonths: number
  }
  readonly scrutineers: { readonly count: number; readonly threshold: number }
  /** Households one person may vote for by written proxy, besides the own. */
  readonly proxyLimit: number
  /** Term of office in years; 0 for a question. */
  readonly termYears: number
  readonly recall: {
    /** Share of households that can propose it. */
    readonly proposal: Threshold
    readonly answer: Span
    readonly quorum: Threshold
    readonly majority: Threshold
  }
  /** Within which a vacancy's by-election must open. */
  readonly byElection: Span
}
