/**
 * What speaks against somebody's standing.
 * @module
 */
import { type Disqualification, disqualifications, isNominated } from '@domain/elections/candidacy'
import type { Database } from '../../kernel/database'
import type { ElectionDoc, NominationDoc, SupportDoc } from '../documents'
import { supports } from '../store'

/** Most nominations of one election that are looked at; a building has no more people to propose. */
export const MOST_NOMINATIONS = 200

/**
 * Every reason against, by what the nominee stated and what the election holds. Whether their
 * household is on the roll follows from where they live: nobody else can be nominated.
 */
export function reasonsAgainst(
  election: ElectionDoc,
  { facts, nomineeId, state, acceptedAt }: NominationDoc,
  now: number,
): Disqualification[] {
  if (!facts) return ['not_accepted']
  const isScrutineer = election.scrutineers.some(({ personId }) => personId === nomineeId)
  const accepted = state === 'accepted' && acceptedAt !== null
  return disqualifications({ ...facts, onRoll: true, accepted, isScrutineer }, election.rules, now)
}

/** Households that joined several nominations, by nomination; one read. */
export async function supportsOf(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, SupportDoc[]>> {
  const found = await db.find(supports, { nominationId: { in: ids } }, { limit: 1000 })
  return new Map(ids.map((id) => [id, found.filter((one) => one.nominationId === id)]))
}

/** Whether a nomination counts: a joint one needs enough households. */
export function counts(
  { way }: NominationDoc,
  joined: readonly SupportDoc[],
  election: Pick<ElectionDoc, 'rules'>,
): boolean {
  if (way !== 'joint') return true
  const households = joined.map(({ household }) => household)
  return isNominated({ kind: 'joint', households }, election.rules)
}

/** Whether somebody stands, by the last word spoken: the appeal's, the review's. */
export function decisionOn({ review, appeal }: NominationDoc): 'qualified' | 'refused' | undefined {
  return appeal?.ruling?.decision ?? review?.decision
}
