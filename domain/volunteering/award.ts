/**
 * From hours to points, stars and budgets.
 * @module
 */
import { dateOf, dayAt } from '../time/shanghai'
import type { Hours } from './presence'

/** The numbers of a scheme that an award needs. */
export interface AwardRules {
  readonly perHalfHour: number
  readonly halfHoursPerActivity: number
  readonly halfHoursPerDay: number
}

/**
 * Half hours that earn points: witnessed ones, at most the activity's, at most what is left of the day.
 * @param countedToday half hours of the same person that earned points on the same day already
 */
export function countedHalfHours(hours: Hours, rules: AwardRules, countedToday: number): number {
  if (hours.kind !== 'witnessed') return 0
  const leftToday = Math.max(0, rules.halfHoursPerDay - countedToday)
  return Math.min(hours.halfHours, rules.halfHoursPerActivity, leftToday)
}

/** Points for half hours that count. */
export const pointsFor = (counted: number, rules: AwardRules): number => counted * rules.perHalfHour

/** Stars, none to five, of somebody's half hours; hours stay when points are spent. */
export const starsOf = (halfHours: number, starHours: readonly number[]): number =>
  starHours.filter((hours) => halfHours >= hours * 2).length

/** The quarter a moment falls in, e.g. `2026q4`. */
export function quarterAt(at: number): string {
  const [year = '', month = '1'] = dateOf(dayAt(at)).split('-')
  return `${year}q${Math.ceil(Number(month) / 3)}`
}
