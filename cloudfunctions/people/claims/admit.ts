/**
 * Letting somebody into a household and out of it: its own record and the person's say the same.
 * @module
 */
import type { HouseholdRelation } from '@domain/people/claims'
import { type Household, join, part } from '@domain/people/members'
import type { Database, Reader, Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { type ResidentDoc, residents } from '../../kernel/resident'
import type { HouseholdDoc } from '../documents'
import { households } from '../store'

/** Most homes of one person; the product is no register of landlords. */
const MAX_HOMES = 10

/** @throws {Failure} `place_not_found` */
export async function readHousehold(reader: Reader, path: string): Promise<HouseholdDoc> {
  const found = await reader.get(households, path)
  if (!found) throw new Failure('place_not_found')
  return found
}

/** The OPENID of a person, by one read outside a transaction; undefined for nobody known. */
export async function openidOf(db: Database, personId: string): Promise<string | undefined> {
  return (await db.find(residents, { personId }, { limit: 1 }))[0]?._id
}

/**
 * A person's document in a transaction.
 * @throws {Failure} `household_not_member` when the account is gone or another's
 */
export async function readPerson(
  tx: Transaction,
  openid: string | undefined,
  personId: string,
): Promise<ResidentDoc> {
  const found = openid === undefined ? undefined : await tx.get(residents, openid)
  if (found?.personId !== personId) throw new Failure('household_not_member')
  return found
}

async function store(tx: Transaction, home: HouseholdDoc, next: Household): Promise<HouseholdDoc> {
  const fields = { members: [...next.members], headId: next.headId }
  await tx.update(households, home._id, fields)
  return { ...home, ...fields }
}

/**
 * Lets somebody in.
 * @throws {Failure} `claim_member_already`, `household_full`, `households_too_many`
 */
export async function admit(
  tx: Transaction,
  home: HouseholdDoc,
  person: ResidentDoc,
  relation: HouseholdRelation,
  now: number,
): Promise<HouseholdDoc> {
  const { personId } = person
  if (home.members.some((one) => one.personId === personId)) {
    throw new Failure('claim_member_already')
  }
  if (person.households.length >= MAX_HOMES) throw new Failure('households_too_many')
  const next = join(home, { personId, relation, since: now })
  if (!next) throw new Failure('household_full')
  const lives = [...person.households, { path: home._id, relation, since: now }]
  await tx.update(residents, person._id, { households: lives, updatedAt: now })
  return store(tx, home, next)
}

/**
 * Lets somebody out.
 * @throws {Failure} `household_not_member`
 */
export async function discharge(
  tx: Transaction,
  home: HouseholdDoc,
  person: ResidentDoc,
  now: number,
): Promise<HouseholdDoc> {
  const next = part(home, person.personId)
  if (!next) throw new Failure('household_not_member')
  const lives = person.households.filter((one) => one.path !== home._id)
  await tx.update(residents, person._id, { households: lives, updatedAt: now })
  return store(tx, home, next)
}

/** Replaces who is head. */
export async function putHead(tx: Transaction, home: HouseholdDoc, next: Household): Promise<void> {
  await store(tx, home, next)
}
