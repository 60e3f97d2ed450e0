import { expiryOf } from '@domain/points/lots'
import * as c from '@functions/points/contract'
import { accounts } from '@functions/points/store'
import { accountDoc } from '../fixtures/points-docs'
import { openWorld, RESIDENT, START, type World } from '../world'
import { award } from './shelf'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('an account whose points can’t end keeps nobody else’s waiting, and the run fails', async () => {
  const end = expiryOf(START, 24)
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
