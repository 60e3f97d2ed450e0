/**
 * The record of a term that ends early, and those who open its by-election, who are asked for it.
 * @module
 */
import { byElectionDue } from '@domain/elections/recall'
import type { Transaction } from '../../kernel/database'
import { openTask, roleDesks } from '../../kernel/tasks'
import { ORGANIZERS } from '../contract/shared'
import type { ElectionDoc, TermDoc } from '../documents'
import { termsUrl } from '../pages'
import { terms } from '../store'
import { vacancyTask } from './vacancy'

export const END_REASONS = {
  resigned: '辞职',
  moved_away: '搬离',
  recalled: '罢免',
  died: '去世',
  dismissed: '提前结束任职',
} as const

/**
 * Writes that a term ends; its office is the caller's to end, in the same transaction.
 * @returns until when the by-election must have opened
 */
export async function endRecordedTerm(
  { tx, now }: { readonly tx: Transaction; readonly now: number },
  term: TermDoc,
  { rules, title }: Pick<ElectionDoc, 'rules' | 'title'>,
  ended: NonNullable<TermDoc['ended']>,
): Promise<number> {
  const due = byElectionDue(ended.at, rules)
  await tx.update(terms, term._id, { ended, byElectionDue: due })
  await openTask(tx, {
    _id: vacancyTask(term._id),
    desks: roleDesks(ORGANIZERS, term.path),
    kind: 'election',
    title: '有职务空缺，请启动补选',
    detail: `${title}当选的${term.name}：${END_REASONS[ended.because]}`,
    dueAt: due,
    url: termsUrl(term.path),
    at: now,
  })
  return due
}
