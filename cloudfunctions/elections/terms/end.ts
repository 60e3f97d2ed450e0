/**
 * A term that ends early: the office ends with it in the same transaction, and those who open the
 * by-election are asked for it, with its deadline.
 * @module
 */
import { byElectionDue } from '@domain/elections/recall'
import type { Database, Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { openTask, roleDesks } from '../../kernel/tasks'
import { curtailAppointment, findPerson } from '../../people/face/offices'
import { ORGANIZERS } from '../contract/shared'
import type { ElectionDoc, TermDoc } from '../documents'
import { planUrl } from '../pages'
import { terms } from '../store'
import { vacancyTask } from './vacancy'

interface Written {
  readonly tx: Transaction
  readonly now: number
  readonly eventId: string
}

const REASONS = {
  resigned: '辞职',
  moved_away: '搬离',
  recalled: '罢免',
  died: '去世',
} as const

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
  const due = byElectionDue(now, rules)
  await curtailAppointment(tx, {
    eventId: `${eventId}.${term._id}`,
    openid,
    appointmentId: term.appointmentId,
    kind: ended.because === 'resigned' ? 'resigned' : 'ended',
    endsAt: now,
    sourceDecision: decision,
    reason: REASONS[ended.because],
    by: ended.by?.name ?? title,
    second: '',
    at: now,
  })
  await tx.update(terms, term._id, { ended, byElectionDue: due })
  await openTask(tx, {
    _id: vacancyTask(term._id),
    desks: roleDesks(ORGANIZERS, term.path),
    kind: 'election',
    title: '有职务空缺，请启动补选',
    detail: `${title}当选的${term.name}：${REASONS[ended.because]}`,
    dueAt: due,
    url: planUrl,
    at: now,
  })
  return due
}
