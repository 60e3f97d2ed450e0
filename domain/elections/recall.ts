/**
 * Recall of somebody in office, and vacancies.
 * Source: 村民委员会组织法 (2018) art. 16, by analogy; numbers from the frozen rules.
 * @module
 */
import { dayAt, endOfDay } from '../time/shanghai'
import { endOfSpan } from '../time/spans'
import type { ElectionRules } from './rules'
import { reaches } from './threshold'

/** Whether enough different households ask for it. */
export function isRecallProposed(
  proposers: readonly string[],
  roll: ReadonlySet<string>,
  rules: Pick<ElectionRules, 'recall'>,
): boolean {
  const valid = new Set(proposers.filter((household) => roll.has(household)))
  return reaches(valid.size, roll.size, rules.recall.proposal)
}

/** Until when the person may answer; the vote can't start before. Epoch milliseconds. */
export function answerUntil(proposedAt: number, rules: Pick<ElectionRules, 'recall'>): number {
  return endOfSpan(proposedAt, rules.recall.answer).at
}

/** Whether a vote recalls. */
export function isRecalled(
  count: { households: number; cast: number; yes: number },
  rules: Pick<ElectionRules, 'recall'>,
): boolean {
  const { quorum, majority } = rules.recall
  return reaches(count.cast, count.households, quorum) && reaches(count.yes, count.cast, majority)
}

/** The last moment at which the by-election of a vacancy must have opened. */
export function byElectionDue(
  vacantSince: number,
  rules: Pick<ElectionRules, 'byElection'>,
): number {
  return endOfSpan(vacantSince, rules.byElection).at
}

/**
 * First moment after a term of whole years: the same date, some years on, at the end of the day
 * before (民法典 art. 202).
 */
export function termEnd(from: number, years: number): number {
  const start = new Date(from + 8 * 3_600_000)
  const end = Date.UTC(start.getUTCFullYear() + years, start.getUTCMonth(), start.getUTCDate())
  return endOfDay(dayAt(end - 8 * 3_600_000) - 1) + 1
}
