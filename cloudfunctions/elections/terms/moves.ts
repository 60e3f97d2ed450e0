/**
 * What a caller can do about a term, for its page. Each action judges for itself again.
 * @module
 */
import type { Role } from '@domain/people/roles'
import { appointmentOver, type Session } from '../../kernel/session'
import { OFFICIALS, ORGANIZERS } from '../contract/shared'
import type { TermMove } from '../contract/terms'
import type { TermDoc } from '../documents'
import { householdsIn } from '../standing'
import { standingWish } from './wish'

/** The moves of a caller, in the order in which a page offers them. */
export function termMoves(term: TermDoc, session: Session, now: number): TermMove[] {
  const runs = !term.ended && now < term.endsAt
  const mine = session.personId !== '' && session.personId === term.personId
  const homes = householdsIn(session, term.path)
  const wish = standingWish(term, now)
  const asks = homes.some((home) => !wish?.households.includes(home))
  const mayAnswer = wish?.answerUntil != null && now <= wish.answerUntil
  const holds = (roles: readonly Role[]) => appointmentOver(session, roles, term.path) !== undefined
  const vacant = term.byElectionDue !== null && term.byElectionPlan === ''
  const moves: [TermMove, boolean][] = [
    ['by_election', vacant && holds(ORGANIZERS)],
    ['answer_recall', runs && mine && mayAnswer],
    ['receive', runs && mine && term.handover.some(({ received }) => !received)],
    ['give', runs && !mine && holds(OFFICIALS) && term.handover.some(({ given }) => !given)],
    ['resign', runs && mine],
    ['end', runs && !mine && (holds(ORGANIZERS) || holds(['sub_district_staff']))],
    ['support_recall', runs && !mine && asks && (wish === undefined || wish.reachedAt === null)],
  ]
  return moves.filter(([, holdsNow]) => holdsNow).map(([move]) => move)
}
