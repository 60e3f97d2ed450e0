import { expiryOf } from '@domain/points/lots'
import { messages } from '@functions/kernel/messages'
import * as c from '@functions/points/contract'
import { entries } from '@functions/points/store'
import { checkLedger } from '../../../tools/check-ledger/check'
import { GIFT } from '../fixtures/points-docs'
import { COMPOUND, openWorld, personIdOf, RESIDENT, START, type World } from '../world'
import { award, ledgerOf, openShelf } from './shelf'

/** Time only goes on: each test has a world of its own. */
let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => {
  expect(checkLedger(ledgerOf(world))).toEqual([])
  await world.close()
})

const DAY = 86_400_000
const END = expiryOf(START, 24)
const mine = (who: string) => world.data(who, c.getMyPoints, {})

/** Moves the clock and runs the points' timer once. */
async function tick(ms: number): Promise<void> {
  world.clock.advance(ms)
  await world.cloud.timers.runNow('points')
}

describe('time', () => {
  it('tells of points that end at 60, 30 and 7 days and takes them at their end, once', async () => {
    await award(world, RESIDENT, 40)
    const told = () => world.all(messages).filter((one) => one.to === personIdOf(RESIDENT)).length
    const seen: number[] = []
    for (const days of [61, 60, 45, 30, 8, 7, 6, 1]) {
      await tick(END - days * DAY - world.clock.now())
      await tick(0)
      seen.push(told())
    }
    expect(seen).toEqual([0, 1, 1, 2, 2, 3, 3, 3])
    expect(await mine(RESIDENT)).toMatchObject({ available: 40 })
    await tick(DAY)
    await tick(0)
    expect(await mine(RESIDENT)).toMatchObject({ available: 0, lots: [] })
    expect(world.all(entries).filter((one) => one.kind === 'expire')).toHaveLength(1)
  })

  it('never lets points be spent after their end, though the timer has not run', async () => {
    await openShelf(world, { price: 5, stock: 3, points: { [RESIDENT]: 50 } })
    world.clock.advance(END - world.clock.now())
    expect(await world.call(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })).toMatchObject({
      ok: false,
      code: 5003,
    })
  })

  it('seals every entry into the compound’s chain', async () => {
    await award(world, RESIDENT, 40)
    await tick(60_000)
    expect(
      world
        .all(entries)
        .map((one) => one.seq)
        .sort(),
    ).toEqual([1, 2])
    const openness = await world.data(RESIDENT, c.getOpenness, { compound: COMPOUND })
    expect(openness).toMatchObject({
      quarters: [{ quarter: '2026q4', budget: 2000, issued: 40, used: 0, expired: 0 }],
      outstanding: 40,
      chain: { entries: 2 },
    })
    expect(JSON.stringify(openness)).not.toContain(personIdOf(RESIDENT))
  })
})
