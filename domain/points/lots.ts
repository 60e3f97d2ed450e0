/**
 * A person's points by the month they end in, spent first in, first out. Points posted within a month
 * end together, 24 months on, so that nobody ever has more than 25 lots.
 * @module
 */
import { DAY_MS, dayAt, startOfDay } from '../time/shanghai'

/** Points that end together. */
export interface Lot {
  /** First moment at which they are gone, epoch milliseconds: the start of a month in Shanghai. */
  readonly expiresAt: number
  readonly points: number
}

/** When points posted at a moment end: at the end of the month, `months` later. */
export function expiryOf(postedAt: number, months: number): number {
  const date = new Date(dayAt(postedAt) * DAY_MS)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 1)
  return startOfDay(first / DAY_MS)
}

/** Lots with points added; sorted, one lot a month, none empty. */
export function addToLots(lots: readonly Lot[], added: readonly Lot[]): Lot[] {
  const byEnd = new Map<number, number>()
  for (const { expiresAt, points } of [...lots, ...added]) {
    if (points > 0) byEnd.set(expiresAt, (byEnd.get(expiresAt) ?? 0) + points)
  }
  return [...byEnd]
    .map(([expiresAt, points]) => ({ expiresAt, points }))
    .sort((a, b) => a.expiresAt - b.expiresAt)
}

/** Sum of points in lots. */
export function sumOfLots(lots: readonly Lot[]): number {
  return lots.reduce((sum, lot) => sum + lot.points, 0)
}

/** What is left and what was taken, soonest to end first; undefined when there is too little. */
export function takeFromLots(
  lots: readonly Lot[],
  points: number,
): { left: Lot[]; taken: Lot[] } | undefined {
  const left: Lot[] = []
  const taken: Lot[] = []
  let missing = points
  for (const lot of lots) {
    const part = Math.min(lot.points, missing)
    missing -= part
    if (part > 0) taken.push({ expiresAt: lot.expiresAt, points: part })
    if (lot.points > part) left.push({ expiresAt: lot.expiresAt, points: lot.points - part })
  }
  return missing === 0 ? { left, taken } : undefined
}

/** The lots that are over at a moment, and the rest. */
export function splitExpired(
  lots: readonly Lot[],
  now: number,
): { expired: readonly Lot[]; left: readonly Lot[] } {
  return {
    expired: lots.filter((lot) => lot.expiresAt <= now),
    left: lots.filter((lot) => lot.expiresAt > now),
  }
}
