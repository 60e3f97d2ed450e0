/**
 * The paper sheet (纸质签到表): where there is no network, people sign on paper. One person enters it
 * with a photo of it; a second one, who was there too, countersigns. Nobody vouches for themselves.
 * @module
 */
import { HALF_HOUR_MS } from '../time/shanghai'
import { type Hours, presentMs, type Session } from './presence'

/** A line of the sheet: when somebody came and left, epoch milliseconds. */
export interface SheetRow {
  readonly personId: string
  readonly start: number
  readonly end: number
}

/** Who put their name to a sheet. */
export interface SheetWitnesses {
  readonly enteredBy: string
  /** The second witness; null until somebody countersigned. */
  readonly secondBy: string | null
}

export type SheetProblem = 'row_outside_plan' | 'row_twice' | 'row_not_signed_up'

/** What keeps a sheet from being entered; undefined when nothing does. */
export function sheetProblem(
  session: Session,
  rows: readonly SheetRow[],
  joined: readonly string[],
): SheetProblem | undefined {
  const people = rows.map((row) => row.personId)
  if (new Set(people).size < people.length) return 'row_twice'
  if (people.some((one) => !joined.includes(one))) return 'row_not_signed_up'
  const outside = ({ start, end }: SheetRow) =>
    start >= end || start < session.startsAt || end > session.endsAt
  return rows.some(outside) ? 'row_outside_plan' : undefined
}

/**
 * Hours of a line: witnessed (and so worth points) when two people other than its own vouch for it,
 * else supplementary.
 * @param presencePercent least share of the session, in hundredths
 */
export function hoursOnPaper(
  session: Session,
  { personId, start, end }: SheetRow,
  { enteredBy, secondBy }: SheetWitnesses,
  presencePercent: number,
): Hours {
  const present = presentMs(session, { start, end })
  const planned = session.endsAt - session.startsAt
  if (present * 100 < planned * presencePercent) {
    return { kind: 'none', halfHours: 0, reason: 'left_early' }
  }
  const halfHours = Math.floor(present / HALF_HOUR_MS)
  if (halfHours === 0) return { kind: 'none', halfHours: 0, reason: 'under_half_hour' }
  const vouched = new Set([enteredBy, secondBy].filter((one) => one !== null && one !== personId))
  return vouched.size >= 2
    ? { kind: 'witnessed', halfHours, reason: 'paper_two_witnesses' }
    : { kind: 'supplementary', halfHours, reason: 'paper_one_witness' }
}

const WORTH = { witnessed: 2, supplementary: 1, none: 0 } as const

/** Of what codes and what paper say, what is worth more: a phone that died takes nothing away. */
export function betterHours(codes: Hours, paper: Hours | undefined): Hours {
  if (!paper) return codes
  const more = WORTH[paper.kind] - WORTH[codes.kind] || paper.halfHours - codes.halfHours
  return more > 0 ? paper : codes
}
