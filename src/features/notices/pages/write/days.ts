/**
 * Deadlines as choices: a number of days, to the end of that day in China.
 * @module
 */
import { dayAt, endOfDay } from '@domain/time/shanghai'
import type { Option } from '@/ui'

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

/** The end of the day that many days from now, or undefined for '0'. */
export function daysFromNow(days: string): number | undefined {
  const count = Number(days)
  return count > 0 ? endOfDay(dayAt(Date.now()) + count) : undefined
}
