/**
 * What a caller is to a place, an office or a proposal.
 * @module
 */
import {
  conflictBetween,
  mayAppoint,
  maySecond,
  type Office,
  type Party,
} from '@domain/people/appointing'
import { ancestorAt, covers } from '@domain/people/path'
import { mayDecide } from '@domain/people/proposals'
import { type Appointment, ROLE_TITLES } from '@domain/people/roles'
import { Failure } from '../../kernel/errors'
import type { ResidentDoc } from '../../kernel/resident'
import type { Session } from '../../kernel/session'
import type { OfficeProposalDoc } from './documents'

/** The caller, or any person, as one with a part in a change. */
export const partyOf = (person: Pick<ResidentDoc, 'personId' | 'households'> | Session): Party => ({
  personId: person.personId,
  homes: person.households.map((home) => home.path),
})

/** The caller's office that lets them appoint to another; the nearest of several. */
export const appointerFor = (session: Session, office: Office): Appointment | undefined =>
  nearest(session.appointments.filter((one) => mayAppoint(one, office)))

/** The caller's office that lets them say the second yes. */
export const seconderFor = (session: Session, office: Office): Appointment | undefined =>
  nearest(session.appointments.filter((one) => maySecond(one, office)))

const nearest = (found: readonly Appointment[]): Appointment | undefined =>
  [...found].sort((a, b) => b.scope.length - a.scope.length)[0]

/** What the caller is to the people in office at a place: one of its residents, an official of it. */
export function relationsToPlace(session: Session, path: string): string[] {
  const isResident = session.households.some((home) => {
    const compound = ancestorAt(home.path, 'compound')
    return covers(path, home.path) || (compound !== undefined && covers(compound, path))
  })
  const isOfficial = session.appointments.some(
    ({ scope }) => covers(scope, path) || covers(path, scope),
  )
  return [...(isResident ? ['resident'] : []), ...(isOfficial ? ['official'] : [])]
}

/** What the caller is to a proposal. Who may not decide it for a conflict is not its seconder. */
export function relationsToProposal(session: Session, proposal: OfficeProposalDoc): string[] {
  const person = { personId: proposal.personId, homes: proposal.homes }
  const decides =
    seconderFor(session, proposal) !== undefined &&
    mayDecide(partyOf(session), { proposer: proposal.proposerId, person })
  const proposed = session.personId !== '' && session.personId === proposal.proposerId
  return [...(proposed ? ['proposer'] : []), ...(decides ? ['seconder'] : [])]
}

/**
 * Refuses to act on one's own office or a family member's.
 * @throws {Failure} `office_of_oneself`, `office_of_family`
 */
export function refuseConflict(session: Session, person: Party): void {
  const conflict = conflictBetween(partyOf(session), person)
  if (conflict === 'self') throw new Failure('office_of_oneself')
  if (conflict === 'family') throw new Failure('office_of_family')
}

/** Somebody in office, in words: `社区书记 榉秋分`. */
export const officialWords = (session: Session, as: Appointment): string =>
  `${ROLE_TITLES[as.role]} ${session.name}`
