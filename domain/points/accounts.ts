/**
 * Accounts of the points ledger. Points are thanks, never money: whole numbers, no cash value, no
 * purchase (志愿服务条例 2017; the product's default scheme).
 *
 * Every account keeps four sums that only grow or, for the pending ones, come back: what was posted
 * to its debit and credit side, and what is pending on each. The balance of a person is credits less
 * debits.
 * @module
 */
import type { Lot } from './lots'

/** What an account is for. */
export type AccountKind =
  /** Where points come from: its debits are everything ever granted to issuers. */
  | 'source'
  /** An issuer's budget for a quarter. */
  | 'budget'
  | 'person'
  /** Points spent on gifts. */
  | 'redeemed'
  | 'expired'
  | 'donated'
  /** Points that were given by mistake and taken back. */
  | 'reversed'

/** Bounds after every transfer, pending ones counted as if they will be posted. */
const BOUNDS: Record<AccountKind, 'debits_within_credits' | 'credits_within_debits'> = {
  source: 'credits_within_debits',
  budget: 'debits_within_credits',
  person: 'debits_within_credits',
  redeemed: 'debits_within_credits',
  expired: 'debits_within_credits',
  donated: 'debits_within_credits',
  reversed: 'debits_within_credits',
}

export interface Account {
  readonly id: string
  readonly kind: AccountKind
  readonly debitsPosted: number
  readonly creditsPosted: number
  readonly debitsPending: number
  readonly creditsPending: number
  /** A person's unspent points by expiry, soonest first; empty for the other kinds. */
  readonly lots: readonly Lot[]
}

/** An account before its first transfer. */
export function openAccount(id: string, kind: AccountKind): Account {
  return {
    id,
    kind,
    debitsPosted: 0,
    creditsPosted: 0,
    debitsPending: 0,
    creditsPending: 0,
    lots: [],
  }
}

/** Credits less debits, pending ones left out: what the account holds. */
export function postedBalance(account: Account): number {
  return account.creditsPosted - account.debitsPosted
}

/** What can still be taken: posted credits less posted and pending debits. */
export function available(account: Account): number {
  return account.creditsPosted - account.debitsPosted - account.debitsPending
}

/** Whether an account is within its bounds. Pending credits don't count: they may never come. */
export function isWithinBounds(account: Account): boolean {
  const sums = [
    account.debitsPosted,
    account.creditsPosted,
    account.debitsPending,
    account.creditsPending,
  ]
  if (!sums.every((n) => Number.isSafeInteger(n) && n >= 0)) return false
  return BOUNDS[account.kind] === 'debits_within_credits'
    ? account.debitsPosted + account.debitsPending <= account.creditsPosted
    : account.creditsPosted + account.creditsPending <= account.debitsPosted
}
