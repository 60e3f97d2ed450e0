/**
 * Terms as choices, so that nobody types a date.
 * @module
 */
import { latestEnd } from '@domain/people/appointing'
import { dateOf, dayAt, dayOf, startOfDay } from '@domain/time/shanghai'
import type { Option } from '@/ui'

/** The first day of the month that many months from the one of a moment. */
function monthStart(at: number, months: number): number {
  const [year = '', month = ''] = dateOf(dayAt(at)).split('-')
  const count = Number(year) * 12 + Number(month) - 1 + months
  const date = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
  return startOfDay(dayOf(date))
}

export type Start = 'today' | 'month'
export const STARTS: readonly Option<Start>[] = [
  { value: 'today', label: '今天' },
  { value: 'month', label: '下月 1 日' },
]

/** The first moment of a term. */
export const startOf = (start: Start, now: number): number =>
  start === 'today' ? startOfDay(dayAt(now)) : monthStart(now, 1)

/** Lengths of a term up to the longest, in months. */
export function lengths(years: number): Option<string>[] {
  const half: Option<string> = { value: '6', label: '半年' }
  const whole = [1, 2, 3, 5].filter((one) => one <= years)
  return [half, ...whole.map((one) => ({ value: String(one * 12), label: `${one} 年` }))]
}

/** The first moment after a term of some months. */
export function endOf(startsAt: number, months: number): number {
  if (months % 12 === 0) return latestEnd(startsAt, months / 12)
  return startOfDay(dayAt(startsAt) + Math.round(months * 30.4))
}

export type Ending = 'now' | 'this_month' | 'next_month'
export const ENDINGS: readonly Option<Ending>[] = [
  { value: 'now', label: '马上' },
  { value: 'this_month', label: '本月底' },
  { value: 'next_month', label: '下月底' },
]

/** The new end of a term; null is now. */
export const endingAt = (ending: Ending, now: number): number | null =>
  ending === 'now' ? null : monthStart(now, ending === 'this_month' ? 1 : 2)
