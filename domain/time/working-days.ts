/**
 * Working days: Monday to Friday, less public holidays, plus make-up days.
 *
 * Error model: counting never fails. A year whose holiday notice is not known is counted by weekdays
 * less the days off fixed by law, and everything counted through it says `provisional`.
 * @module
 */
import { FIXED_DAYS_OFF, HOLIDAY_YEARS } from './holidays'
import { dateOf, dayAt, dayOf, endOfDay, weekdayOf } from './shanghai'

/** A deadline; `provisional` when it was counted through a year without a known holiday notice. */
export interface Deadline {
  /** Epoch milliseconds; the last moment that is still in time. */
  at: number
  provisional: boolean
}

const OFF = new Set<number>()
const WORK = new Set<number>()
const KNOWN = new Set<number>()

for (const { year, off, work } of HOLIDAY_YEARS) {
  KNOWN.add(year)
  for (const [from, to] of off) {
    const last = dayOf(`${year}-${to}`)
    for (let day = dayOf(`${year}-${from}`); day <= last; day++) OFF.add(day)
  }
  for (const date of work) WORK.add(dayOf(`${year}-${date}`))
}

/** Whether the holiday notice of the day's year is known. */
function isKnownDay(day: number): boolean {
  return KNOWN.has(Number(dateOf(day).slice(0, 4)))
}

/** Whether people work on a day (see `dayAt`). */
export function isWorkingDay(day: number): boolean {
  if (WORK.has(day)) return true
  if (OFF.has(day)) return false
  if (!isKnownDay(day) && FIXED_DAYS_OFF.includes(dateOf(day).slice(5))) return false
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/**
 * The end of the `count`th working day after the day of `at`, which itself does not count (民法典
 * art. 201).
 * @param at epoch milliseconds
 * @param count 1 to 366
 */
export function addWorkingDays(at: number, count: number): Deadline {
  if (!Number.isInteger(count) || count < 1 || count > 366) {
    throw new RangeError(`working days must be 1 to 366, got ${count}`)
  }
  let day = dayAt(at)
  let provisional = false
  for (let left = count; left > 0; ) {
    day += 1
    provisional ||= !isKnownDay(day)
    if (isWorkingDay(day)) left -= 1
  }
  return { at: endOfDay(day), provisional }
}
