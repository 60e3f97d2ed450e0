/**
 * Collections of the points context, and the ids of accounts.
 * @module
 */
import { quarterAt } from '@domain/volunteering/award'
import { type CollectionSpec, defineCollection } from '../kernel/collections'
import { digestBytes } from '../kernel/hash'
import type { ChainHeadDoc } from '../kernel/sealing'
import type {
  AccountDoc,
  EntryDoc,
  GiftDoc,
  RedemptionDoc,
  ReversalDoc,
  SharingDoc,
  StockCountDoc,
  StockDoc,
  StockMoveDoc,
} from './documents'

const keys = (...fields: readonly (string | readonly [string, -1])[]) =>
  fields.map((one) =>
    typeof one === 'string'
      ? { field: one, order: 1 as const }
      : { field: one[0], order: -1 as const },
  )

export const accounts = defineCollection<AccountDoc>({
  name: 'points_accounts',
  indexes: [
    { name: 'person', keys: keys('personId', 'compound') },
    { name: 'copy', keys: keys('personId', '_id') },
    { name: 'totals', keys: keys('compound', 'kind', '_id') },
    { name: 'quarter', keys: keys('compound', 'kind', 'quarter') },
    { name: 'due', keys: keys('dueAt') },
  ],
})

export const entries = defineCollection<EntryDoc>({
  name: 'points_entries',
  indexes: [
    { name: 'person', keys: keys('persons', ['order', -1]) },
    { name: 'received', keys: keys('credit', ['order', -1]) },
    { name: 'flow', keys: keys('compound', ['order', -1]) },
    { name: 'chain', keys: keys('compound', 'seq') },
    { name: 'unsealed', keys: keys('seq', 'at') },
  ],
})

export const ledgerHeads = defineCollection<ChainHeadDoc>({
  name: 'points_heads',
  indexes: [],
})

export const gifts = defineCollection<GiftDoc>({
  name: 'gifts',
  indexes: [{ name: 'catalogue', keys: keys('compound', 'state', ['order', -1]) }],
})

export const stocks = defineCollection<StockDoc>({
  name: 'gift_stocks',
  indexes: [
    { name: 'gift', keys: keys('giftId') },
    { name: 'compound', keys: keys('compound', '_id') },
  ],
})

export const stockMoves = defineCollection<StockMoveDoc>({
  name: 'gift_stock_moves',
  indexes: [{ name: 'gift', keys: keys('giftId', 'at') }],
})

export const redemptions = defineCollection<RedemptionDoc>({
  name: 'redemptions',
  indexes: [
    { name: 'mine', keys: keys('personId', ['order', -1]) },
    { name: 'desk', keys: keys('desks', ['order', -1]) },
    { name: 'station', keys: keys('compound', 'state', ['order', -1]) },
    { name: 'due', keys: keys('state', 'dueAt') },
  ],
})

export const stockCounts = defineCollection<StockCountDoc>({
  name: 'gift_stock_counts',
  indexes: [{ name: 'compound', keys: keys('compound', ['order', -1]) }],
})

export const reversals = defineCollection<ReversalDoc>({
  name: 'points_reversals',
  indexes: [
    { name: 'compound', keys: keys('compound', ['order', -1]) },
    { name: 'entry', keys: keys('entryId') },
  ],
})

export const sharings = defineCollection<SharingDoc>({
  name: 'points_sharings',
  indexes: [{ name: 'home', keys: keys('home') }],
})

export const collections: readonly CollectionSpec[] = [
  accounts,
  entries,
  ledgerHeads,
  gifts,
  stocks,
  stockMoves,
  redemptions,
  stockCounts,
  reversals,
  sharings,
]

/** Parts of a gift's stock. */
export const STOCK_PARTS = 16
export const stockId = (giftId: string, part: number): string => `${giftId}.${part}`

/** Accounts that many people's points flow into are kept in parts, so that they do not queue. */
const SINK_PARTS = 32

export const personAccount = (compound: string, personId: string): string =>
  `person:${compound}:${personId}`
export const sourceAccount = (compound: string): string => `source:${compound}`
export const budgetAccount = (compound: string, issuer: string, now: number): string =>
  `budget:${compound}:${issuer}:${quarterAt(now)}`
export const expiredAccount = (compound: string, now: number): string =>
  `expired:${compound}:${quarterAt(now)}`
export const donatedAccount = (compound: string, now: number): string =>
  `donated:${compound}:${quarterAt(now)}`
export const reversedAccount = (compound: string, now: number): string =>
  `reversed:${compound}:${quarterAt(now)}`

/** Where a person's spent points go in a quarter. */
export function redeemedAccount(compound: string, personId: string, now: number): string {
  const part = (digestBytes(`sink\n${personId}`, 1)[0] ?? 0) % SINK_PARTS
  return `redeemed:${compound}:${quarterAt(now)}:${part}`
}
