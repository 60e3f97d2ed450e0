/**
 * A term that ends early: the office ends with it in the same transaction, and those who open the
 * by-election are asked for it, with its deadline.
 * @module
 */
import type { Database, Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { curtailAppointment, findPerson } from '../../people/face/offices'
import type { ElectionDoc, TermDoc } from '../documents'
import { END_REASONS, endRecordedTerm } from './record-end'

interface Written {
  readonly tx: Transaction
  readonly now: number
  readonly eventId: string
}

/** The OPENID of who holds a term; read before the transaction. */
export async function openidOf(db: Database, { personId }: TermDoc): Promise<string> {
  const person = await findPerson(db, personId)
  if (!person) throw new Failure('term_not_found')
  return person._id
}

/**
 * Ends a term.
 * @returns until when the by-election must have opened
 */
export async function endTerm(
  { tx, now, eventId }: Written,
  term: TermDoc,
  { rules, title }: Pick<ElectionDoc, 'rules' | 'title'>,
  how: {
    readonly ended: NonNullable<TermDoc['ended']>
    readonly decision: string
    readonly openid: string
  },
): Promise<number> {
  const { ended, decision, openid } = how
  await curtailAppointment(tx, {
    eventId: `${eventId}.${term._id}`,
    openid,
    appointmentId: term.appointmentId,
    kind: ended.because === 'resigned' ? 'resigned' : 'ended',
    endsAt: now,
    sourceDecision: decision,
    reason: END_REASONS[ended.because],
    by: ended.by?.name ?? title,
    second: '',
    at: now,
  })
  return endRecordedTerm({ tx, now }, term, { rules, title }, ended)
}
