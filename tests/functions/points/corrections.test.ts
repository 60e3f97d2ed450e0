import { messages } from '@functions/kernel/messages'
import { type ResidentDoc, residents } from '@functions/kernel/resident'
import { tasks } from '@functions/kernel/tasks'
import * as c from '@functions/points/contract'
import { entries, reversals } from '@functions/points/store'
import { checkLedger } from '../../../tools/check-ledger/check'
import { GIFT } from '../fixtures/points-docs'
import {
  COMMUNITY_SECRETARY,
  COMPOUND,
  HOME,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  type World,
} from '../world'
import { award, ledgerOf, openShelf } from './shelf'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => {
  world.cloud.faults.clear()
  expect(checkLedger(ledgerOf(world))).toEqual([])
})
afterAll(() => world.close())

const ENTRY = 'issue:a1:p-resident'
const propose = (who: string, entry = ENTRY) =>
  world.call(who, c.proposeReversal, { entry, reason: '那天没有来' })
const decide = (who: string, id: string, decision = 'agree') =>
  world.call(who, c.decideReversal, { id, decision })
const mine = () => world.data(RESIDENT, c.getMyPoints, {})
const proposed = async () => {
  await award(world, RESIDENT, 30, 'team1', ENTRY)
  await award(world, RESIDENT, 10, 'team1')
  const { id } = await world.data(SECRETARY, c.proposeReversal, {
    entry: ENTRY,
    reason: '那天没有来',
  })
  return id
}
const livesAtTheResidents = (who: string) => {
  const found = world.all(residents).find((one) => one._id === who) as unknown as ResidentDoc
  const moved = { ...found, households: [{ path: HOME, relation: 'owner', since: 0 }] }
  world.cloud.database.importJsonLines(residents.name, JSON.stringify(moved), 'upsert')
}

test('points given by mistake are taken back by a new entry when a second person agrees', async () => {
  const id = await proposed()
  expect(await mine()).toMatchObject({ available: 40 })
  expect(await decide(SECRETARY, id)).toMatchObject({ ok: false, code: 5018 })
  expect(await decide(COMMUNITY_SECRETARY, id)).toMatchObject({
    data: { state: 'done', taken: 30 },
  })
  expect(await mine()).toMatchObject({ available: 10, received: 40 })
  const made = world.all(entries).filter((one) => one.kind === 'reverse')
  expect(made).toMatchObject([{ reversalOf: ENTRY, points: 30 }])
  expect(world.all(tasks)).toEqual([])
  expect(world.all(messages).at(-1)).toMatchObject({ to: personIdOf(RESIDENT) })
  const openness = await world.data(RESIDENT, c.getOpenness, { compound: COMPOUND })
  expect(openness).toMatchObject({ quarters: [{ issued: 40, reversed: 30 }], outstanding: 10 })
  const list = await world.data(SECRETARY, c.listReversals, { compound: COMPOUND })
  expect(list.items).toMatchObject([{ state: 'done', taken: 30, canDecide: false }])
})

test('what was taken back is no evidence for a gift any more, what it stood beside is', async () => {
  await openShelf(world, { price: 30, stock: 1, points: {} })
  const id = await proposed()
  await award(world, RESIDENT, 40, 'team1')
  await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 30 })
  const evidence = async () =>
    (await world.data(SECRETARY, c.listQueue, {})).items[0]?.evidence.map((one) => one.points)
  expect(await evidence()).toEqual([40, 10, 30])
  await decide(COMMUNITY_SECRETARY, id)
  expect(await evidence()).toEqual([40, 10])
})

test('an entry is corrected once, whoever asks again and however often it is agreed to', async () => {
  const id = await proposed()
  expect(await propose(COMMUNITY_SECRETARY)).toMatchObject({ ok: false, code: 5016 })
  await decide(COMMUNITY_SECRETARY, id)
  expect(await decide(COMMUNITY_SECRETARY, id)).toMatchObject({ ok: false, code: 5016 })
  expect(await mine()).toMatchObject({ available: 10 })
})

test('what was spent is not taken back: nobody owes points', async () => {
  await openShelf(world, { price: 20, stock: 3, points: {} })
  await award(world, RESIDENT, 30, 'team1', ENTRY)
  await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 20 })
  const { id } = await world.data(SECRETARY, c.proposeReversal, { entry: ENTRY, reason: '算错了' })
  expect(await decide(COMMUNITY_SECRETARY, id)).toMatchObject({ data: { taken: 10 } })
  expect(await mine()).toMatchObject({ available: 0, reserved: 20 })
})

test('a correction that is refused changes nothing, and only what was given can be corrected', async () => {
  const id = await proposed()
  expect(await decide(COMMUNITY_SECRETARY, id, 'refuse')).toMatchObject({ ok: true })
  expect(await mine()).toMatchObject({ available: 40 })
  const grant = world.all(entries).find((one) => one.kind === 'grant_budget')
  expect(await propose(SECRETARY, String(grant?._id))).toMatchObject({ ok: false, code: 5014 })
})

test('neither asks for nor agrees to the correction of family’s points who lives with them', async () => {
  livesAtTheResidents(COMMUNITY_SECRETARY)
  const id = await proposed()
  expect(await decide(COMMUNITY_SECRETARY, id)).toMatchObject({ ok: false, code: 5006 })
  livesAtTheResidents(SECRETARY)
  await award(world, RESIDENT, 5, 'team1', 'issue:a2:p-resident')
  expect(await propose(SECRETARY, 'issue:a2:p-resident')).toMatchObject({ code: 5006 })
})

test('a crash after any request of a correction leaves it whole or not there', async () => {
  const id = await proposed()
  const beginning = world.cloud.database.snapshot()
  let crashes = 0
  for (let afterRequests = 0; ; afterRequests++) {
    world.cloud.database.reset(beginning)
    const end = world.cloud.faults.crash({ functionName: 'points', afterRequests })
    const answer = await decide(COMMUNITY_SECRETARY, id)
    end()
    if (answer.ok) break
    crashes += 1
    world.clock.advance(31_000)
    expect(checkLedger(ledgerOf(world))).toEqual([])
    const done = world.all(reversals)[0]?.state === 'done'
    expect(await mine()).toMatchObject({ available: done ? 10 : 40 })
  }
  expect(crashes).toBeGreaterThanOrEqual(10)
})

test('the evidence behind somebody’s points is read to the last entry, a page at a time', async () => {
  await openShelf(world, { price: 30, stock: 3, points: {} })
  for (let i = 0; i < 45; i++) await award(world, RESIDENT, 1, 'team1', `issue:w${i}:p-resident`)
  const { id } = await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 30 })
  const seen = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await world.data(SECRETARY, c.listEvidence, cursor ? { id, cursor } : { id })
    expect(world.cloud.calls.at(-1)?.databaseCalls).toBeLessThanOrEqual(6)
    expect(page).toMatchObject({ name: '荷小满', received: 45, left: 45 })
    for (const one of page.items) seen.add(one.id)
    cursor = page.cursor
  } while (cursor !== undefined)
  expect(seen.size).toBe(45)
  const queue = await world.data(SECRETARY, c.listQueue, {})
  expect(queue).toMatchObject({ budget: { quarter: '2026q4', granted: 2000, issued: 45 } })
  expect(queue.items[0]?.evidence).toHaveLength(3)
})
