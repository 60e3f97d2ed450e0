import * as c from '@functions/conventions/contract'
import { versionIdOf, versions } from '@functions/conventions/store'
import { tasks, tasksSettled } from '@functions/kernel/tasks'
import { listTasks } from '@functions/people/contract'
import { CONVENTION, conventionDoc, versionDoc } from '../fixtures/conventions'
import { GUEST, NEIGHBOUR, openWorld, RESIDENT, SECRETARY, type World } from '../world'

const DAY_MS = 86_400_000
const id = versionIdOf(CONVENTION, 1)
/** Midnight in Shanghai of 2 December. */
const IN_FORCE_AT = Date.UTC(2026, 11, 1, 16)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => {
  world.reset()
  world.cloud.database.loadDocuments(versions.name, [{ ...versionDoc({ state: 'filed' }) }])
  const making = conventionDoc({ openVersion: 1, force: [] })
  world.cloud.database.loadDocuments('conventions', [{ ...making }])
})
afterAll(() => world.close())

const asked = async (who: string) =>
  (await world.data(who, listTasks, {})).items.map(({ kind }) => kind)
const news = async (who: string) => (await world.data(who, c.getVersion, { id })).isNews

test('who lives there hears at once what was published and from when it holds, each until they have read it', async () => {
  world.clock.moveTo(Math.max(world.clock.now(), IN_FORCE_AT - 7 * DAY_MS))
  await world.data(SECRETARY, c.publishVersion, { id, inForceAt: IN_FORCE_AT })
  const [task, ...others] = (await world.data(NEIGHBOUR, listTasks, {})).items
  expect(others).toEqual([])
  expect(task).toMatchObject({
    kind: 'convention_to_read',
    title: '居民公约公布了，12月2日起施行，请看一看',
    url: expect.stringContaining(id),
  })
  expect(task?.detail).toContain('小满荷苑居民公约')
  // However many live there, it is one document.
  expect(world.all(tasks)).toHaveLength(1)
  expect([await news(RESIDENT), await news(GUEST)]).toEqual([true, false])
  await world.data(RESIDENT, c.markVersionRead, { id })
  await world.data(RESIDENT, c.markVersionRead, { id })
  expect(world.all(tasksSettled)).toHaveLength(1)
  expect([await asked(RESIDENT), await asked(NEIGHBOUR)]).toEqual([[], ['convention_to_read']])
})

test('from the day it holds they are asked to sign, and to read it no more', async () => {
  const inForceAt = world.clock.now() + DAY_MS
  await world.data(SECRETARY, c.publishVersion, { id, inForceAt })
  world.clock.moveTo(inForceAt)
  // The platform's timer may be late: by itself the task is over.
  expect(await asked(NEIGHBOUR)).toEqual([])
  await world.cloud.call('conventions', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })
  expect(await asked(NEIGHBOUR)).toEqual(['convention_to_sign'])
  expect(world.all(tasks)).toHaveLength(1)
  await world.data(RESIDENT, c.markVersionRead, { id })
  expect(world.all(tasksSettled)).toEqual([])
})
