/**
 * How many requests a place solved lately, kept by the day: the page that shows it reads one number a
 * day instead of every request.
 * @module
 */
import { dayAt } from '../time/shanghai'

/** Days counted, today included. */
export const SOLVED_DAYS = 30

/** Solved requests by day (see `domain/time/shanghai.ts`); days without any are absent. */
export type SolvedByDay = Readonly<Record<string, number>>

const isRecent = (day: number, now: number) => dayAt(now) - day < SOLVED_DAYS

/** The same with one more, solved at a moment; days too old to count are dropped. */
export function withSolved(solved: SolvedByDay, now: number): SolvedByDay {
  const today = String(dayAt(now))
  const recent = Object.entries(solved).filter(([day]) => isRecent(Number(day), now))
  return { ...Object.fromEntries(recent), [today]: (solved[today] ?? 0) + 1 }
}

/** How many were solved in the last {@link SOLVED_DAYS} days, in the reporters' words. */
export function solvedLately(solved: SolvedByDay, now: number): number {
  return Object.entries(solved)
    .filter(([day]) => isRecent(Number(day), now))
    .reduce((sum, [, count]) => sum + count, 0)
}
