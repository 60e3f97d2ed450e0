import * as c from '@functions/conventions/contract'
import { conventions, versionIdOf, versions } from '@functions/conventions/store'
import { tasks } from '@functions/kernel/tasks'
import { CONVENTION, conventionDoc, TEXT, TEXT_HASH, versionDoc } from '../fixtures/conventions'
import { COMPOUND, openWorld, RESIDENT, SECRETARY, START, type World } from '../world'

const DAY_MS = 86_400_000
const [FIRST, SECOND] = TEXT.clauses

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const load = (collection: { name: string }, docs: readonly object[]) =>
  world.cloud.database.loadDocuments(
    collection.name,
    docs.map((doc) => ({ ...doc })),
  )
const tick = () =>
  world.cloud.call('conventions', { Type: 'Timer' }, { openid: '', source: 'wx_trigger' })

test('a cited clause is shown as it was then, with what became of it', async () => {
  const changed = [
    { id: 'new1', text: '不在楼道吸烟。' },
    { id: 'c1', text: '垃圾分四类投放。' },
  ]
  load(versions, [
    versionDoc({ state: 'superseded', inForceAt: START - 100 * DAY_MS }),
    versionDoc({ version: 2, state: 'in_force', inForceAt: START - DAY_MS, clauses: changed }),
    versionDoc({ version: 3, state: 'drafting', clauses: [] }),
  ])
  load(conventions, [conventionDoc()])
  const cited = (number: number, at: number) =>
    world.data(RESIDENT, c.getClause, { compound: COMPOUND, number, at })
  const before = START - 50 * DAY_MS
  expect(await cited(1, before)).toMatchObject({
    version: 1,
    text: FIRST?.text,
    now: { version: 2, number: 2, text: '垃圾分四类投放。' },
  })
  expect(await cited(2, before)).toMatchObject({ text: SECOND?.text, now: null })
  expect(await cited(1, START)).toMatchObject({ version: 2, text: '不在楼道吸烟。' })
  const none = await world.call(RESIDENT, c.getClause, { number: 9 })
  expect(none).toMatchObject({ ok: false, code: 6023 })
})

test('a year after it came into force the secretary is asked to look at it, and says what came of it', async () => {
  load(versions, [versionDoc({ state: 'in_force', inForceAt: START - 365 * DAY_MS })])
  const reviewAt = world.clock.now() - 1
  load(conventions, [conventionDoc({ reviewAt })])
  await tick()
  await tick()
  expect(world.all(tasks)).toMatchObject([{ kind: 'convention_to_look_at' }])
  const due = await world.data(SECRETARY, c.getConvention, {})
  expect(due.review).toEqual({ due: true, last: null })
  const id = versionIdOf(CONVENTION, 1)
  const said = { id, outcome: 'keep', words: '大家说管用，继续用。' }
  expect(await world.call(RESIDENT, c.recordReview, said)).toMatchObject({ code: 5 })
  const { nextAt } = await world.data(SECRETARY, c.recordReview, said)
  expect(nextAt).toBe(world.clock.now() + 365 * DAY_MS)
  expect(world.all(tasks)).toEqual([])
  const after = await world.data(RESIDENT, c.getConvention, {})
  expect(after.review).toMatchObject({ due: false, last: { outcome: 'keep' } })
  expect(after.current?.textHash).toBe(TEXT_HASH)
})
