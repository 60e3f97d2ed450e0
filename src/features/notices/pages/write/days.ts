/**
 * Deadlines as choices: a number of days, to the end of that day in China.
 * @module
 */
import { dayAt, endOfDay } from '@domain/time/shanghai'
import { formatMoment, type Option } from '@/ui'

export const MUST_READ: readonly Option<string>[] = [
  { value: '0', label: '不用' },
  { value: '1', label: '明天前' },
  { value: '3', label: '3 天内' },
  { value: '7', label: '7 天内' },
]

export const EXPIRES: readonly Option<string>[] = [
  { value: '0', label: '不过期' },
  { value: '7', label: '7 天后' },
  { value: '30', label: '30 天后' },
  { value: '90', label: '90 天后' },
]

/** As it was: for a notice that has a day already. */
const KEPT = 'kept'

/** The choices, with the day there is already as the first. */
export function withKept(
  options: readonly Option<string>[],
  kept: number | null,
): readonly Option<string>[] {
  if (kept === null) return options
  return [{ value: KEPT, label: `还是${formatMoment(kept, Date.now())}` }, ...options]
}

/** What is chosen at first. */
export const firstChoice = (kept: number | null): string => (kept === null ? '0' : KEPT)

/** The moment that a choice means; null for none. */
export const momentOf = (choice: string, kept: number | null): number | null =>
  choice === KEPT ? kept : (daysFromNow(choice) ?? null)

/** The end of the day that many days from now, or undefined for '0'. */
function daysFromNow(days: string): number | undefined {
  const count = Number(days)
  return count > 0 ? endOfDay(dayAt(Date.now()) + count) : undefined
}
