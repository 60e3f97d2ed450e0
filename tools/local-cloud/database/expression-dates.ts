/**
 * Date expressions where mingo 7.2.7 differs from MongoDB: `$week` (weeks begin on Sunday, days before
 * the first Sunday are week 0) and the ISO week and its year.
 * @module
 */
import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { requestFailed } from './errors'
import { isDoc } from './values'

const DAY_MS = 86_400_000

/** Minutes east of UTC of `+08:00`, `-0330`, `Asia/Shanghai`… at an instant. */
function offsetMinutes(zone: string, at: Date): number {
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0))
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(at)
      .find((p) => p.type === 'timeZoneName')?.value
    const named = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(parts ?? '')
    if (!named?.[1]) return 0
    return (named[1] === '-' ? -1 : 1) * (Number(named[2]) * 60 + Number(named[3]))
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${zone}"`)
  }
}

/** The date an operand means, moved so that its UTC fields read as the wall clock of its zone. */
function wallDate(obj: unknown, expr: unknown, options: Options): Date | null {
  const value = evalExpr(obj, expr, options) as unknown
  const spec = isDoc(value) && 'date' in value ? value : { date: value, timezone: undefined }
  const { date, timezone } = spec
  if (date === null || date === undefined) return null
  if (!(date instanceof Date)) throw requestFailed("can't convert from BSON type to Date")
  const minutes = typeof timezone === 'string' ? offsetMinutes(timezone, date) : 0
  return new Date(date.getTime() + minutes * 60_000)
}

const dayOfYear = (d: Date) =>
  Math.floor((d.getTime() - Date.UTC(d.getUTCFullYear(), 0, 1)) / DAY_MS)

const week = (d: Date) => Math.floor((dayOfYear(d) + 7 - d.getUTCDay()) / 7)

/** The Thursday of the ISO week decides the week's year. */
function isoThursday(d: Date): Date {
  const day = (d.getUTCDay() + 6) % 7
  return new Date(d.getTime() + (3 - day) * DAY_MS)
}

const isoWeek = (d: Date) => Math.floor(dayOfYear(isoThursday(d)) / 7) + 1

const over =
  (f: (d: Date) => number) =>
  (obj: unknown, expr: unknown, options: Options): number | null => {
    const d = wallDate(obj, expr, options)
    return d && f(d)
  }

/** Operators by name, ready for mingo. */
export const dateExpressions = {
  $week: over(week),
  $isoWeek: over(isoWeek),
  $isoWeekYear: over((d) => isoThursday(d).getUTCFullYear()),
  $isoDayOfWeek: over((d) => d.getUTCDay() || 7),
}
