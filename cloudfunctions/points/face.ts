/**
 * What other contexts may ask of points: to post points for witnessed hours.
 * @module
 */
import { expiryOf } from '@domain/points/lots'
import { Failure } from '../kernel/errors'
import { type Book, readRecord, transfer } from './ledger'
import { budgetAccount, personAccount, sourceAccount } from './store'

/** Points for one person and one thing they did. */
export interface Award {
  /** Made by the sender; the same id gives once. */
  readonly id: string
  /** Whose budget it comes from: a team. */
  readonly issuer: string
  /** Its name, for the page that shows its budget. */
  readonly issuerName?: string
  readonly personId: string
  readonly points: number
  /** What it was for: an id, and words its owner reads. */
  readonly ref: string
  readonly about: string
}

/**
 * Gives points out of an issuer's budget of the quarter, which the scheme grants when it is first used.
 * @returns whether they were given now; false when they had been
 * @throws {Failure} `budget_used_up`, `ledger_refused` for another award under the same id
 */
export async function awardPoints(book: Book, award: Award): Promise<boolean> {
  const { compound, now, region } = book
  const { quarterlyBudget, expiryMonths } = region.points
  const budget = budgetAccount(compound, award.issuer, now)
  const earlier = await readRecord(book.tx, award.id)
  if (earlier) {
    const { credit, points } = earlier.record
    // Sent again, even in another quarter, whose budget is another.
    if (credit === personAccount(compound, award.personId) && points === award.points) return false
    throw new Failure('ledger_refused', { problem: 'same_id_other_transfer' })
  }
  const grant = `grant:${budget}`
  if (!(await readRecord(book.tx, grant))) {
    await transfer(book, {
      id: grant,
      kind: 'grant_budget',
      debit: sourceAccount(compound),
      credit: budget,
      points: quarterlyBudget.value,
      phase: 'posted',
      ref: award.issuer,
      about: '季度积分额度',
      creditName: award.issuerName ?? '',
    })
  }
  return transfer(book, {
    id: award.id,
    kind: 'issue',
    debit: budget,
    credit: personAccount(compound, award.personId),
    points: award.points,
    phase: 'posted',
    expiresAt: expiryOf(now, expiryMonths.value),
    ref: award.ref,
    about: award.about,
  })
}
