/**
 * From what was witnessed of somebody's presence to hours. Hours are counted in half hours, down.
 *
 * Witnessed hours (信用时长) earn points; supplementary hours (补录时长) are honoured and earn none.
 * @module
 */
import { HALF_HOUR_MS } from '../time/shanghai'

/** When an activity was planned to begin and end, epoch milliseconds. */
export interface Session {
  readonly startsAt: number
  readonly endsAt: number
}

/** What is known of somebody: moments at which a fresh code was scanned; null where none was. */
export interface Attendance {
  readonly start: number | null
  readonly middle: number | null
  readonly end: number | null
  /** Whether the person who was served confirmed instead of the middle code. */
  readonly servedConfirmed: boolean
}

/** Why the hours are what they are; the words people see are the page's. */
export type PresenceReason =
  | 'all_witnessed'
  | 'not_there'
  | 'no_end'
  | 'left_early'
  | 'middle_missing'
  | 'under_half_hour'
  | 'served_confirmed'
  | 'paper_two_witnesses'
  | 'paper_one_witness'
  | 'objection_upheld'

export interface Hours {
  /** `witnessed` earns points; `supplementary` does not; `none` is no hours at all. */
  readonly kind: 'witnessed' | 'supplementary' | 'none'
  readonly halfHours: number
  readonly reason: PresenceReason
}

const none = (reason: PresenceReason): Hours => ({ kind: 'none', halfHours: 0, reason })

/** Milliseconds somebody was there within the plan: coming early and staying on don't count. */
export function presentMs(
  session: Session,
  { start, end }: Pick<Attendance, 'start' | 'end'>,
): number {
  if (start === null || end === null) return 0
  return Math.max(0, Math.min(end, session.endsAt) - Math.max(start, session.startsAt))
}

/**
 * Hours of one person at one activity.
 * @param presencePercent least share of the session, in hundredths
 */
export function hoursOf(session: Session, seen: Attendance, presencePercent: number): Hours {
  if (seen.start === null) return none('not_there')
  if (seen.end === null) return none('no_end')
  const present = presentMs(session, seen)
  const planned = session.endsAt - session.startsAt
  if (present * 100 < planned * presencePercent) return none('left_early')
  const halfHours = Math.floor(present / HALF_HOUR_MS)
  if (halfHours === 0) return none('under_half_hour')
  const within = seen.middle !== null && seen.middle > seen.start && seen.middle < seen.end
  if (within) return { kind: 'witnessed', halfHours, reason: 'all_witnessed' }
  if (seen.servedConfirmed) return { kind: 'witnessed', halfHours, reason: 'served_confirmed' }
  return { kind: 'supplementary', halfHours, reason: 'middle_missing' }
}

/**
 * Hours after an objection was upheld. What was witnessed can be cut and stays witnessed; whoever
 * decides saw nothing, so more than that is honoured and earns no points.
 */
export function hoursDecided(before: Hours, halfHours: number): Hours {
  const reason = 'objection_upheld'
  if (halfHours === 0) return { kind: 'none', halfHours: 0, reason }
  const cut = before.kind === 'witnessed' && halfHours <= before.halfHours
  return { kind: cut ? 'witnessed' : 'supplementary', halfHours, reason }
}

/**
 * When the middle code is asked: a moment between a third and two thirds of the session, by a random
 * number that nobody outside the server knows.
 * @param random 0 (included) to 1 (not included)
 */
export function middleMoment({ startsAt, endsAt }: Session, random: number): number {
  const third = (endsAt - startsAt) / 3
  return Math.floor(startsAt + third + third * random)
}

/** How long a middle code is taken after it was asked. */
export const MIDDLE_OPEN_MS = 15 * 60_000
