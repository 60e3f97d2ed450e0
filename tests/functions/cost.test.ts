import { orderOf } from '@functions/kernel/messages'
import { tasks } from '@functions/kernel/tasks'
import { requests } from '@functions/requests/store'
import { COSTS, FIXTURES } from './fixtures'
import { load } from './fixtures/fixture'
import { requestDoc, tasksFor } from './fixtures/requests'
import { openWorld, START, type World } from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/**
 * What each action costs the database, beside 30 other requests: requests sent, documents read.
 * Counts, so noise can't move them. A change that makes one dearer must say why; one that makes one
 * cheaper writes the new number beside the fixture.
 */
const named = COSTS.map(
  ([openid, contract, ...cost]) => [openid, contract.name, contract, ...cost] as const,
)

test.each(named)('%s calls %s at its known cost', async (openid, _name, contract, calls, reads) => {
  const others = Array.from({ length: 30 }, (_, i) => {
    const id = `r-other-${String(i).padStart(4, '0')}`
    return { ...requestDoc(id, { order: orderOf(START - 30 + i, id) }) }
  })
  const fixture = FIXTURES[contract.name]
  if (!fixture) throw new Error(`${contract.name} has no fixture`)
  world.cloud.database.loadDocuments(requests.name, others)
  const waiting = tasksFor(others).map((task) => ({ ...task }))
  world.cloud.database.loadDocuments(tasks.name, waiting)
  load(world.cloud.database, fixture, 'rown0001')
  await fixture.prepare?.(world)
  await world.data(openid, contract, await fixture.input('rown0001', { world, openid }))
  const record = world.cloud.calls.at(-1)
  expect({ calls: record?.databaseCalls, reads: record?.documentsRead }).toEqual({ calls, reads })
})

test('every action has its cost written down', () => {
  const counted = new Set(COSTS.map(([, contract]) => contract.name))
  expect([...counted].sort()).toEqual(Object.keys(FIXTURES).sort())
})
