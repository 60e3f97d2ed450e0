/**
 * What must hold of any ledger, by name. The checking command and the tests use the same list.
 * @module
 */
import { type Account, available, isWithinBounds } from './accounts'
import { sumOfLots } from './lots'
import type { TransferRecord } from './transfers'

/** A breach: which invariant, where, and the two numbers that should have been equal. */
export interface Breach {
  readonly invariant: InvariantName
  readonly where: string
  readonly expected: number
  readonly found: number
}

export type InvariantName =
  | 'debits_equal_credits'
  | 'account_sums_equal_its_transfers'
  | 'account_within_bounds'
  | 'lots_equal_available_points'
  | 'transfer_id_is_unique'
  | 'reversal_reverses_once'
  | 'reversal_takes_back_what_was_given'

interface Sums {
  debitsPosted: number
  creditsPosted: number
  debitsPending: number
  creditsPending: number
}

/** What each account's sums must be, by the transfers alone. */
function sumsOf(records: readonly TransferRecord[]): Map<string, Sums> {
  const sums = new Map<string, Sums>()
  const of = (id: string) => {
    const found = sums.get(id)
    if (found) return found
    const fresh = { debitsPosted: 0, creditsPosted: 0, debitsPending: 0, creditsPending: 0 }
    sums.set(id, fresh)
    return fresh
  }
  for (const record of records) {
    const pending = record.phase === 'pending' && !record.resolution
    const points = record.phase === 'pending' ? (record.resolution?.points ?? 0) : record.points
    const debit = of(record.debit)
    const credit = of(record.credit)
    debit.debitsPosted += points
    credit.creditsPosted += points
    if (pending) {
      debit.debitsPending += record.points
      credit.creditsPending += record.points
    }
  }
  return sums
}

function sumBreaches(accounts: readonly Account[], records: readonly TransferRecord[]): Breach[] {
  const breaches: Breach[] = []
  const byTransfers = sumsOf(records)
  for (const account of accounts) {
    const must = byTransfers.get(account.id)
    for (const side of [
      'debitsPosted',
      'creditsPosted',
      'debitsPending',
      'creditsPending',
    ] as const) {
      const expected = must?.[side] ?? 0
      if (account[side] !== expected) {
        breaches.push({
          invariant: 'account_sums_equal_its_transfers',
          where: `${account.id} ${side}`,
          expected,
          found: account[side],
        })
      }
    }
    byTransfers.delete(account.id)
  }
  for (const [id, sums] of byTransfers) {
    const total = sums.debitsPosted + sums.creditsPosted
    breaches.push({
      invariant: 'account_sums_equal_its_transfers',
      where: `${id} missing`,
      expected: total,
      found: 0,
    })
  }
  return breaches
}

function accountBreaches(account: Account): Breach[] {
  const breaches: Breach[] = []
  if (!isWithinBounds(account)) {
    breaches.push({
      invariant: 'account_within_bounds',
      where: account.id,
      expected: 0,
      found: available(account),
    })
  }
  if (account.kind === 'person' && sumOfLots(account.lots) !== available(account)) {
    breaches.push({
      invariant: 'lots_equal_available_points',
      where: account.id,
      expected: available(account),
      found: sumOfLots(account.lots),
    })
  }
  return breaches
}

/** Reversals take back an issue from whoever received it, and no more than it gave. */
function reversalBreaches(records: readonly TransferRecord[]): Breach[] {
  const byId = new Map(records.map((one) => [one.id, one]))
  return records.flatMap((one): Breach[] => {
    if (one.reversalOf === undefined) return []
    const given = byId.get(one.reversalOf)
    const isFit = given?.kind === 'issue' && given.credit === one.debit
    const most = isFit ? given.points : 0
    if (one.points <= most) return []
    return [
      {
        invariant: 'reversal_takes_back_what_was_given',
        where: one.id,
        expected: most,
        found: one.points,
      },
    ]
  })
}

/** Every breach in a ledger; an empty list when it is sound. */
export function breachesOf(
  accounts: readonly Account[],
  records: readonly TransferRecord[],
): Breach[] {
  const breaches: Breach[] = []
  const debits = accounts.reduce((sum, a) => sum + a.debitsPosted, 0)
  const credits = accounts.reduce((sum, a) => sum + a.creditsPosted, 0)
  if (debits !== credits) {
    breaches.push({
      invariant: 'debits_equal_credits',
      where: 'all accounts',
      expected: debits,
      found: credits,
    })
  }
  const seen = new Set<string>()
  const reversed = new Set<string>()
  for (const { id, reversalOf } of records) {
    if (seen.has(id)) {
      breaches.push({ invariant: 'transfer_id_is_unique', where: id, expected: 1, found: 2 })
    }
    seen.add(id)
    if (reversalOf === undefined) continue
    if (reversed.has(reversalOf)) {
      breaches.push({
        invariant: 'reversal_reverses_once',
        where: reversalOf,
        expected: 1,
        found: 2,
      })
    }
    reversed.add(reversalOf)
  }
  return [
    ...breaches,
    ...reversalBreaches(records),
    ...sumBreaches(accounts, records),
    ...accounts.flatMap(accountBreaches),
  ]
}
