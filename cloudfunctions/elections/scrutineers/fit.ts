/**
 * Who may be a scrutineer: neither a candidate nor of a candidate's household.
 * @module
 */
import { mayScrutinize } from '@domain/elections/candidacy'
import type { ElectionDoc, NominationDoc } from '../documents'

type Person = { personId: string; households: readonly string[] }

/** Somebody whom a vote is about. */
export type Standing = Pick<NominationDoc, 'nomineeId' | 'households' | 'state'>

/** Whether somebody may watch over an election with these nominees. */
export function isFit(person: Person, nominees: readonly Standing[]): boolean {
  const standing = nominees.filter(({ state }) => state === 'accepted')
  return mayScrutinize(
    person,
    standing.map(({ nomineeId, households }) => ({ personId: nomineeId, households })),
  )
}

/** Whether a nominee holds a key already: one or the other. */
export const isScrutineerDisqualified = (
  { scrutineers }: ElectionDoc,
  { nomineeId }: NominationDoc,
): boolean => scrutineers.some(({ personId }) => personId === nomineeId)
