/**
 * An elected office that ended early by another way than the elections' own pages, e.g. by the pages of
 * offices: its term ends with it, and its by-election is asked for.
 * @module
 */
import type { Transaction } from '../../kernel/database'
import type { Official } from '../documents'
import { elections, terms } from '../store'
import { endRecordedTerm } from '../terms/record-end'

/**
 * Says that an office ends early, in the transaction that ends it. An office that no election gave is
 * left alone, and so is a term whose end is known.
 * @param office.appointmentId of the office
 * @param office.endsAt first moment without it; epoch milliseconds
 * @param office.by who decided; null when the holder resigned
 * @returns until when the by-election must have opened; undefined when none is asked for
 */
export async function officeEnded(
  { tx, now }: { tx: Transaction; now: number },
  office: {
    readonly appointmentId: string
    readonly endsAt: number
    readonly because: 'resigned' | 'moved_away' | 'died' | 'dismissed'
    readonly by: Official | null
  },
): Promise<number | undefined> {
  const { appointmentId, endsAt, because, by } = office
  // An elected office has its id from its term: `ap-` and the term's.
  const term = await tx.get(terms, appointmentId.slice(3))
  if (!term || term.appointmentId !== appointmentId || term.ended) return undefined
  if (endsAt >= term.endsAt) return undefined
  const election = await tx.get(elections, term.electionId)
  if (!election) return undefined
  return endRecordedTerm({ tx, now }, term, election, { at: endsAt, by, because })
}
