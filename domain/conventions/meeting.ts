/**
 * What a residents' meeting decided on a convention.
 * Source: 城市居民委员会组织法: a meeting of household representatives needs more than half of them present,
 * and decides by more than half of those present. The new law keeps both.
 * @module
 */
import { failure, type Result, success } from '../result'

/** Counts of one vote, in households; `women` in people. */
export interface MeetingCount {
  /** Households that have a vote. */
  readonly households: number
  readonly present: number
  readonly women: number
  readonly for: number
  readonly against: number
  readonly abstain: number
}

export type MeetingProblem =
  /** More took part than have a vote. */
  | 'more_than_all'
  /** The votes are not those who were there. */
  | 'votes_differ'
  /** Half or fewer were there: it was no meeting. */
  | 'no_quorum'

/** Whether the text passed; thresholds by cross-multiplication. */
export function decideMeeting(count: MeetingCount): Result<'pass' | 'fail', MeetingProblem> {
  if (count.present > count.households) return failure('more_than_all')
  if (count.for + count.against + count.abstain !== count.present) return failure('votes_differ')
  if (2 * count.present <= count.households) return failure('no_quorum')
  return success(2 * count.for > count.present ? 'pass' : 'fail')
}
