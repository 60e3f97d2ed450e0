/**
 * Spans as rules state them: hours, days or working days.
 * @module
 */
import { dayAt, endOfDay, HOUR_MS } from './shanghai'
import { addWorkingDays, type Deadline } from './working-days'

export interface Span {
  readonly count: number
  readonly unit: 'hours' | 'days' | 'working_days'
}

/**
 * When a span that starts at a moment ends. Hours are exact; days and working days end with the last
 * day, and the day of the start does not count (民法典 art. 201).
 * @param at epoch milliseconds
 */
export function endOfSpan(at: number, span: Span): Deadline {
  switch (span.unit) {
    case 'hours':
      return { at: at + span.count * HOUR_MS, provisional: false }
    case 'days':
      return { at: endOfDay(dayAt(at) + span.count), provisional: false }
    case 'working_days':
      return addWorkingDays(at, span.count)
  }
}
