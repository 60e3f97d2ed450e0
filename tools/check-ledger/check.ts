/**
 * Checks a points ledger by named invariants: the sums of `domain/points`, the chains of persons and
 * compounds, the stock of gifts against what moved it.
 * @module
 */
import { breachesOf } from '@domain/points/invariants'
import { OPEN_STATES } from '@domain/points/redemption'
import type { ChainHeadDoc } from '@functions/kernel/sealing'
import { linkHash, sealHash } from '@functions/points/chain'
import type {
  AccountDoc,
  EntryDoc,
  RedemptionDoc,
  StockDoc,
  StockMoveDoc,
} from '@functions/points/documents'
import { accountOf, recordOf } from '@functions/points/ledger'

/** Everything an environment knows of points. */
export interface Ledger {
  readonly accounts: readonly AccountDoc[]
  readonly entries: readonly EntryDoc[]
  readonly heads: readonly ChainHeadDoc[]
  readonly stocks: readonly StockDoc[]
  readonly stockMoves: readonly StockMoveDoc[]
  readonly redemptions: readonly RedemptionDoc[]
}

/** What does not hold: the invariant's name, where, what it should be and what it is. */
export interface LedgerBreach {
  readonly invariant: string
  readonly where: string
  readonly expected: string | number
  readonly found: string | number
}

const breach = (
  invariant: string,
  where: string,
  expected: string | number,
  found: string | number,
): LedgerBreach => ({ invariant, where, expected, found })

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** The sums of each compound's ledger, by the rules of the domain. */
function sumBreaches({ accounts, entries }: Ledger): LedgerBreach[] {
  const byCompound = groupBy(accounts, (one) => one.compound)
  const entriesOf = groupBy(entries, (one) => one.compound)
  const compounds = new Set([...byCompound.keys(), ...entriesOf.keys()])
  return [...compounds].flatMap((compound) => {
    const own = entriesOf.get(compound) ?? []
    const ends = new Map(own.flatMap((one) => (one.of === null ? [] : [[one.of, one] as const])))
    const records = own
      .filter((one) => one.type === 'transfer')
      .map((one) => recordOf(one, ends.get(one._id)))
    return breachesOf((byCompound.get(compound) ?? []).map(accountOf), records)
  })
}

/** Each person's chain, from the first link to the account's head. */
function personChainBreaches({ accounts, entries }: Ledger): LedgerBreach[] {
  const links = entries.flatMap((entry) => entry.links.map((link) => ({ entry, link })))
  const byAccount = groupBy(links, ({ link }) => link.account)
  return accounts.flatMap((account) => {
    const chain = (byAccount.get(account._id) ?? []).sort((a, b) => a.link.seq - b.link.seq)
    let prev = ''
    for (const [i, { entry, link }] of chain.entries()) {
      const where = `${account._id} #${i + 1}`
      if (link.seq !== i + 1) return [breach('person_chain_has_no_gap', where, i + 1, link.seq)]
      if (link.prev !== prev) return [breach('person_chain_is_linked', where, prev, link.prev)]
      const hash = linkHash(entry, link)
      if (hash !== link.hash) return [breach('person_entry_is_unchanged', where, hash, link.hash)]
      prev = hash
    }
    if (account.seq === chain.length && account.hash === prev) return []
    return [breach('person_chain_ends_at_head', account._id, chain.length, account.seq)]
  })
}

/** Each compound's chain, from the first sealed entry to its head. */
function compoundChainBreaches({ entries, heads }: Ledger): LedgerBreach[] {
  const sealed = groupBy(
    entries.filter((one) => one.seq > 0),
    (one) => one.compound,
  )
  const headOf = new Map(heads.map((head) => [head._id, head]))
  return [...new Set([...sealed.keys(), ...headOf.keys()])].flatMap((compound) => {
    const chain = (sealed.get(compound) ?? []).sort((a, b) => a.seq - b.seq)
    let prev = ''
    for (const [i, entry] of chain.entries()) {
      const where = `${compound} #${i + 1}`
      if (entry.seq !== i + 1) return [breach('compound_chain_has_no_gap', where, i + 1, entry.seq)]
      const hash = sealHash(entry, entry.seq, prev)
      if (entry.prev !== prev || hash !== entry.hash) {
        return [breach('compound_entry_is_unchanged', where, hash, entry.hash)]
      }
      prev = hash
    }
    const head = headOf.get(compound)
    if (head?.seq === chain.length && head.hash === prev) return []
    return [breach('compound_chain_ends_at_head', compound, chain.length, head?.seq ?? 0)]
  })
}

