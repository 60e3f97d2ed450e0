import { type ResidentDoc, residents } from '@functions/kernel/resident'
import { tasks } from '@functions/kernel/tasks'
import * as c from '@functions/points/contract'
import { drawTable } from '@functions/points/paper/table'
import { redemptions, stockMoves, stocks } from '@functions/points/store'
import { checkLedger } from '../../../tools/check-ledger/check'
import { GIFT, redemptionDoc } from '../fixtures/points-docs'
import {
  COMPOUND,
  GRID_WORKER,
  HOME,
  openWorld,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'
import { ledgerOf, openShelf } from './shelf'

/** Papers are drawn; what is on them can be read from the calls. */
jest.mock('@functions/points/paper/table', () => {
  const real = jest.requireActual('@functions/points/paper/table')
  return { drawTable: jest.fn(real.drawTable) }
})
const drawn = jest.mocked(drawTable)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  world.reset()
  await openShelf(world, { price: 5, stock: 10, points: { [RESIDENT]: 50 } })
})
afterEach(() => expect(checkLedger(ledgerOf(world))).toEqual([]))
afterAll(() => world.close())

const count = (who: string, counted: number) =>
  world.data(who, c.takeStock, { gift: GIFT, counted })
const counts = async (who = SECRETARY) =>
  (await world.data(who, c.listCounts, { compound: COMPOUND })).items
const settle = (who: string, id: string, decision = 'agree') =>
  world.call(who, c.settleCount, { id, decision, reason: '搬运时破了一袋' })
const free = () => world.all(stocks).reduce((sum, part) => sum + Number(part.free), 0)

test('a count that fits the books is written down, gifts kept for somebody included', async () => {
  await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
  expect(await count(GRID_WORKER, 10)).toEqual({ expected: 10, change: 0, state: 'equal' })
  expect(world.all(tasks)).toEqual([])
})

test('a difference changes the books only when a second person said why', async () => {
  expect(await count(GRID_WORKER, 8)).toMatchObject({ change: -2, state: 'waiting' })
  expect(free()).toBe(10)
  const [open] = await counts()
  const id = open?.id ?? ''
  expect(await settle(GRID_WORKER, id)).toMatchObject({ ok: false, code: 5018 })
  expect(free()).toBe(10)
  expect(await settle(SECRETARY, id)).toMatchObject({ ok: true })
  expect(free()).toBe(8)
  expect(world.all(stockMoves).at(-1)).toMatchObject({ change: -2, second: expect.any(String) })
  expect(await settle(SECRETARY, id)).toMatchObject({ ok: false, code: 5023 })
  expect(await counts()).toMatchObject([{ state: 'settled', reason: '搬运时破了一袋' }])
})

test('a second person who lives with who counted does not settle it', async () => {
  for (const who of [SECRETARY, GRID_WORKER]) {
    const found = world.all(residents).find((one) => one._id === who) as unknown as ResidentDoc
    const moved = { ...found, households: [{ path: HOME, relation: 'owner', since: 0 }] }
    world.cloud.database.importJsonLines(residents.name, JSON.stringify(moved), 'upsert')
  }
  await count(GRID_WORKER, 8)
  const [open] = await counts()
  expect(open?.canSettle).toBe(false)
  expect(await settle(SECRETARY, open?.id ?? '')).toMatchObject({ ok: false, code: 5018 })
})

test('a gap that was counted twice is written off once', async () => {
  await count(GRID_WORKER, 8)
  await count(GRID_WORKER, 8)
  const [one, other] = await counts()
  expect(await settle(SECRETARY, one?.id ?? '')).toMatchObject({ ok: true })
  expect(await settle(SECRETARY, other?.id ?? '')).toMatchObject({ ok: false, code: 5024 })
  expect(free()).toBe(8)
  expect(await settle(SECRETARY, other?.id ?? '', 'refuse')).toMatchObject({ ok: true })
})

test('a count sent back changes nothing, and pieces are never written off by one person', async () => {
  await count(GRID_WORKER, 8)
  const [open] = await counts()
  expect(await settle(SECRETARY, open?.id ?? '', 'refuse')).toMatchObject({ ok: true })
  expect(free()).toBe(10)
  const fewer = { gift: GIFT, change: -1, reason: '盘点少一件' }
  expect(await world.call(SECRETARY, c.countStock, fewer)).toMatchObject({ ok: false, code: 3 })
})

test('a gift asked for between a count and its settling stays whole', async () => {
  await count(GRID_WORKER, 8)
  await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
  const [open] = await counts()
  await settle(SECRETARY, open?.id ?? '')
  expect(free()).toBe(7)
})

test.each([
  [400, false],
  [401, true],
])('a list of %i says whether it leaves somebody out: %s', async (waiting, cut) => {
  drawn.mockResolvedValueOnce(Buffer.from('paper'))
  const docs = Array.from({ length: waiting }, (_, i) =>
    redemptionDoc(`r${String(i).padStart(8, '0')}`, { state: 'ready', dueAt: START }),
  )
  world.cloud.database.loadDocuments(
    redemptions.name,
    docs.map((one) => ({ ...one })),
  )
  await world.data(GRID_WORKER, c.printStation, { compound: COMPOUND })
  const sheet = drawn.mock.lastCall?.[1]
  expect([sheet?.rows.length, sheet?.lead.includes('只印前 400 行')]).toEqual([400, cut])
  world.reset()
})

test('the list to hand over by and the sheet to count by are papers with every row', async () => {
  await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
  const list = await world.data(GRID_WORKER, c.printStation, { compound: COMPOUND })
  const sheet = await world.data(GRID_WORKER, c.printStockSheet, { compound: COMPOUND })
  for (const { pdfBase64 } of [list, sheet]) {
    expect(Buffer.from(pdfBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  }
  expect(await world.call(RESIDENT, c.printStation, { compound: COMPOUND })).toMatchObject({
    code: 5,
  })
})
