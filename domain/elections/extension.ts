/**
 * Whether voting goes on at its close because too few came: decided by who has voted, from the first
 * moment after it, so that no household that comes then is sent away.
 * @module
 */
import { reaches, type Threshold } from './threshold'

export interface ClosingVote {
  /** Last moment of voting as it stands; epoch milliseconds. */
  readonly until: number
  /** Last moment if it goes on once more; null when it has, or may not. */
  readonly extendedUntil: number | null
  /** Share of the roll that must vote; null when none is asked for. */
  readonly quorum: Threshold | null
  /** Households on the roll. */
  readonly households: number
}

/**
 * Whether voting, past its close, goes on at `now` with so many households having voted.
 * Source: the frozen rules' one extension (`extension` and `quorum`).
 */
export function goesOn(vote: ClosingVote, voted: number, now: number): boolean {
  const { until, extendedUntil, quorum, households } = vote
  if (now <= until || extendedUntil === null || now > extendedUntil || !quorum) return false
  return !reaches(voted, households, quorum)
}
