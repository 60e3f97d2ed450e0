/**
 * What people are to a household and to a claim.
 * @module
 */
import { stateAt } from '@domain/people/claims'
import { ancestorAt } from '@domain/people/path'
import type { TargetContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import type { Target } from '../../kernel/permission'
import { appointmentOver } from '../../kernel/session'
import type { HouseholdDoc } from '../documents'
import { households } from '../store'
import type { ClaimDoc } from './documents'
import { SETTLERS } from './move'
import { claims } from './store'

/** Head and members of a household. @throws {Failure} `place_not_found` */
export async function householdTarget(
  ctx: TargetContext,
  { household }: { household: string },
): Promise<Target<HouseholdDoc>> {
  const doc = await ctx.reader.get(households, household)
  if (!doc) throw new Failure('place_not_found')
  const { personId } = ctx.session
  const relations = [
    ...(personId !== '' && doc.headId === personId ? ['head'] : []),
    ...(doc.members.some((one) => one.personId === personId) ? ['member'] : []),
  ]
  return { id: household, path: household, relations, doc }
}

/** A claim with the household as it is now. */
export interface ClaimAndHome {
  readonly claim: ClaimDoc
  readonly home: HouseholdDoc
}

/**
 * What somebody is to a claim. The head is a party to it all along; captain and secretary only when it
 * came to them, so that they do not see who claims what by the way.
 */
export function relationsTo(
  { claim, home }: ClaimAndHome,
  { session, now }: Pick<TargetContext, 'session' | 'now'>,
): string[] {
  const { personId } = session
  if (personId !== '' && claim.personId === personId) return ['claimant']
  const building = ancestorAt(claim.household, 'building') ?? claim.household
  const state = stateAt(claim, now)
  const cameTo = (actor: string) => claim.steps.some((step) => step.by === actor)
  const captain = appointmentOver(session, ['building_captain'], building)
  const secretary = appointmentOver(session, SETTLERS, building)
  return [
    ...(personId !== '' && home.headId === personId ? ['head'] : []),
    ...(captain && (state === 'pending_captain' || cameTo('captain')) ? ['captain'] : []),
    ...(secretary && (state === 'pending_secretary' || cameTo('secretary')) ? ['secretary'] : []),
  ]
}

/** A claim and what the caller is to it. @throws {Failure} `claim_not_found` */
export async function claimTarget(
  ctx: TargetContext,
  { id }: { id: string },
): Promise<Target<ClaimAndHome>> {
  const claim = await ctx.reader.get(claims, id)
  const home = claim && (await ctx.reader.get(households, claim.household))
  if (!claim || !home) throw new Failure('claim_not_found')
  const doc = { claim, home }
  return { id, path: claim.household, relations: relationsTo(doc, ctx), doc }
}
