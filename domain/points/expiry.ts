/**
 * When something is due about somebody's points: a word that some will end soon, or their end.
 * @module
 */
import { DAY_MS } from '../time/shanghai'
import type { Lot } from './lots'

/** Sorts after every moment: nothing is due. */
export const NEVER = 9_000_000_000_000_000

/** The moments of one lot: each notice, then its end. */
const momentsOf = (lot: Lot, noticeDays: readonly number[]): number[] => [
  ...noticeDays.map((days) => lot.expiresAt - days * DAY_MS),
  lot.expiresAt,
]

/**
 * The next moment at which something is due; {@link NEVER} without lots.
 * @param since up to when everything was done, epoch milliseconds
 */
export function nextDueAt(
  lots: readonly Lot[],
  noticeDays: readonly number[],
  since: number,
): number {
  // Points that came back after their end are due at once.
  if (lots.some((lot) => lot.expiresAt <= since)) return since
  const moments = lots.flatMap((lot) => momentsOf(lot, noticeDays)).filter((at) => at > since)
  return moments.length === 0 ? NEVER : Math.min(...moments)
}

/** That points end soon. */
export interface ExpiryNotice {
  readonly lot: Lot
  /** Days before the end for which it stands. */
  readonly days: number
}

/**
 * The notices that became due after `since`, up to `now`: one a lot, the most pressing, so that a
 * timer that stood still does not tell the same thing three times at once.
 */
export function noticesDue(
  lots: readonly Lot[],
  noticeDays: readonly number[],
  since: number,
  now: number,
): ExpiryNotice[] {
  return lots.flatMap((lot) => {
    if (lot.expiresAt <= now) return []
    const passed = noticeDays.filter((days) => {
      const at = lot.expiresAt - days * DAY_MS
      return at > since && at <= now
    })
    return passed.length === 0 ? [] : [{ lot, days: Math.min(...passed) }]
  })
}
