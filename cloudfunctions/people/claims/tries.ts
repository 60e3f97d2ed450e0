/**
 * Wrong codes are counted, by person and by household, in the transaction that found them wrong. So
 * there is no way to try without being counted, however many tries come at once.
 * @module
 */
import { MAX_CLAIMS_PER_DAY } from '@domain/people/claims'
import { ATTEMPT_WINDOW_MS, MAX_WRONG_PER_PERSON, mayTryCode } from '@domain/people/household-code'
import type { Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { keyedHash } from '../../kernel/secret'
import type { Session } from '../../kernel/session'
import type { HouseholdDoc } from '../documents'
import type { ClaimTriesDoc } from './documents'
import { claimTries } from './store'

/** The tries of the last day of one person and against one household. */
export interface Tries {
  readonly person: ClaimTriesDoc
  readonly household: ClaimTriesDoc
}

async function readOne(tx: Transaction, _id: string, now: number): Promise<ClaimTriesDoc> {
  const found = await tx.get(claimTries, _id)
  const lastDay = (moments: readonly number[] = []) =>
    moments.filter((at) => at > now - ATTEMPT_WINDOW_MS)
  return { _id, wrong: lastDay(found?.wrong), opened: lastDay(found?.opened) }
}

async function keep(tx: Transaction, { _id, ...rest }: ClaimTriesDoc): Promise<void> {
  if (await tx.get(claimTries, _id)) await tx.update(claimTries, _id, rest)
  else await tx.add(claimTries, { _id, ...rest })
}

/** Reads both. A person is known by their openid: closing the account gives no new tries. */
export async function readTries(
  tx: Transaction,
  session: Session,
  { slip }: HouseholdDoc,
  now: number,
): Promise<Tries> {
  const person = await readOne(tx, `p${keyedHash('claim_tries', session.openid).slice(0, 32)}`, now)
  return { person, household: await readOne(tx, `h${slip}`, now) }
}

/** @throws {Failure} `claim_tries_…` when no more codes may be tried today, `claim_too_many` */
export function refuseTries({ person, household }: Tries, withCode: boolean): void {
  if (person.opened.length >= MAX_CLAIMS_PER_DAY) throw new Failure('claim_too_many')
  if (!withCode) return
  const wrong = { byPerson: person.wrong.length, onHousehold: household.wrong.length }
  if (mayTryCode(wrong)) return
  const alone = mayTryCode({ ...wrong, onHousehold: 0 })
  throw new Failure(alone ? 'claim_tries_household' : 'claim_tries_person')
}

/** Counts a wrong code against both; answers how many the person has left today. */
export async function countWrong(tx: Transaction, tries: Tries, now: number): Promise<number> {
  const { person, household } = tries
  await keep(tx, { ...person, wrong: [...person.wrong, now] })
  await keep(tx, { ...household, wrong: [...household.wrong, now] })
  return Math.max(0, MAX_WRONG_PER_PERSON - person.wrong.length - 1)
}

/** Counts a claim opened. */
export async function countOpened(tx: Transaction, { person }: Tries, now: number): Promise<void> {
  await keep(tx, { ...person, opened: [...person.opened, now] })
}
