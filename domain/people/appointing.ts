/**
 * Who may appoint whom, where, and with whose yes. The chain follows the five-level party organization
 * (五级党组织链条): each level appoints the one below, two people together where much is at stake. No
 * law says who appoints a building captain or a grid worker: these are the product's defaults, which
 * an operator's scheme confirms.
 * @module
 */
import { dateOf, dayAt, dayOf, startOfDay } from '../time/shanghai'
import { covers, type Level, levelOf } from './path'
import type { Role } from './roles'

/** What holds for an office. */
export interface OfficeRule {
  /** Levels of the places it may be held over. */
  readonly levels: readonly Level[]
  /** Roles that may appoint to it, and end it, over places in their scope. */
  readonly appointers: readonly Role[]
  /** Roles one of whom, another person than the appointer, says yes where a second is needed. */
  readonly seconders: readonly Role[]
  /** Whether every change of it needs that second person's yes. */
  readonly sensitive: boolean
}

const COMPOUND_BUILDERS = ['branch_secretary', 'community_staff', 'community_secretary'] as const
const ABOVE_COMPOUND = ['community_secretary', 'sub_district_staff'] as const

/** The rule of each office. Sensitive are those that command, count votes or see a whole community. */
export const OFFICE_RULES: Readonly<Record<Role, OfficeRule>> = {
  building_captain: {
    levels: ['building'],
    appointers: COMPOUND_BUILDERS,
    seconders: ABOVE_COMPOUND,
    sensitive: false,
  },
  resident_rep: {
    levels: ['building', 'compound'],
    appointers: COMPOUND_BUILDERS,
    seconders: ABOVE_COMPOUND,
    sensitive: false,
  },
  grid_worker_full: {
    levels: ['community', 'compound', 'building'],
    appointers: ABOVE_COMPOUND,
    seconders: ABOVE_COMPOUND,
    sensitive: false,
  },
  grid_worker_part: {
    levels: ['compound', 'building'],
    appointers: COMPOUND_BUILDERS,
    seconders: ABOVE_COMPOUND,
    sensitive: false,
  },
  branch_secretary: {
    levels: ['compound'],
    appointers: ['community_secretary'],
    seconders: ['sub_district_staff'],
    sensitive: true,
  },
  branch_committee: {
    levels: ['compound'],
    appointers: ['community_secretary'],
    seconders: ['sub_district_staff'],
    sensitive: false,
  },
  first_secretary: {
    levels: ['compound', 'community'],
    appointers: ['sub_district_staff'],
    seconders: ['district_staff'],
    sensitive: true,
  },
  work_team: {
    levels: ['compound'],
    appointers: ABOVE_COMPOUND,
    seconders: ABOVE_COMPOUND,
    sensitive: false,
  },
  scrutineer: {
    levels: ['building', 'compound', 'community'],
    appointers: ['branch_secretary', 'community_staff'],
    seconders: ['community_secretary'],
    sensitive: true,
  },
  property_staff: {
    levels: ['building', 'compound'],
    appointers: COMPOUND_BUILDERS,
    seconders: ABOVE_COMPOUND,
    sensitive: false,
  },
  mediator: {
    levels: ['compound', 'community', 'sub_district'],
    appointers: ABOVE_COMPOUND,
    seconders: ['sub_district_staff', 'district_staff'],
    sensitive: false,
  },
  community_staff: {
    levels: ['community'],
    appointers: ['community_secretary'],
    seconders: ['sub_district_staff'],
    sensitive: true,
  },
  community_secretary: {
    levels: ['community'],
    appointers: ['sub_district_staff'],
    seconders: ['sub_district_staff', 'district_staff'],
    sensitive: true,
  },
  sub_district_staff: {
    levels: ['sub_district'],
    appointers: ['district_staff'],
    seconders: ['district_staff'],
    sensitive: true,
  },
  department_staff: {
    levels: ['district'],
    appointers: ['district_staff'],
    seconders: ['district_staff'],
    sensitive: true,
  },
  district_staff: {
    levels: ['district'],
    appointers: ['district_staff'],
    seconders: ['district_staff'],
    sensitive: true,
  },
}

