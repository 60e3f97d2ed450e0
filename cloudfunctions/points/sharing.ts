/**
 * Points that a household uses together, each with their consent, and points given to the compound.
 * @module
 */

import { covers } from '@domain/people/path'
import { type FamilyProblem, familyProblem, stillHolds } from '@domain/points/family'
import { implementCommand, implementQuery } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import { residents } from '../kernel/resident'
import type { Session } from '../kernel/session'
import { householdOf } from '../people/face'
import { donatePoints, getFamily, shareWithFamily, useFamilyPoints } from './contract'
import { expireOverdue } from './expire'
import { leftOf, transfer } from './ledger'
import { bookOf } from './request'
import { compoundTarget, holdingTarget } from './standing'
import { accounts, donatedAccount, personAccount, sharings } from './store'

const MY_POINTS = '/features/points/pages/mine/index'
/** People of one household at most. */
const MOST_MEMBERS = 20

const REFUSALS = {
  not_in_scheme: 'family_not_in_scheme',
  not_shared: 'family_not_shared',
  not_together: 'family_not_together',
  same_person: 'family_not_together',
} as const satisfies Record<FamilyProblem, string>

/** The home somebody has in a compound, the first of several. */
const homeIn = (session: Session, compound: string): string =>
  session.households.find(({ path }) => covers(compound, path))?.path ?? ''

export const getFamilyAction = implementQuery(getFamily, {
  target: compoundTarget,
  async run({ db, session, region }, { compound }) {
    const home = homeIn(session, compound)
    const { value: allowed } = region.points.familyUse
    const members = (await householdOf(db, home))?.members ?? []
    const others = members
      .map(({ personId }) => personId)
      .filter((one) => one !== session.personId)
      .slice(0, MOST_MEMBERS)
    const ids = [session.personId, ...others].map((one) => personAccount(compound, one))
    const [people, held, shared] = await Promise.all([
      db.find(residents, { personId: { in: others } }, { limit: MOST_MEMBERS }),
      db.find(accounts, { _id: { in: ids } }, { limit: ids.length }),
      db.find(sharings, { home }, { limit: 100 }),
    ])
    const isOn = (person: string) => {
      const sharing = shared.find((one) => one._id === personAccount(compound, person))
      const since = members.find(({ personId }) => personId === person)?.since
      return sharing !== undefined && since !== undefined && stillHolds(sharing, since)
    }
    const leftWith = (person: string) =>
      leftOf(held.find((one) => one._id === personAccount(compound, person)))
    return {
      allowed,
      sharing: isOn(session.personId),
      available: leftWith(session.personId),
      members: people.map(({ personId: person, name }) => ({
        ...{ person, name },
        available: isOn(person) ? leftWith(person) : null,
      })),
    }
  },
})

export const shareWithFamilyAction = implementCommand(shareWithFamily, {
  target: compoundTarget,
  async run({ tx, now, session, region }, { compound, on }) {
    if (on && !region.points.familyUse.value) throw new Failure('family_not_in_scheme')
    const { personId, name } = session
    const _id = personAccount(compound, personId)
    const said = { compound, personId, name, home: homeIn(session, compound), on, at: now }
    if (await tx.get(sharings, _id)) await tx.update(sharings, _id, said)
    else await tx.add(sharings, { _id, ...said })
    return { sharing: on }
  },
})

export const useFamilyPointsAction = implementCommand(useFamilyPoints, {
  target: compoundTarget,
  async run(ctx, { compound, person, points }) {
    const { tx, now, session, region, commandId } = ctx
    const from = personAccount(compound, person)
    const sharing = await tx.get(sharings, from)
    const home = sharing && (await householdOf(tx, sharing.home))
    const problem = familyProblem({
      allowed: region.points.familyUse.value,
      sharing,
      owner: person,
      user: session.personId,
      members: home?.members ?? [],
    })
    if (problem) throw new Failure(REFUSALS[problem])
    const book = bookOf(ctx, compound)
    const to = personAccount(compound, session.personId)
    await expireOverdue(book, from)
    await transfer(book, {
      id: `family:${commandId}`,
      kind: 'family',
      debit: from,
      credit: to,
      points,
      phase: 'posted',
      ref: sharing?.home ?? '',
      about: `家人合用：${sharing?.name ?? ''}的积分给${session.name}用`,
    })
    await tell(tx, commandId, {
      to: person,
      title: `家人用了您 ${points} 分`,
      body: '不想合用了，在“家人合用”里关掉',
      url: MY_POINTS,
      at: now,
    })
    ctx.note({ details: { points } })
    return { available: leftOf(await tx.get(accounts, to)) }
  },
})

export const donatePointsAction = implementCommand(donatePoints, {
  target: holdingTarget,
  async run(ctx, { compound, points }) {
    const { tx, now, session, commandId } = ctx
    const book = bookOf(ctx, compound)
    const account = personAccount(compound, session.personId)
    await expireOverdue(book, account)
    await transfer(book, {
      id: `donate:${commandId}`,
      kind: 'donate',
      debit: account,
      credit: donatedAccount(compound, now),
      points,
      phase: 'posted',
      ref: '',
      about: '捐给小区',
    })
    ctx.note({ details: { points } })
    return { available: leftOf(await tx.get(accounts, account)) }
  },
})
