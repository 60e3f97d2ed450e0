import { expiryOf } from '@domain/points/lots'
import * as c from '@functions/points/contract'
import { accounts, entries } from '@functions/points/store'
import { checkLedger } from '../../../tools/check-ledger/check'
import { accountDoc } from '../fixtures/points-docs'
import { openWorld, RESIDENT, type World } from '../world'
import { award, ledgerOf } from './shelf'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

test('a night that is cut off anywhere goes on where it stopped, and nobody’s points end twice', async () => {
  const people = ['o-a', 'o-b', 'o-c', 'o-d', 'o-e', 'o-f']
  for (const who of people) await award(world, who, 4)
  world.clock.moveTo(expiryOf(world.clock.now(), 24))
  const ended = () => world.all(entries).filter((one) => one.kind === 'expire').length
  const seen: number[] = []
  for (let runs = 0; ended() < people.length && runs < 9; runs++) {
    const end = world.cloud.faults.crash({ functionName: 'points', afterRequests: 17 })
    await world.cloud.timers.runNow('points')
    end()
    world.clock.advance(60_000)
    seen.push(ended())
  }
  expect(seen.length).toBeGreaterThan(2)
  expect(ended()).toBe(people.length)
  expect(checkLedger(ledgerOf(world))).toEqual([])
})

test('an account whose points can’t end keeps nobody else’s waiting, and the run fails', async () => {
  const end = expiryOf(world.clock.now(), 24)
  await award(world, RESIDENT, 40)
  const lots = [{ expiresAt: end - 1, points: 99 }]
  const broken = { ...accountDoc('p-broken', 0), lots, dueAt: end - 1 }
  world.cloud.database.loadDocuments(accounts.name, [broken])
  world.clock.moveTo(end)
  await world.cloud.timers.runNow('points')
  const [timer] = world.cloud.timers.list().filter((one) => one.functionName === 'points')
  expect(timer?.lastError).toContain('积分')
  expect(await world.data(RESIDENT, c.getMyPoints, {})).toMatchObject({ available: 0 })
})
