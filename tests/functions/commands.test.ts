import { auditEntries } from '@functions/kernel/audit'
import { commands } from '@functions/kernel/commands'
import { messages } from '@functions/kernel/messages'
import { photoFolders } from '@functions/kernel/photos'
import { residents } from '@functions/kernel/resident'
import { tasks } from '@functions/kernel/tasks'
import { setName } from '@functions/people/contract'
import * as c from '@functions/requests/contract'
import { requestEvents, requests } from '@functions/requests/store'
import { HELD, requestDoc } from './fixtures/requests'
import {
  BUILDING,
  freshKey,
  GRID_WORKER,
  GUEST,
  HANDLER,
  holderOf,
  NEIGHBOUR,
  openWorld,
  personIdOf,
  RESIDENT,
  START,
  type World,
} from './world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => world.reset())
afterEach(() => world.cloud.faults.clear())
afterAll(() => world.close())

const input = { category: 'repair', text: '路灯不亮', photos: [] as string[], path: BUILDING }
const put = (change: Parameters<typeof requestDoc>[1], id = 'r-in-the-way') =>
  world.cloud.database.loadDocuments(requests.name, [{ ...requestDoc(id, change) }])

const WRITTEN = [requests, requestEvents, commands, auditEntries, messages, photoFolders, tasks]
/** How many documents each collection holds that a command may write. */
const counts = () => WRITTEN.map((one) => world.all(one).length)
const NOTHING = WRITTEN.map(() => 0)

describe('one key, one effect', () => {
  test.each([RESIDENT, GUEST])('a hundred submits of %s at once make one request', async (who) => {
    const key = freshKey()
    const results = await Promise.all(
      Array.from({ length: 100 }, () => world.call(who, c.submitRequest, input, key)),
    )
    const failed = results.filter(({ ok }) => !ok)
    expect(failed).toEqual([])
    expect(new Set(results.map((one) => JSON.stringify(one.ok && one.data))).size).toBe(1)
    expect(counts()).toEqual([1, 1, 1, 1, 0, 0, 1])
    expect(world.all(residents).filter(({ _id }) => _id === who)).toHaveLength(1)
  })

  test('a hundred people who submit at once all get through', async () => {
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) => world.call(`o-new-${i}`, c.submitRequest, input)),
    )
    expect(results.filter(({ ok }) => !ok)).toEqual([])
    expect(counts()).toEqual([100, 100, 100, 100, 0, 0, 100])
  })

  test('two grid workers who accept at once: one does, the other is told', async () => {
    put({})
    const others = [GRID_WORKER, holderOf('grid_worker_part'), holderOf('branch_secretary')]
    const results = await Promise.all(
      others.map((who) => world.call(who, c.acceptRequest, { id: 'r-in-the-way' })),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const refusals = results.flatMap((one) => (one.ok ? [] : [one.code]))
    expect(refusals).toEqual([2010, 2010])
    expect(world.all(requestEvents)).toHaveLength(1)
  })

  test('the same key again, later, answers the same and does nothing', async () => {
    const key = freshKey()
    const first = await world.data(RESIDENT, c.submitRequest, input, key)
    const before = counts()
    expect(await world.data(RESIDENT, c.submitRequest, input, key)).toEqual(first)
    expect(counts()).toEqual(before)
  })

  test('the same key again answers even when the state has moved on', async () => {
    put({})
    const key = freshKey()
    const accept = () => world.call(GRID_WORKER, c.acceptRequest, { id: 'r-in-the-way' }, key)
    expect(await accept()).toMatchObject({ ok: true, data: { state: 'accepted' } })
    expect(await accept()).toMatchObject({ ok: true, data: { state: 'accepted' } })
    expect(world.all(requestEvents)).toHaveLength(1)
  })

  test('the same key with another body or another action is refused', async () => {
    const key = freshKey()
    await world.data(RESIDENT, c.submitRequest, input, key)
    const other = await world.call(RESIDENT, c.submitRequest, { ...input, text: '门坏了' }, key)
    expect(other).toMatchObject({ ok: false, code: 7 })
    expect(await world.call(RESIDENT, setName, { name: '小荷' }, key)).toMatchObject({ code: 7 })
    expect(world.all(requests)).toHaveLength(1)
  })

  test('the same key of another person is another command', async () => {
    const key = freshKey()
    const mine = await world.data(RESIDENT, c.submitRequest, input, key)
    const theirs = await world.data(NEIGHBOUR, c.submitRequest, input, key)
    expect(theirs.id).not.toBe(mine.id)
  })

  test.each([undefined, '', 'short', 'x'.repeat(65), 'with spaces in it', 7])(
    'a command with the key %j is refused',
    async (key) => {
      const data = { action: 'requests/submitRequest', input, key }
      const { result } = await world.cloud.call('requests', data, { openid: RESIDENT })
      expect(result).toMatchObject({ ok: false, code: 6 })
      expect(counts()).toEqual(NOTHING)
    },
  )
})

