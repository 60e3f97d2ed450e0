import { messages } from '@functions/kernel/messages'
import { type ResidentDoc, residents } from '@functions/kernel/resident'
import { tasks } from '@functions/kernel/tasks'
import { getHome } from '@functions/people/contract'
import * as c from '@functions/points/contract'
import { redemptions, stocks } from '@functions/points/store'
import { checkLedger } from '../../../tools/check-ledger/check'
import { GIFT } from '../fixtures/points-docs'
import {
  COMMUNITY_SECRETARY,
  COMPOUND,
  freshKey,
  GUEST,
  HOME,
  holderOf,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'
import { award, ledgerOf, openShelf } from './shelf'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(async () => {
  world.cloud.faults.clear()
  expect(checkLedger(ledgerOf(world))).toEqual([])
})
afterAll(() => world.close())

const DAY = 86_400_000
const ask = (who: string, points: number, key?: string) =>
  world.call(who, c.requestGift, { gift: GIFT, points }, key)
const approve = { decision: 'approve', unrelated: true } as const
const stockSum = (field: 'free' | 'reserved' | 'handed') =>
  world.all(stocks).reduce((sum, part) => sum + Number(part[field]), 0)
const mine = (who: string) => world.data(who, c.getMyPoints, {})

describe('asking for a gift', () => {
  it('of few points reserves points and stock at once, and shows a code', async () => {
    await openShelf(world, { price: 20, stock: 3, points: { [RESIDENT]: 50 } })
    const asked = await ask(RESIDENT, 20)
    expect(asked).toMatchObject({ ok: true, data: { state: 'ready', points: 20 } })
    expect(asked.ok && asked.data.code).toMatch(/^\d{8}$/)
    expect(await mine(RESIDENT)).toMatchObject({ available: 30, reserved: 20, received: 50 })
    expect([stockSum('free'), stockSum('reserved')]).toEqual([2, 1])
    const { flow } = await world.data(RESIDENT, c.getOpenness, { compound: COMPOUND })
    expect(flow.map((one) => [one.kind, one.reserved])).toContainEqual(['redeem', true])
    expect(flow.filter((one) => one.reserved)).toHaveLength(1)
  })

  it.each([
    ['more than one has', 60, 5003],
    ['another price than it costs', 10, 5001],
  ])('for %s is refused and changes nothing', async (_, points, code) => {
    await openShelf(world, {
      price: points === 10 ? 20 : points,
      stock: 3,
      points: { [RESIDENT]: 50 },
    })
    expect(await ask(RESIDENT, points)).toMatchObject({ ok: false, code })
    expect(await mine(RESIDENT)).toMatchObject({ available: 50, reserved: 0 })
    expect(world.all(redemptions)).toEqual([])
  })

  it('that is gone says so', async () => {
    await openShelf(world, { price: 20, stock: 1, points: { [RESIDENT]: 50, [NEIGHBOUR]: 50 } })
    expect(await ask(NEIGHBOUR, 20)).toMatchObject({ ok: true })
    expect(await ask(RESIDENT, 20)).toMatchObject({ ok: false, code: 5002 })
  })

  it('a hundred times with one key reserves once', async () => {
    await openShelf(world, { price: 20, stock: 50, points: { [RESIDENT]: 1000 } })
    const key = freshKey()
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(RESIDENT, 20, key)))
    expect(new Set(answers.map((one) => JSON.stringify(one.ok && one.data))).size).toBe(1)
    expect(await mine(RESIDENT)).toMatchObject({ available: 980, reserved: 20 })
    expect(stockSum('reserved')).toBe(1)
  })

  it('can be taken back, and everything is as before', async () => {
    await openShelf(world, { price: 20, stock: 3, points: { [RESIDENT]: 50 } })
    const { id } = await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 20 })
    await world.data(RESIDENT, c.withdrawRedemption, { id })
    expect(await mine(RESIDENT)).toMatchObject({ available: 50, reserved: 0 })
    expect(stockSum('free')).toBe(3)
    const again = await world.call(RESIDENT, c.withdrawRedemption, { id })
    expect(again).toMatchObject({ ok: false, code: 5005 })
  })
})