/** A role over a place: what somebody holds, or what is to be held. */
export interface Office {
  readonly role: Role
  readonly scope: string
}

/** Whether a role is held over places of this kind at all. */
export const isHeldAt = ({ role, scope }: Office): boolean =>
  OFFICE_RULES[role].levels.some((level) => level === levelOf(scope))

const reaches = (roles: readonly Role[], by: Office, office: Office): boolean =>
  isHeldAt(office) && roles.includes(by.role) && covers(by.scope, office.scope)

/** Whether the holder of one office may appoint to another, and end it. */
export const mayAppoint = (by: Office, office: Office): boolean =>
  reaches(OFFICE_RULES[office.role].appointers, by, office)

/** Whether the holder of one office may say the second yes to another. */
export const maySecond = (by: Office, office: Office): boolean =>
  reaches(OFFICE_RULES[office.role].seconders, by, office)

/** What is done to an office. */
export type OfficeChange = 'appoint' | 'end'

/**
 * Whether a change needs a second person's yes. Whom neighbours elected is never sent away by one
 * person alone, whatever the office.
 */
export const needsSecond = (role: Role, change: OfficeChange, elected: boolean): boolean =>
  OFFICE_RULES[role].sensitive || (change === 'end' && elected)

/** Someone with a part in a change: who they are and the paths of their households. */
export interface Party {
  readonly personId: string
  readonly homes: readonly string[]
}

/** Why somebody may not act on a person's office: it is their own, or of those they live with. */
export function conflictBetween(actor: Party, person: Party): 'self' | 'family' | undefined {
  if (actor.personId === person.personId) return 'self'
  return actor.homes.some((home) => person.homes.includes(home)) ? 'family' : undefined
}

/** First moment and first moment after a term, epoch milliseconds. */
export interface Term {
  readonly startsAt: number
  readonly endsAt: number
}

/** Whether two terms have a moment in common; a term that begins as another ends does not. */
export const overlap = (one: Term, other: Term): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** The first moment after the longest term: the same date, so many years on, is its last day. */
export function latestEnd(startsAt: number, years: number): number {
  const [year = '', month = '', date = ''] = dateOf(dayAt(startsAt)).split('-')
  const later = String(Number(year) + years).padStart(4, '0')
  // A term that begins on 29 February ends on the 28th where there is none.
  const isLeapDay = month === '02' && date === '29' && !isLeapYear(Number(later))
  return startOfDay(dayOf(`${later}-${month}-${isLeapDay ? '28' : date}`) + 1)
}

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** What is wrong with a term. */
export type TermProblem = 'past' | 'too_far' | 'backwards' | 'too_long'

/**
 * What is wrong with a new term, or undefined. It may begin on today's first moment at the earliest:
 * nobody was in office before it was decided.
 */
export function termProblem(
  term: Term,
  now: number,
  limits: { years: number; aheadDays: number },
): TermProblem | undefined {
  if (term.startsAt < startOfDay(dayAt(now))) return 'past'
  if (term.startsAt > startOfDay(dayAt(now) + limits.aheadDays + 1)) return 'too_far'
  if (term.endsAt <= Math.max(term.startsAt, now)) return 'backwards'
  return term.endsAt > latestEnd(term.startsAt, limits.years) ? 'too_long' : undefined
}

/**
 * The new end of a term that is shortened or ended, or undefined when there is none: it is never
 * lengthened, and never ended before now.
 * @param endsAt the wish; null ends it now
 */
export function earlierEnd(term: Term, endsAt: number | null, now: number): number | undefined {
  if (term.endsAt <= now) return undefined
  const end = endsAt ?? now
  return end < now || end >= term.endsAt ? undefined : end
}
