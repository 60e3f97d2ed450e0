import * as c from '@functions/points/contract'
import { accounts, redemptions } from '@functions/points/store'
import { accountDoc, redemptionDoc } from '../fixtures/points-docs'
import { openWorld, RESIDENT, SECRETARY, START, type World } from '../world'
import { award } from './shelf'

const WAITING = 500
const DAY = 86_400_000

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

test('a queue of five hundred is read in pages of twenty: one call, six database calls each', async () => {
  const people = Array.from({ length: WAITING }, (_, i) => `p-asker-${String(i).padStart(4, '0')}`)
  const asked = people.map((personId, i) =>
    redemptionDoc(`r${String(i).padStart(8, '0')}`, { personId, name: `邻居${i}`, homes: [] }),
  )
  const load = (name: string, docs: readonly object[]) =>
    world.cloud.database.loadDocuments(
      name,
      docs.map((doc) => ({ ...doc })),
    )
  load(redemptions.name, asked)
  load(
    accounts.name,
    people.map((personId) => accountDoc(personId, 100, 30)),
  )
  const seen = new Set<string>()
  let cursor: string | undefined
  let pages = 0
  do {
    const page = await world.data(SECRETARY, c.listQueue, cursor === undefined ? {} : { cursor })
    expect(page.waiting).toBe(WAITING)
    expect(page.items.length).toBeLessThanOrEqual(20)
    // One of them writes down whose records the secretary looked at.
    expect(world.cloud.calls.at(-1)?.databaseCalls).toBeLessThanOrEqual(6)
    // Those counted, the page and its people: twenty and one more, and who asks.
    expect(world.cloud.calls.at(-1)?.documentsRead).toBeLessThanOrEqual(WAITING + 60)
    for (const { id } of page.items) seen.add(id)
    cursor = page.cursor
    pages += 1
  } while (cursor !== undefined)
  expect([seen.size, pages]).toEqual([WAITING, WAITING / 20])
})

test('my points after two years of weekly hours is one call and at most four of the database', async () => {
  for (let week = 0; week < 104; week++) {
    world.clock.moveTo(START + week * 7 * DAY)
    await award(world, RESIDENT, 4)
  }
  const mine = await world.data(RESIDENT, c.getMyPoints, {})
  expect(mine).toMatchObject({ available: 416, received: 416 })
  expect(mine.items).toHaveLength(20)
  const { databaseCalls, documentsRead } = world.cloud.calls.at(-1) ?? {}
  expect(databaseCalls).toBeLessThanOrEqual(4)
  expect(documentsRead).toBeLessThanOrEqual(25)
})