describe('deciding', () => {
  const waiting = async (price: number, who = RESIDENT) => {
    await openShelf(world, { price, stock: 3, points: { [who]: 500 } })
    return (await world.data(who, c.requestGift, { gift: GIFT, points: price })).id
  }
  const decide = (who: string, id: string) =>
    world.call(who, c.decideRedemption, { id, ...approve })

  it('lies with the secretary up to 100 points, is on the home page and in the queue', async () => {
    const id = await waiting(30)
    const home = await world.data(SECRETARY, getHome, {})
    expect(home.needsMe.map((one) => one.kind)).toContain('redemption_to_decide')
    const queue = await world.data(SECRETARY, c.listQueue, {})
    expect(queue).toMatchObject({
      waiting: 1,
      items: [{ id, points: 30, received: 500, evidence: [{ points: 500 }], ownOrFamily: false }],
    })
    expect(queue.items[0]?.code).toBe('')
    expect(await decide(SECRETARY, id)).toMatchObject({ data: { state: 'ready' } })
    expect(world.all(tasks)).toEqual([])
    expect(world.all(messages).map((one) => one.to)).toContain(personIdOf(RESIDENT))
  })

  it('takes two different people above 100 points', async () => {
    const id = await waiting(101)
    expect(await decide(SECRETARY, id)).toMatchObject({ data: { state: 'waiting_second' } })
    expect(await decide(SECRETARY, id)).toMatchObject({ ok: false, code: 5 })
    expect(await decide(COMMUNITY_SECRETARY, id)).toMatchObject({ data: { state: 'ready' } })
  })

  it('says no with a reason that whoever asked reads, and gives everything back', async () => {
    const id = await waiting(30)
    const reason = '这个月已经领过一次'
    await world.data(SECRETARY, c.decideRedemption, { id, decision: 'refuse', reason })
    const { items } = await world.data(RESIDENT, c.listMyRedemptions, {})
    expect(items[0]).toMatchObject({ state: 'refused', reason, code: '' })
    expect(await mine(RESIDENT)).toMatchObject({ available: 500, reserved: 0 })
  })

  it('needs the word that there is no kinship', async () => {
    const id = await waiting(30)
    const input = { id, decision: 'approve' }
    expect(await world.call(SECRETARY, c.decideRedemption, input)).toMatchObject({ code: 3 })
  })
})

describe('cheating', () => {
  const secretaryLivesAt = (home: string, who = SECRETARY) => {
    const found = world.all(residents).find((one) => one._id === who) as unknown as ResidentDoc
    const moved = { ...found, households: [{ path: home, relation: 'owner', since: START }] }
    world.cloud.database.importJsonLines(residents.name, JSON.stringify(moved), 'upsert')
  }

  it('by approving one’s own in a second role fails, and it goes to someone else', async () => {
    secretaryLivesAt(`${COMPOUND}/b01/u1/0101`)
    await openShelf(world, { price: 5, stock: 3, points: { [SECRETARY]: 500 } })
    const { id, state } = await world.data(SECRETARY, c.requestGift, { gift: GIFT, points: 5 })
    expect(state).toBe('waiting_second')
    const asFirst = holderOf('first_secretary')
    expect(await world.call(SECRETARY, c.decideRedemption, { id, ...approve })).toMatchObject({
      ok: false,
      code: 5,
    })
    expect(await world.call(asFirst, c.decideRedemption, { id, ...approve })).toMatchObject({
      data: { state: 'ready' },
    })
  })

  it('by a secretary who also holds the second office fails on the person', async () => {
    const both = world.all(residents).find((one) => one._id === SECRETARY) as unknown as ResidentDoc
    const second = { ...(both.appointments[0] as object), id: 'ap-2', role: 'first_secretary' }
    const doc = {
      ...both,
      households: [{ path: `${COMPOUND}/b01/u1/0101`, relation: 'owner', since: START }],
      appointments: [...both.appointments, second],
    }
    world.cloud.database.importJsonLines(residents.name, JSON.stringify(doc), 'upsert')
    await openShelf(world, { price: 150, stock: 3, points: { [SECRETARY]: 500, [RESIDENT]: 500 } })
    const own = await world.data(SECRETARY, c.requestGift, { gift: GIFT, points: 150 })
    const input = { id: own.id, ...approve }
    expect(await world.call(SECRETARY, c.decideRedemption, input)).toMatchObject({ code: 5006 })
    const other = await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 150 })
    await world.data(SECRETARY, c.decideRedemption, { id: other.id, ...approve })
    const twice = { id: other.id, ...approve }
    expect(await world.call(SECRETARY, c.decideRedemption, twice)).toMatchObject({ code: 5007 })
  })

  it('by family fails: who lives together neither agrees nor hands over', async () => {
    secretaryLivesAt(HOME)
    await openShelf(world, { price: 5, stock: 3, points: { [RESIDENT]: 500 } })
    const { id, state } = await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
    expect(state).toBe('waiting_second')
    await world.data(COMMUNITY_SECRETARY, c.decideRedemption, { id, ...approve })
    const { items } = await world.data(RESIDENT, c.listMyRedemptions, {})
    const handing = { id, how: 'code', code: items[0]?.code }
    expect(await world.call(SECRETARY, c.handOver, handing)).toMatchObject({ code: 5006 })
    const keeper = holderOf('grid_worker_full')
    expect(await world.call(keeper, c.handOver, handing)).toMatchObject({ ok: true })
  })

  it('with a hand-over code again, or another’s, fails', async () => {
    await openShelf(world, { price: 5, stock: 3, points: { [RESIDENT]: 50, [NEIGHBOUR]: 50 } })
    const { id, code } = await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
    const other = await world.data(NEIGHBOUR, c.requestGift, { gift: GIFT, points: 5 })
    const keeper = holderOf('grid_worker_full')
    const hand = (input: object) => world.call(keeper, c.handOver, input)
    expect(await hand({ id: other.id, how: 'code', code })).toMatchObject({ code: 5008 })
    expect(await hand({ id, how: 'code', code })).toMatchObject({ ok: true })
    expect(await hand({ id, how: 'code', code })).toMatchObject({ code: 5005 })
    expect(await hand({ id, how: 'paper' })).toMatchObject({ code: 5005 })
    expect([stockSum('handed'), stockSum('reserved')]).toEqual([1, 1])
  })

  it('beyond an issuer’s budget of the quarter fails', async () => {
    await award(world, RESIDENT, 1990, 'team00000001')
    await expect(award(world, NEIGHBOUR, 11, 'team00000001')).rejects.toThrow('额度用完')
    await award(world, NEIGHBOUR, 10, 'team00000001')
    expect(await mine(NEIGHBOUR)).toMatchObject({ available: 10 })
  })

  it('for voting fails: nothing but witnessed hours issues points, and no action takes an amount', () => {
    const inputs = Object.values(c).filter((one) => typeof one === 'object' && 'input' in one)
    const named = inputs.map((one) => (one as { name: string }).name)
    expect(named.filter((name) => /issue|grant|award|vote/i.test(name))).toEqual([])
  })
})