/** Stock against deliveries, counts and redemptions; redemptions against their reservations. */
function stockBreaches({ stocks, stockMoves, redemptions, entries }: Ledger): LedgerBreach[] {
  const breaches: LedgerBreach[] = []
  const same = (invariant: string, where: string, expected: number, found: number) => {
    if (expected !== found) breaches.push(breach(invariant, where, expected, found))
  }
  const parts = groupBy(stocks, (one) => one.giftId)
  const moves = groupBy(stockMoves, (one) => one.giftId)
  const asked = groupBy(redemptions, (one) => one.giftId)
  for (const giftId of new Set([...parts.keys(), ...moves.keys(), ...asked.keys()])) {
    const own = parts.get(giftId) ?? []
    const sum = (field: 'free' | 'reserved' | 'handed') =>
      own.reduce((n, part) => n + part[field], 0)
    const came = (moves.get(giftId) ?? []).reduce((n, move) => n + move.change, 0)
    const mine = asked.get(giftId) ?? []
    const open = mine.filter((one) => OPEN_STATES.includes(one.state)).length
    const handed = mine.filter((one) => one.state === 'handed').length
    same('stock_reserved_equals_open_redemptions', giftId, open, sum('reserved'))
    same('stock_handed_equals_handed_redemptions', giftId, handed, sum('handed'))
    same('stock_free_equals_its_moves', giftId, came - open - handed, sum('free'))
    for (const part of own)
      same('stock_is_not_negative', part._id, Math.max(0, part.free), part.free)
  }
  return [...breaches, ...lossBreaches(stockMoves), ...reservationBreaches(redemptions, entries)]
}

/** Pieces written off: two people each time. */
function lossBreaches(moves: readonly StockMoveDoc[]): LedgerBreach[] {
  return moves
    .filter(({ change, by, second }) => change < 0 && (second === '' || second === by))
    .map(({ _id, by }) => breach('stock_loss_has_two_people', _id, 'two people', by))
}

/** What a queue shows of where points came from, against the entries themselves. */
function evidenceBreaches({ accounts, entries }: Ledger): LedgerBreach[] {
  const byId = new Map(entries.map((one) => [one._id, one]))
  const takenBack = new Set(entries.map((one) => one.reversalOf))
  return accounts.flatMap(({ _id, recent }) =>
    recent.flatMap(({ id, points }) => {
      const entry = byId.get(id)
      const isGiven = entry?.kind === 'issue' && entry.credit === _id && !takenBack.has(id)
      const given = isGiven ? entry.points : 0
      return given === points ? [] : [breach('evidence_is_of_its_entries', id, given, points)]
    }),
  )
}

function reservationBreaches(
  redemptions: readonly RedemptionDoc[],
  entries: readonly EntryDoc[],
): LedgerBreach[] {
  const byId = new Map(entries.map((one) => [one._id, one]))
  return redemptions.flatMap((one) => {
    const reserved = byId.get(one.transferId)
    const end = byId.get(`${one.transferId}.end`)
    const must = OPEN_STATES.includes(one.state)
      ? 'held'
      : one.state === 'handed'
        ? 'posted'
        : 'back'
    const found = !end ? 'held' : end.as === 'posted' ? 'posted' : 'back'
    const amount = reserved?.points ?? 0
    return [
      ...(must === found ? [] : [breach('redemption_matches_its_transfer', one._id, must, found)]),
      ...(amount === one.points
        ? []
        : [breach('redemption_costs_what_was_reserved', one._id, one.points, amount)]),
    ]
  })
}

/** Every breach; an empty list when the ledger is sound. */
export function checkLedger(ledger: Ledger): LedgerBreach[] {
  return [
    ...sumBreaches(ledger),
    ...personChainBreaches(ledger),
    ...compoundChainBreaches(ledger),
    ...stockBreaches(ledger),
    ...evidenceBreaches(ledger),
  ]
}
