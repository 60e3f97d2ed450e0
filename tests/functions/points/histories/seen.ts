/** What can be seen of points, of the naive world and of the real one, in one shape. @module */
import type { AccountDoc, RedemptionDoc, StockDoc } from '@functions/points/documents'
import { accounts, redemptions, stocks } from '@functions/points/store'
import { COMPOUND, personIdOf, type World } from '../../world'
import { type Naive, PRICES } from './naive'

/** Nothing in it that is empty, so that "none yet" and "none any more" are the same. */
export interface Seen {
  /** `person end` → points. */
  readonly lots: Record<string, number>
  /** Person → points held for gifts. */
  readonly held: Record<string, number>
  readonly budgets: Record<string, number>
  readonly requests: Record<string, string>
  readonly shelves: readonly (readonly [free: number, reserved: number, handed: number])[]
}

export const giftId = (gift: number): string => `gift0000000${gift}`

const add = (sums: Record<string, number>, key: string, points: number) => {
  if (points !== 0) sums[key] = (sums[key] ?? 0) + points
}

/** @param idOf the id under which a request is stored */
export function seenOfNaive(world: Naive, idOf: (request: string) => string): Seen {
  const lots: Record<string, number> = {}
  const held: Record<string, number> = {}
  for (const [who, ends] of Object.entries(world.points)) {
    for (const end of ends) add(lots, `${personIdOf(who)} ${end}`, 1)
  }
  for (const { who, state, ends } of Object.values(world.requests)) {
    if (state !== 'handed') add(held, personIdOf(who), ends.length)
  }
  const states = Object.entries(world.requests).map(([id, { state }]) => [idOf(id), state])
  return {
    lots,
    held,
    budgets: { ...world.budgets },
    requests: Object.fromEntries(states),
    shelves: world.shelves.map(({ free, reserved, handed }) => [free, reserved, handed]),
  }
}

export function seenOfWorld(world: World): Seen {
  const lots: Record<string, number> = {}
  const held: Record<string, number> = {}
  const budgets: Record<string, number> = {}
  for (const doc of world.all(accounts) as unknown as AccountDoc[]) {
    if (doc.kind === 'person') {
      for (const { expiresAt, points } of doc.lots)
        add(lots, `${doc.personId} ${expiresAt}`, points)
      add(held, doc.personId, doc.debitsPending)
    }
    if (doc.kind === 'budget') {
      const key = doc._id.slice(`budget:${COMPOUND}:`.length)
      budgets[key] = doc.creditsPosted - doc.debitsPosted
    }
  }
  const parts = world.all(stocks) as unknown as StockDoc[]
  const sum = (gift: number, field: 'free' | 'reserved' | 'handed') =>
    parts.filter((one) => one.giftId === giftId(gift)).reduce((n, one) => n + one[field], 0)
  const asked = world.all(redemptions) as unknown as RedemptionDoc[]
  return {
    lots,
    held,
    budgets,
    requests: Object.fromEntries(asked.map(({ _id, state }) => [_id, state])),
    shelves: PRICES.map((_, i) => [sum(i, 'free'), sum(i, 'reserved'), sum(i, 'handed')]),
  }
}
