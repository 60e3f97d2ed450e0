/**
 * Days as people in China count them. Asia/Shanghai has been UTC+8 without summer time since 1992,
 * so a fixed offset is exact for every moment the product handles.
 *
 * A *day* here is an integer: days since 1970-01-01 in Shanghai. A *moment* is epoch milliseconds.
 * @module
 */

export const HOUR_MS = 3_600_000
export const HALF_HOUR_MS = HOUR_MS / 2
export const DAY_MS = 24 * HOUR_MS
const OFFSET_MS = 8 * HOUR_MS

/** The day a moment falls on. */
export const dayAt = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS)

/** The first moment of a day. */
export const startOfDay = (day: number): number => day * DAY_MS - OFFSET_MS

/** The last moment of a day, so that a deadline shown as a date names the right one. */
export const endOfDay = (day: number): number => startOfDay(day + 1) - 1

/** 0 Sunday to 6 Saturday. Day 0 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** A day as `YYYY-MM-DD`. */
export const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** A moment for a reader and a program: `2026-11-24 09:00`. */
export const momentOf = (at: number): string =>
  new Date(at + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')

/** The hour and minute of a moment: `09:00`. */
export const clockOf = (at: number): string => momentOf(at).slice(11)

/**
 * The day of a `YYYY-MM-DD` date.
 * @throws {RangeError} when there is no such date
 */
export function dayOf(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS
  if (!Number.isInteger(day) || dateOf(day) !== date) throw new RangeError(`no such date: ${date}`)
  return day
}
