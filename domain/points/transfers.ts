/**
 * Transfers of the points ledger: double entry, append-only, idempotent by the id its sender made.
 *
 * A transfer takes from one account and gives to another the same whole number of points. A pending
 * one reserves; it is later posted, voided, or expires. A mistake is mended by a new transfer that
 * names the one it reverses; nothing is ever changed or removed.
 *
 * Error model: every refusal is a {@link TransferProblem}; nothing is thrown for what people do.
 * @module
 */
import { failure, type Result, success } from '../result'
import { type Account, isWithinBounds } from './accounts'
import { addToLots, type Lot, takeFromLots } from './lots'

/** Why points move. */
export type TransferKind =
  | 'grant_budget'
  | 'return_budget'
  | 'issue'
  | 'redeem'
  | 'expire'
  | 'donate'
  | 'family'
  | 'reverse'

/** A transfer as recorded. */
export interface Transfer {
  /** Made by the sender before the first try; the same id has one effect. */
  readonly id: string
  readonly kind: TransferKind
  /** Account that gives. */
  readonly debit: string
  /** Account that receives. */
  readonly credit: string
  /** Whole points, at least 1. */
  readonly points: number
  readonly at: number
  /** `pending` reserves; a posted transfer moves at once. */
  readonly phase: 'posted' | 'pending'
  /** For an issue: when the points end. */
  readonly expiresAt?: number
  /** The transfer this one reverses. */
  readonly reversalOf?: string
  /** What it is about: an activity, a redemption, a decision. */
  readonly ref: string
}

/** How a pending transfer ended. */
export type Resolution = 'posted' | 'voided' | 'expired'

/** A recorded transfer with what became of it. `taken` are the lots it took, to be given back. */
export interface TransferRecord extends Transfer {
  readonly taken: readonly Lot[]
  readonly resolution?: { readonly as: Resolution; readonly at: number; readonly points: number }
}

export type TransferProblem =
  | 'points_not_whole'
  | 'same_account'
  | 'same_id_other_transfer'
  | 'not_enough'
  | 'out_of_bounds'
  | 'no_expiry'
  | 'not_pending'
  | 'resolved_already'
  | 'more_than_reserved'

/** What a caller stores, in one transaction. */
export interface Moved {
  readonly record: TransferRecord
  readonly debit: Account
  readonly credit: Account
}

const MOST_POINTS = 1_000_000

const isWhole = (points: number) =>
  Number.isSafeInteger(points) && points >= 1 && points <= MOST_POINTS

/** Whether a recorded transfer is the very one that is sent again. */
function isSame(record: TransferRecord, transfer: Transfer): boolean {
  const fields = ['kind', 'debit', 'credit', 'points', 'phase', 'ref', 'reversalOf'] as const
  return fields.every((field) => record[field] === transfer[field])
}

/**
 * Makes a transfer.
 * @param earlier the record under the transfer's id, if there is one
 * @returns what to store; `again` when the same transfer was made before and nothing is to be stored
 */
export function makeTransfer(
  transfer: Transfer,
  accounts: { debit: Account; credit: Account },
  earlier?: TransferRecord,
): Result<Moved | { again: TransferRecord }, TransferProblem> {
  if (earlier) {
    return isSame(earlier, transfer)
      ? success({ again: earlier })
      : failure('same_id_other_transfer')
  }
  if (!isWhole(transfer.points)) return failure('points_not_whole')
  if (transfer.debit === transfer.credit) return failure('same_account')
  return transfer.phase === 'pending' ? reserve(transfer, accounts) : move(transfer, accounts)
}

function takenFrom(account: Account, points: number): { lots: Lot[]; taken: Lot[] } | undefined {
  if (account.kind !== 'person') return { lots: [], taken: [] }
  const split = takeFromLots(account.lots, points)
  return split && { lots: split.left, taken: split.taken }
}

/** The lots a receiver gets: an issue's own end, or the ends the points had before. */
function givenTo(account: Account, transfer: Transfer, taken: readonly Lot[]): Lot[] | undefined {
  if (account.kind !== 'person') return []
  if (taken.length > 0) return addToLots(account.lots, taken)
  if (transfer.expiresAt === undefined) return undefined
  return addToLots(account.lots, [{ expiresAt: transfer.expiresAt, points: transfer.points }])
}

function move(
  transfer: Transfer,
  accounts: { debit: Account; credit: Account },
): Result<Moved, TransferProblem> {
  const split = takenFrom(accounts.debit, transfer.points)
  if (!split) return failure('not_enough')
  const given = givenTo(accounts.credit, transfer, split.taken)
  if (!given) return failure('no_expiry')
  const debit = {
    ...accounts.debit,
    debitsPosted: accounts.debit.debitsPosted + transfer.points,
    lots: split.lots,
  }
  const credit = {
    ...accounts.credit,
    creditsPosted: accounts.credit.creditsPosted + transfer.points,
    lots: given,
  }
  return bounded({ record: { ...transfer, taken: split.taken }, debit, credit })
}

function reserve(
  transfer: Transfer,
  accounts: { debit: Account; credit: Account },
): Result<Moved, TransferProblem> {
  const split = takenFrom(accounts.debit, transfer.points)
  if (!split) return failure('not_enough')
  const debit = {
    ...accounts.debit,
    debitsPending: accounts.debit.debitsPending + transfer.points,
    lots: split.lots,
  }
  const credit = {
    ...accounts.credit,
    creditsPending: accounts.credit.creditsPending + transfer.points,
  }
  return bounded({ record: { ...transfer, taken: split.taken }, debit, credit })
}

function bounded(moved: Moved): Result<Moved, TransferProblem> {
  if (!isWithinBounds(moved.debit)) return failure('not_enough')
  if (!isWithinBounds(moved.credit)) return failure('out_of_bounds')
  return success(moved)
}

/**
 * Ends a pending transfer: posts all or part of it, voids it, or lets it expire. What isn't posted
 * goes back to the lots it came from, with the ends they had.
 * @param points how many to post, at most those reserved; all by default
 */
export function resolveTransfer(
  record: TransferRecord,
  as: Resolution,
  accounts: { debit: Account; credit: Account },
  at: number,
  points: number = as === 'posted' ? record.points : 0,
): Result<Moved | { again: TransferRecord }, TransferProblem> {
  if (record.phase !== 'pending') return failure('not_pending')
  if (record.resolution) {
    const same = record.resolution.as === as && record.resolution.points === points
    return same ? success({ again: record }) : failure('resolved_already')
  }
  if (as === 'posted' && !isWhole(points)) return failure('points_not_whole')
  if (points > record.points) return failure('more_than_reserved')
  const posted = takeFromLots(record.taken, Math.min(points, record.points))
  const back = posted?.left ?? []
  const debit = {
    ...accounts.debit,
    debitsPending: accounts.debit.debitsPending - record.points,
    debitsPosted: accounts.debit.debitsPosted + points,
    lots: accounts.debit.kind === 'person' ? addToLots(accounts.debit.lots, back) : [],
  }
  const given = posted?.taken ?? []
  const credit = {
    ...accounts.credit,
    creditsPending: accounts.credit.creditsPending - record.points,
    creditsPosted: accounts.credit.creditsPosted + points,
    lots: accounts.credit.kind === 'person' ? addToLots(accounts.credit.lots, given) : [],
  }
  return bounded({ record: { ...record, resolution: { as, at, points } }, debit, credit })
}