describe('handing over', () => {
  it('from the printed list tells whoever it was for', async () => {
    await openShelf(world, { price: 5, stock: 3, points: { [RESIDENT]: 50 } })
    const { id } = await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
    world.clock.advance(1)
    const later = await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
    const keeper = holderOf('grid_worker_full')
    const { items } = await world.data(keeper, c.listStation, { compound: COMPOUND })
    expect(items).toMatchObject([{ id, name: '荷小满' }, { id: later.id }])
    expect(JSON.stringify(items)).not.toContain('code')
    await world.data(keeper, c.handOver, { id, how: 'paper' })
    expect(world.all(messages).at(-1)).toMatchObject({ to: personIdOf(RESIDENT) })
    expect(await mine(RESIDENT)).toMatchObject({ available: 40, reserved: 5 })
  })

  it('that nobody comes for returns by itself after 14 days', async () => {
    await openShelf(world, { price: 5, stock: 3, points: { [RESIDENT]: 50 } })
    await world.data(RESIDENT, c.requestGift, { gift: GIFT, points: 5 })
    await tick(13 * DAY)
    expect(stockSum('reserved')).toBe(1)
    await tick(2 * DAY)
    expect([stockSum('free'), stockSum('reserved')]).toEqual([3, 0])
    expect(await mine(RESIDENT)).toMatchObject({ available: 50, reserved: 0 })
    expect(await world.data(RESIDENT, c.listMyRedemptions, {})).toMatchObject({
      items: [{ state: 'returned' }],
    })
  })
})

/** Moves the clock and runs the points' timer once. */
async function tick(ms: number): Promise<void> {
  world.clock.advance(ms)
  await world.cloud.timers.runNow('points')
}

describe('a crash leaves nothing half done', () => {
  it('while a gift is asked for, after any database request', async () => {
    await openShelf(world, { price: 30, stock: 3, points: { [RESIDENT]: 50 } })
    const beginning = world.cloud.database.snapshot()
    let crashes = 0
    for (let afterRequests = 0; ; afterRequests++) {
      world.cloud.database.reset(beginning)
      const key = freshKey()
      const end = world.cloud.faults.crash({ functionName: 'points', afterRequests })
      const first = await ask(RESIDENT, 30, key)
      end()
      if (first.ok) break
      crashes += 1
      world.clock.advance(31_000)
      expect(checkLedger(ledgerOf(world))).toEqual([])
      const whole = world.all(redemptions).length
      expect([whole, stockSum('reserved')]).toEqual([whole, whole])
      expect(await ask(RESIDENT, 30, key)).toMatchObject({ ok: true })
      expect(await mine(RESIDENT)).toMatchObject({ available: 20, reserved: 30 })
    }
    expect(crashes).toBeGreaterThanOrEqual(15)
  })
})

test('the openness page counts a shelf of more parts than one query reads', async () => {
  await openShelf(world, { price: 5, stock: 16, points: {} })
  const [part] = world.all(stocks)
  const many = Array.from({ length: 1100 }, (_, i) => ({ ...part, _id: `a${i}`, free: 0 }))
  world.cloud.database.loadDocuments(stocks.name, many)
  const { stock } = await world.data(RESIDENT, c.getOpenness, { compound: COMPOUND })
  expect(stock.free).toBe(16)
})

test('a guest has no points and can ask for nothing', async () => {
  await openShelf(world, { price: 5, stock: 3, points: {} })
  expect(await mine(GUEST)).toMatchObject({ items: [], available: 0 })
  expect(await ask(GUEST, 5)).toMatchObject({ ok: false, code: 5 })
  expect(world.all(redemptions)).toEqual([])
})
