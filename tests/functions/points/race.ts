/** Many people who want few gifts, all at once. @module */

import { residents } from '@functions/kernel/resident'
import * as c from '@functions/points/contract'
import type { RedemptionDoc, StockDoc } from '@functions/points/documents'
import { redemptions, stocks } from '@functions/points/store'
import { checkLedger } from '../../../tools/check-ledger/check'
import { GIFT } from '../fixtures/points-docs'
import { BUILDING, freshKey, personIdOf, type World } from '../world'
import { award, ledgerOf, openShelf } from './shelf'

export interface Race {
  readonly people: number
  readonly requests: number
  readonly stock: number
}

/** What came of a race, by the answers and by the database. */
export interface Outcome {
  readonly answered: number
  readonly won: number
  readonly gone: number
  readonly tooFew: number
  readonly busy: number
  /** How often somebody had to ask again because many were asking. */
  readonly againAsked: number
  readonly others: number
  readonly redemptions: number
  readonly reserved: number
  readonly free: number
  readonly breaches: readonly unknown[]
  readonly ms: number
}

const PRICE = 10
const BUSY = 8
const MOST_WAVES = 5
const isBusy = (answer: { ok: boolean; code?: number }) => !answer.ok && answer.code === BUSY

/** Half of the people have points for two gifts, a quarter for one, a quarter for none. */
const pointsOf = (i: number) => [2 * PRICE, 2 * PRICE + 5, PRICE, PRICE - 1][i % 4] ?? 0

async function setUp(world: World, { people, stock }: Race): Promise<string[]> {
  const names = Array.from({ length: people }, (_, i) => `o-racer-${String(i).padStart(4, '0')}`)
  world.cloud.database.loadDocuments(
    residents.name,
    names.map((openid, i) => ({
      _id: openid,
      personId: personIdOf(openid),
      name: `邻居${i}`,
      phone: null,
      households: [{ path: `${BUILDING}/u2/${String(1000 + i)}`, relation: 'owner', since: 0 }],
      appointments: [],
      createdAt: 0,
      updatedAt: 0,
    })),
  )
  await openShelf(world, { price: PRICE, stock, points: {} })
  for (const [i, openid] of names.entries()) await award(world, openid, pointsOf(i))
  return names
}

/** Runs a race and counts. */
export async function runRace(world: World, race: Race): Promise<Outcome> {
  const names = await setUp(world, race)
  const startedAt = performance.now()
  const asked = Array.from({ length: race.requests }, (_, i) => ({
    who: names[i % names.length] ?? '',
    key: freshKey(),
  }))
  const input = { gift: GIFT, points: PRICE }
  const ask = ({ who, key }: { who: string; key: string }) =>
    world.call(who, c.requestGift, input, key)
  let answers = await Promise.all(asked.map(ask))
  let againAsked = 0
  // Who is told that many are asking tries again, as the words say, with the same key.
  for (let wave = 0; wave < MOST_WAVES && answers.some(isBusy); wave++) {
    againAsked += answers.filter(isBusy).length
    answers = await Promise.all(
      answers.map((one, i) => {
        const request = asked[i]
        return isBusy(one) && request ? ask(request) : one
      }),
    )
  }
  const ms = Math.round(performance.now() - startedAt)
  const codes = answers.map((one) => (one.ok ? 0 : one.code))
  const count = (code: number) => codes.filter((one) => one === code).length
  const parts = world.all(stocks) as unknown as StockDoc[]
  const sum = (field: 'free' | 'reserved') => parts.reduce((n, part) => n + part[field], 0)
  const made = world.all(redemptions) as unknown as RedemptionDoc[]
  return {
    answered: answers.length,
    won: count(0),
    gone: count(5002),
    tooFew: count(5003),
    busy: count(BUSY),
    againAsked,
    others: codes.filter((code) => ![0, 5002, 5003, BUSY].includes(code)).length,
    redemptions: made.length,
    reserved: sum('reserved'),
    free: sum('free'),
    breaches: checkLedger(ledgerOf(world)),
    ms,
  }
}
