import { handCodeText, readHandCode } from '@domain/points/hand-code'
import * as c from '@functions/points/contract'
import { gifts } from '@functions/points/store'
import { GIFT } from '../fixtures/points-docs'
import {
  COMPOUND,
  GRID_WORKER,
  openWorld,
  RESIDENT,
  SECRETARY,
  STORED_PICTURE,
  type World,
} from '../world'
import { openShelf } from './shelf'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const RICE = {
  compound: COMPOUND,
  title: '大米五斤',
  points: 30,
  place: '小区党群服务站',
  hours: '周六上午',
  state: 'open',
} as const

test('a gift that is changed keeps its picture, and one that is taken down is not shown', async () => {
  const { id } = await world.data(SECRETARY, c.saveGift, { ...RICE, picture: STORED_PICTURE })
  await world.data(SECRETARY, c.saveGift, { ...RICE, id, points: 35, state: 'closed' })
  expect(world.all(gifts)).toMatchObject([{ points: 35, picture: STORED_PICTURE }])
  expect((await world.data(RESIDENT, c.listGifts, {})).items).toEqual([])
  const closed = { compound: COMPOUND, closed: true }
  expect((await world.data(SECRETARY, c.listGifts, closed)).items).toMatchObject([{ id }])
  expect((await world.data(RESIDENT, c.listGifts, closed)).items).toEqual([])
})

test('a gift whose words or picture do not pass is not stored', async () => {
  const picture = await world.upload(SECRETARY, '00000000000000bb', Buffer.from('no picture'))
  expect(await world.call(SECRETARY, c.saveGift, { ...RICE, picture })).toMatchObject({ ok: false })
  expect(world.all(gifts)).toEqual([])
})

test('a gift of another compound is not changed from here', async () => {
  const { id } = await world.data(SECRETARY, c.saveGift, RICE)
  const [gift] = world.all(gifts)
  const elsewhere = JSON.stringify({ ...gift, compound: `${COMPOUND.slice(0, -2)}99` })
  world.cloud.database.importJsonLines(gifts.name, elsewhere, 'upsert')
  expect(await world.call(SECRETARY, c.saveGift, { ...RICE, id })).toMatchObject({ code: 5001 })
})

test('words that no check has passed are in no catalogue', async () => {
  world.cloud.faults.add({ target: 'security.msgSecCheck', fault: { kind: 'rate-limited' } })
  expect(await world.call(SECRETARY, c.saveGift, RICE)).toMatchObject({ code: 11 })
  world.cloud.faults.clear()
  expect(world.all(gifts)).toEqual([])
})

test('the square on the resident’s phone is what the station hands over by, once', async () => {
  await openShelf(world, { price: 5, stock: 3, points: { [RESIDENT]: 50 } })
  const asked = await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
  expect(asked.square.length).toBeGreaterThanOrEqual(21)
  expect(asked.square.every((row) => row.length === asked.square.length)).toBe(true)
  const read = readHandCode(handCodeText(asked.id, asked.code))
  const handing = { ...read, how: 'code' as const }
  expect(await world.call(GRID_WORKER, c.handOver, handing)).toMatchObject({ ok: true })
  expect(await world.call(GRID_WORKER, c.handOver, handing)).toMatchObject({ code: 5005 })
  const { items } = await world.data(RESIDENT, c.listMyRedemptions, {})
  expect(items).toMatchObject([{ code: '', square: [] }])
})
