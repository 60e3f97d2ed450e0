import { ROLE_TITLES } from '@domain/people/roles'
import { messages, orderOf } from '@functions/kernel/messages'
import { tasks } from '@functions/kernel/tasks'
import * as p from '@functions/people/contract'
import {
  acceptRequest,
  answerRequest,
  listInbox,
  listMyRequests,
  resolveRequest,
  submitRequest,
} from '@functions/requests/contract'
import { requests } from '@functions/requests/store'
import { HELD, requestDoc, tasksFor } from '../fixtures/requests'
import {
  BUILDING,
  COMPOUND,
  DISTRICT,
  FAR_COMPOUND,
  GRID_WORKER,
  GUEST,
  HANDLER,
  HOME,
  holderOf,
  NEIGHBOUR,
  NEXT_COMPOUND,
  openWorld,
  personIdOf,
  RESIDENT,
  SECRETARY,
  START,
  type World,
} from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/** Requests with the tasks that their moves would have left. */
function load(docs: ReturnType<typeof requestDoc>[]): void {
  const plain = (all: readonly object[]) => all.map((doc) => ({ ...doc }))
  world.cloud.database.loadDocuments(requests.name, plain(docs))
  world.cloud.database.loadDocuments(tasks.name, plain(tasksFor(docs)))
}
const many = (count: number, change: Parameters<typeof requestDoc>[1] = {}, name = 'r-many') =>
  Array.from({ length: count }, (_, i) => {
    const id = `${name}-${String(i).padStart(5, '0')}`
    return requestDoc(id, { order: orderOf(START + i, id), ...change })
  })

describe('home', () => {
  test('names where somebody lives, the room masked, and who looks after it', async () => {
    const home = await world.data(RESIDENT, p.getHome, {})
    expect(home.me).toEqual({
      personId: personIdOf(RESIDENT),
      name: '荷小满',
      isGuest: false,
    })
    expect(home.homes).toEqual([
      { path: HOME, compoundName: '小满荷苑', buildingName: '3栋', roomMasked: '*单元**室' },
    ])
    expect(home.caretakers.map(({ title }) => title)).toEqual([
      ROLE_TITLES.building_captain,
      ROLE_TITLES.grid_worker_full,
      ROLE_TITLES.grid_worker_part,
      ROLE_TITLES.property_staff,
      ROLE_TITLES.branch_secretary,
    ])
    expect(home.duties).toEqual([])
    expect(JSON.stringify(home)).not.toMatch(/302室|1单元|o-resident/)
  })

  test('of a guest is empty and asks for nothing', async () => {
    expect(await world.data(GUEST, p.getHome, {})).toEqual({
      me: { personId: '', name: '居民', isGuest: true },
      homes: [],
      caretakers: [],
      duties: [],
      needsMe: [],
      needsMeCount: 0,
      needsMeMore: false,
      dutyCount: 0,
      inboxCount: 0,
      notices: [],
      solvedThisMonth: 0,
    })
  })

  test('tells an official their duty and what waits, at most three with the true count', async () => {
    load(many(5))
    const home = await world.data(GRID_WORKER, p.getHome, {})
    expect(home.duties).toMatchObject([
      { role: 'grid_worker_full', title: '专职网格员', placeName: '小满荷苑', scope: COMPOUND },
    ])
    expect(home).toMatchObject({ inboxCount: 5, needsMeCount: 5 })
    expect(home.needsMe).toHaveLength(3)
    expect(home.needsMe[0]).toMatchObject({
      kind: 'request_to_accept',
      detail: '公共维修 · 小满荷苑 3栋',
      url: '/features/requests/pages/detail/index?id=r-many-00000',
      dueAt: START + 86_400_000,
    })
  })

  test('tells a handler what they hold, but not while the resident is asked', async () => {
    load([
      ...many(4, { ...HELD, state: 'in_progress' }, 'r-held'),
      ...many(2, { ...HELD, state: 'resolution_submitted' }, 'r-asked'),
    ])
    const home = await world.data(HANDLER, p.getHome, {})
    expect(home).toMatchObject({ needsMeCount: 4, inboxCount: 4, dutyCount: 4 })
    const own = await world.data(RESIDENT, p.getHome, {})
    expect(own).toMatchObject({ needsMeCount: 2, dutyCount: 0 })
  })

  test('says when more waits than it counts, and the list of all goes on page by page', async () => {
    load(many(70))
    const home = await world.data(GRID_WORKER, p.getHome, {})
    expect(home).toMatchObject({ needsMeCount: 50, needsMeMore: true })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.data(GRID_WORKER, p.listTasks, cursor ? { cursor } : {})
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([70, 70])
  })

  test('shows what is due first, and another kind of work in the last place', async () => {
    const reviews = many(1, { pending: [{ seq: 1, by: 'p-x' }], queue: 'review' }, 'r-words')
    const early = many(5, { acceptDueAt: START + 1000 }, 'r-early')
    load([...many(5), ...early, ...reviews.map((one) => ({ ...one, acceptDueAt: START + 9e9 }))])
    const { needsMe } = await world.data(SECRETARY, p.getHome, {})
    expect(needsMe.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['request_to_accept', START + 1000],
      ['request_to_accept', START + 1000],
      ['content_to_review', START + 9e9],
    ])
  })

  test('tells an official whose term is over of nothing', async () => {
    load(many(3))
    const home = await world.data(holderOf('grid_worker_full', 'ended'), p.getHome, {})
    expect(home).toMatchObject({ duties: [], inboxCount: 0, needsMe: [], needsMeCount: 0 })
  })

  test('counts what the compound solved in the last 30 days, by the reporters’ word', async () => {
    const { id } = await world.data(RESIDENT, submitRequest, {
      category: 'repair',
      text: '路灯不亮',
      photos: [],
      path: BUILDING,
    })
    await world.data(GRID_WORKER, acceptRequest, { id })
    await world.data(GRID_WORKER, resolveRequest, { id, words: '修好了', photos: [] })
    expect((await world.data(RESIDENT, p.getHome, {})).solvedThisMonth).toBe(0)
    await world.data(RESIDENT, answerRequest, { id, solved: 'yes' })
    for (const who of [RESIDENT, SECRETARY]) {
      expect((await world.data(who, p.getHome, {})).solvedThisMonth).toBe(1)
    }
    expect(await world.data(NEIGHBOUR, p.getHome, {})).toMatchObject({ solvedThisMonth: 1 })
    world.clock.advance(30 * 86_400_000)
    expect((await world.data(RESIDENT, p.getHome, {})).solvedThisMonth).toBe(0)
  })

  test('shows one’s own phone masked', async () => {
    expect(await world.data(RESIDENT, p.getMe, {})).toMatchObject({ phoneMasked: '103****0001' })
  })
})