describe('a crash leaves nothing half done', () => {
  /** Commands that write most: each with a state to start from and what a run of it writes. */
  const cases = [
    {
      what: 'a guest submits with a photo',
      who: GUEST,
      contract: c.submitRequest,
      written: [1, 1, 1, 1, 0, 1, 1],
      prepare: async () => ({
        ...input,
        photos: [await world.upload(GUEST, 'cccccccccccccccc')],
      }),
    },
    {
      what: 'a grid worker hands it on',
      who: GRID_WORKER,
      contract: c.dispatchRequest,
      written: [1, 1, 1, 1, 2, 0, 1],
      prepare: async () => {
        put({ state: 'accepted', holderId: personIdOf(GRID_WORKER) })
        return { id: 'r-in-the-way', handler: personIdOf(HANDLER) }
      },
    },
    {
      what: 'the reporter answers that it is not solved',
      who: RESIDENT,
      contract: c.answerRequest,
      written: [1, 1, 1, 1, 1, 0, 1],
      prepare: async () => {
        put({ ...HELD, state: 'resolution_submitted', answerSince: START })
        return { id: 'r-in-the-way', solved: 'no', words: '还是不亮' }
      },
    },
  ] as const

  test.each(cases)('$what, whichever database request is the last', async (one) => {
    let crashes = 0
    for (let afterRequests = 0; ; afterRequests++) {
      world.reset()
      const body = await one.prepare()
      const before = { counts: counts(), state: world.all(requests) }
      const key = freshKey()
      const end = world.cloud.faults.crash({ functionName: 'requests', afterRequests })
      const first = await world.call(one.who, one.contract, body, key)
      end()
      if (first.ok) break
      crashes += 1
      expect(first).toMatchObject({ code: 1 })
      // A dead function's transaction is given up by the service after 30 seconds.
      world.clock.advance(31_000)
      const answered = world.all(commands).length === 1
      if (!answered) {
        expect(counts()).toEqual(before.counts)
        expect(world.all(requests)).toEqual(before.state)
      }
      expect(await world.call(one.who, one.contract, body, key)).toMatchObject({ ok: true })
      expect(counts()).toEqual(one.written)
    }
    // Each run dies at another request; fewer than this and something was not reached.
    expect(crashes).toBeGreaterThanOrEqual(8)
  })

  test('an answer lost after the commit is found again by the retry', async () => {
    const key = freshKey()
    const target = 'database.commitTransaction'
    const end = world.cloud.faults.add({ target, fault: { kind: 'lost', when: 'after' }, times: 1 })
    const first = await world.call(RESIDENT, c.submitRequest, input, key)
    end()
    expect(first).toMatchObject({ ok: false, code: 1 })
    expect(await world.call(RESIDENT, c.submitRequest, input, key)).toMatchObject({ ok: true })
    expect(counts()).toEqual([1, 1, 1, 1, 0, 0, 1])
  })

  test('an unexpected error answers its number and nothing of its insides', async () => {
    const openid = 'oGZUI0egBJY1zhBYw2KhdUfwVJJE'
    const secret = `E11000 dup key: { _id: ${openid}, name: "荷小满" } at somewhere/in/stack.ts`
    const fault = { kind: 'code', code: 'DATABASE_REQUEST_FAILED', message: secret } as const
    const end = world.cloud.faults.add({ target: 'database.getDocument', fault })
    const result = await world.call(openid, c.submitRequest, input)
    end()
    if (result.ok) throw new Error('was taken')
    expect(result.code).toBe(1)
    expect(result.message).toContain(result.requestId.slice(0, 8))
    expect(JSON.stringify(result)).not.toMatch(/E11000|oGZUI|stack|\.ts/)
    const logged = world.cloud.logs.map(({ text }) => text).join('\n')
    expect(logged).toContain(result.requestId)
    expect(logged.includes(openid) || logged.includes('荷小满')).toBe(false)
  })
})

describe('identity', () => {
  test('nothing that an event says about identity changes anything', async () => {
    put({})
    const forged = {
      openid: GRID_WORKER,
      OPENID: GRID_WORKER,
      userInfo: { openId: GRID_WORKER, appId: 'x' },
      session: { openid: GRID_WORKER },
      role: 'grid_worker_full',
    }
    const action = { action: 'requests/acceptRequest', key: freshKey() }
    const id = { id: 'r-in-the-way' }
    const call = async (event: object, openid: string) =>
      (await world.cloud.call('requests', event, { openid })).result
    const before = world.all(requests)
    expect(await call({ ...forged, ...action, input: id }, NEIGHBOUR)).toMatchObject({ code: 5 })
    expect(
      await call({ ...action, key: freshKey(), input: { ...id, ...forged } }, NEIGHBOUR),
    ).toMatchObject({ code: 3 })
    expect(world.all(requests)).toEqual(before)
    // The same forgery from someone who may do it is done in their own name.
    await call({ ...forged, openid: NEIGHBOUR, ...action, input: id }, GRID_WORKER)
    expect(world.all(requests)[0]).toMatchObject({ holderId: personIdOf(GRID_WORKER) })
  })

  test('a caller whom WeChat does not know is turned away', async () => {
    const data = { action: 'people/getHome', input: {} }
    const { result } = await world.cloud.call('people', data, { openid: '', source: 'wx_http' })
    expect(result).toMatchObject({ ok: false, code: 4 })
  })

  test('an openid of digits only is the same person', async () => {
    const digits = '1234567890'
    const { id } = await world.data(digits, c.submitRequest, input)
    expect((await world.data(digits, c.listMyRequests, {})).items).toMatchObject([{ id }])
    expect(world.all(residents)).toContainEqual(expect.objectContaining({ _id: digits }))
  })

  test.each([undefined, null, 'text', {}, { action: 7 }, { action: 'requests/dropAll' }])(
    'an event that names no action is answered in words: %j',
    async (event) => {
      const { result } = await world.cloud.call('requests', event, { openid: RESIDENT })
      expect(result).toMatchObject({ ok: false, code: 2 })
    },
  )

  test('a client can not run the timer', async () => {
    const event = { Type: 'Timer', TriggerName: 'sealAudit', Time: '2026-11-24T01:00:00Z' }
    const { result } = await world.cloud.call('people', event, { openid: RESIDENT })
    expect(result).toMatchObject({ ok: false, code: 9 })
  })
})
