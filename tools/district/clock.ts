/**
 * The demo's calendar. Every moment in the district is told from one anchor, so that histories
 * look recent and terms are in force on the day the demo is loaded.
 * @module
 */

/** Milliseconds in a minute. */
export const MINUTE_MS = 60 * 1000
/** Milliseconds in a day. */
export const DAY_MS = 24 * 60 * MINUTE_MS

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000

/** Start of the day in Asia/Shanghai (no summer time) that holds `now`, epoch milliseconds. */
export function startOfDay(now: number): number {
  return Math.floor((now + SHANGHAI_OFFSET_MS) / DAY_MS) * DAY_MS - SHANGHAI_OFFSET_MS
}

/** The day, for words such as `2026年5月`. */
export function yearAndMonth(at: number): string {
  const day = new Date(at + SHANGHAI_OFFSET_MS)
  return `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月`
}