describe('lists', () => {
  test('page through 45 requests of one’s own, newest first, each once', async () => {
    load(many(45))
    const seen: string[] = []
    let cursor: string | undefined
    const sizes: number[] = []
    do {
      const page = await world.data(RESIDENT, listMyRequests, cursor ? { cursor } : {})
      seen.push(...page.items.map(({ id }) => id))
      sizes.push(page.items.length)
      cursor = page.cursor
    } while (cursor)
    expect(sizes).toEqual([20, 20, 5])
    expect(seen).toEqual([...seen].sort().reverse())
    expect(new Set(seen).size).toBe(45)
  })

  test('page through an inbox of two queues, oldest first, each once', async () => {
    const all = many(50).map((doc, i) =>
      i % 3 === 0
        ? { ...doc, queue: 'review' as const, pending: [{ seq: 1, by: doc.reporterId }] }
        : doc,
    )
    load(all)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const input = { tab: 'waiting', ...(cursor ? { cursor } : {}) }
      const page = await world.data(SECRETARY, listInbox, input)
      expect(page.waiting).toBe(50)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toEqual(all.map(({ _id }) => _id))
  })

  test('an inbox holds what its owner’s scope covers and nothing else', async () => {
    load(many(2))
    const elsewhere = { path: NEXT_COMPOUND, compound: NEXT_COMPOUND, within: [NEXT_COMPOUND] }
    load(many(3, elsewhere, 'r-elsewhere'))
    const count = async (openid: string, tab: string) =>
      (await world.data(openid, listInbox, { tab })).items.length
    expect(await count(GRID_WORKER, 'waiting')).toBe(2)
    expect(await count(GRID_WORKER, 'all')).toBe(2)
    expect(await count(holderOf('grid_worker_full', 'outside'), 'all')).toBe(3)
    for (const openid of [RESIDENT, GUEST, holderOf('grid_worker_full', 'ended'), HANDLER]) {
      expect([openid, await count(openid, 'waiting'), await count(openid, 'all')]).toEqual([
        openid,
        0,
        0,
      ])
    }
  })

  test('`mine` holds what the caller has in hand', async () => {
    load([...many(2, { ...HELD, state: 'dispatched' }, 'r-held'), ...many(3)])
    const mine = await world.data(HANDLER, listInbox, { tab: 'mine' })
    expect(mine.items.map(({ id }) => id)).toEqual(['r-held-00000', 'r-held-00001'])
  })
})

