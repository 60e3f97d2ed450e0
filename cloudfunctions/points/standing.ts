/**
 * What an action is about, and what a caller is to it.
 * @module
 */
import { ancestorAt, covers, levelOf } from '@domain/people/path'
import type { Role } from '@domain/people/roles'
import type { Party } from '@domain/points/redemption'
import type { TargetContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import type { Session } from '../kernel/session'
import { KEEPERS } from './contract'
import type { GiftDoc, RedemptionDoc } from './documents'
import { accounts, gifts, personAccount, redemptions } from './store'

/** Whether somebody lives in a compound. */
const isNeighbour = (session: Session, compound: string): boolean =>
  session.households.some((home) => covers(compound, home.path))

/** The compound somebody lives in, the first of several; empty when they live in none. */
export function homeCompound(session: Session): string {
  const [first] = session.households
  return (first && ancestorAt(first.path, 'compound')) ?? ''
}

/** A caller as rules of conflict see them. */
export const partyOf = (session: Session): Party => ({
  personId: session.personId,
  homes: session.households.map((home) => home.path),
})

/** Whether the caller holds one of these roles anywhere. */
export const holdsAny = (session: Session, roles: readonly Role[]): boolean =>
  session.appointments.some((one) => roles.includes(one.role))

/** The compound whose station somebody keeps, the first of several; empty when none. */
export const stationOf = (session: Session): string =>
  session.appointments.find(
    ({ role, scope }) => KEEPERS.some((one) => one === role) && levelOf(scope) === 'compound',
  )?.scope ?? ''

/** A gift to be asked for. @throws {Failure} `gift_not_found` */
export async function giftTarget(
  { reader, session }: TargetContext,
  { gift: id }: { gift: string },
): Promise<Target<GiftDoc>> {
  const gift = await reader.get(gifts, id)
  if (!gift) throw new Failure('gift_not_found')
  const relations: string[] = []
  if (isNeighbour(session, gift.compound)) relations.push('neighbour')
  else if (await reader.get(accounts, personAccount(gift.compound, session.personId || 'nobody'))) {
    relations.push('holder')
  }
  return { id, path: gift.compound, relations, doc: gift }
}

/** A redemption. @throws {Failure} `redemption_not_found` */
export async function redemptionTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<RedemptionDoc>> {
  const redemption = await reader.get(redemptions, id)
  if (!redemption) throw new Failure('redemption_not_found')
  const isOwn = session.personId !== '' && redemption.personId === session.personId
  const relations = isOwn ? ['requester'] : []
  return { id, path: redemption.compound, relations, doc: redemption }
}

/** A compound, for who has had points in it. */
export async function holdingTarget(
  { reader, session }: TargetContext,
  { compound }: { compound: string },
): Promise<Target<undefined>> {
  const account = personAccount(compound, session.personId || 'nobody')
  const relations = (await reader.get(accounts, account)) ? ['holder'] : []
  return { id: compound, path: compound, relations, doc: undefined }
}

/** A compound. */
export async function compoundTarget(
  { session }: TargetContext,
  { compound }: { compound: string },
): Promise<Target<undefined>> {
  const relations = isNeighbour(session, compound) ? ['neighbour'] : []
  return { id: compound, path: compound, relations, doc: undefined }
}
