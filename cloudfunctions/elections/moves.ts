/**
 * What a caller can do in an election now, for its page. Each action judges for itself again.
 * @module
 */
import type { Role } from '@domain/people/roles'
import { appointmentOver, type Session } from '../kernel/session'
import type { ElectionMove } from './contract/read'
import { CONFIRMERS, OFFICIALS } from './contract/shared'
import type { ElectionDoc } from './documents'
import { stageOf } from './stage'
import { relationsTo } from './standing'

/** The moves of a caller, in the order in which a page offers them. */
export function movesIn(election: ElectionDoc, session: Session, now: number): ElectionMove[] {
  const stage = stageOf(election, now)
  const relations = relationsTo(session, election)
  const lives = relations.includes('household')
  const holds = (roles: readonly Role[]) =>
    appointmentOver(session, roles, election.path) !== undefined
  const isOfficial = holds(OFFICIALS)
  const confirms = holds(CONFIRMERS)
  const onRoll = stage === 'roll_published'
  const ruling = onRoll || stage === 'roll_rulings'
  const resultOut = stage === 'result_published' || stage === 'result_rulings'
  const beforeKeys = election.fingerprint === null
  const isScrutineer = relations.includes('scrutineer')
  const isOfficer =
    session.personId !== '' &&
    election.officers.some(({ personId }) => personId === session.personId)
  const isPrepared =
    election.choices !== null && ['candidates_published', 'before_voting'].includes(stage)
  const scrutiny = ['nominating', 'qualification_review', 'candidates_published', 'before_voting']
  const moves: [ElectionMove, boolean][] = [
    ['vote', lives && stage === 'voting'],
    ['make_key', (isScrutineer || isOfficer) && beforeKeys && isPrepared],
    ['paper', isOfficer && !beforeKeys && ['voting', 'counting'].includes(stage)],
    ['count', isScrutineer && !beforeKeys && stage === 'counting'],
    ['check_roll', lives && ruling],
    ['object_roll', lives && onRoll],
    ['rule_roll', isOfficial && ruling],
    ['nominate', (lives || isOfficial) && stage === 'nominating'],
    ['review', isOfficial && stage === 'qualification_review'],
    ['offer_scrutineer', relations.includes('neighbour') && beforeKeys && scrutiny.includes(stage)],
    ['choose_scrutineers', isOfficial && beforeKeys && scrutiny.includes(stage)],
    ['object_result', lives && stage === 'result_published'],
    ['rule_result', isOfficial && resultOut],
    ['second_ruling', confirms && resultOut],
    ['confirm', confirms && stage === 'awaiting_confirmation'],
    ['file', confirms && stage === 'confirmed'],
  ]
  return moves.filter(([, holdsNow]) => holdsNow).map(([move]) => move)
}
