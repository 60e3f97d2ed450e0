/**
 * What actions on offices are about.
 * @module
 */
import { isHeldAt, type Office } from '@domain/people/appointing'
import type { TargetContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import type { Target } from '../../kernel/permission'
import type { AppointmentDoc, PlaceDoc } from '../documents'
import { appointments, places } from '../store'
import type { OfficeProposalDoc } from './documents'
import { appointerFor, relationsToPlace, relationsToProposal } from './standing'
import { officeProposals } from './store'

/** A place whose offices are looked at. */
export async function placeTarget(
  { reader, session }: TargetContext,
  { path }: { path: string },
): Promise<Target<PlaceDoc>> {
  const place = await reader.get(places, path)
  if (!place) throw new Failure('place_not_found')
  return { id: path, path, relations: relationsToPlace(session, path), doc: place }
}

/** An office that is to be given, over a place that exists. */
export async function officeTarget(
  { reader, session }: TargetContext,
  { role, scope }: Office,
): Promise<Target<PlaceDoc>> {
  const place = await reader.get(places, scope)
  if (!place) throw new Failure('place_not_found')
  if (!isHeldAt({ role, scope })) throw new Failure('office_level')
  const relations = appointerFor(session, { role, scope }) ? ['appointer'] : []
  return { id: scope, path: scope, relations, doc: place }
}

/** An appointment, in force, to come or over. */
export async function appointmentTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<AppointmentDoc>> {
  const found = await reader.get(appointments, id)
  if (!found) throw new Failure('office_not_found')
  const isHolder = session.personId !== '' && session.personId === found.personId
  const relations = [
    ...(isHolder ? ['holder'] : []),
    ...(appointerFor(session, found) ? ['appointer'] : []),
    ...relationsToPlace(session, found.scope),
  ]
  return { id, path: found.scope, relations, doc: found }
}

/** A proposal. */
export async function proposalTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<OfficeProposalDoc>> {
  const found = await reader.get(officeProposals, id)
  if (!found) throw new Failure('proposal_not_found')
  const relations = relationsToProposal(session, found)
  return { id, path: found.scope, relations, doc: found }
}