describe('places', () => {
  test('are listed level by level from the district down', async () => {
    const names = async (parent?: string) =>
      (await world.data(GUEST, p.listPlaces, parent ? { parent } : {})).places.map(
        ({ name }) => name,
      )
    expect(await names()).toEqual(['茨菇塘街道'])
    expect(await names(COMPOUND.slice(0, COMPOUND.lastIndexOf('/')))).toEqual([
      '小满荷苑',
      '谷雨樟苑',
    ])
    expect(await names(COMPOUND)).toEqual(['1栋', '3栋'])
    expect(await names(FAR_COMPOUND)).toEqual([])
    const { places } = await world.data(GUEST, p.listPlaces, { parent: COMPOUND })
    expect(places[0]).toMatchObject({ level: 'building', hasChildren: false })
    expect((await world.data(GUEST, p.listPlaces, {})).places[0]?.path).toMatch(DISTRICT)
  })
})

describe('messages', () => {
  const tell = (count: number, to: string) =>
    world.cloud.database.loadDocuments(
      messages.name,
      Array.from({ length: count }, (_, i) => {
        const _id = `m-${to}-${String(i).padStart(4, '0')}`
        const at = START - count + i
        return { _id, to, at, order: orderOf(at, _id), title: '标题', body: '内容', url: '/' }
      }),
    )

  test('are one’s own, newest first, by the page, and read up to where one has looked', async () => {
    tell(25, personIdOf(RESIDENT))
    tell(3, personIdOf(GRID_WORKER))
    const first = await world.data(RESIDENT, p.listMessages, {})
    expect(first).toMatchObject({ unread: 25, items: { length: 20 } })
    const second = await world.data(RESIDENT, p.listMessages, { cursor: first.cursor })
    expect(second.items).toHaveLength(5)
    const upTo = second.items[0]?.at ?? 0
    expect(await world.data(RESIDENT, p.markMessagesRead, { upTo })).toEqual({ readUpTo: upTo })
    expect((await world.data(RESIDENT, p.listMessages, {})).unread).toBe(20)
    expect((await world.data(GRID_WORKER, p.listMessages, {})).unread).toBe(3)
  })

  test('reading never goes back, and never covers what is still to come', async () => {
    await world.data(RESIDENT, p.markMessagesRead, { upTo: START - 5 })
    expect(await world.data(RESIDENT, p.markMessagesRead, { upTo: START - 9 })).toEqual({
      readUpTo: START - 5,
    })
    const future = await world.data(RESIDENT, p.markMessagesRead, { upTo: START * 2 })
    expect(future.readUpTo).toBeLessThanOrEqual(world.clock.now())
  })
})

describe('a person', () => {
  test('who was a guest is known from their first command on, under one random id', async () => {
    const input = { category: 'other', text: '你好', photos: [], path: BUILDING }
    await world.data(GUEST, submitRequest, input)
    const { me } = await world.data(GUEST, p.getMe, {})
    expect(me).toEqual({
      personId: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: '居民',
      isGuest: false,
    })
    expect((await world.data(GUEST, listMyRequests, {})).items).toHaveLength(1)
  })

  test('names themselves, unless the office keeps their name', async () => {
    await world.data(RESIDENT, p.setName, { name: ' 小荷 ' })
    expect((await world.data(RESIDENT, p.getMe, {})).me.name).toBe('小荷')
    expect(await world.call(SECRETARY, p.setName, { name: '小荷' })).toMatchObject({
      ok: false,
      code: 1002,
    })
  })
})
