import {
  createClock,
  createInProcessHost,
  createLocalCloud,
  FunctionFailure,
} from '../../tools/local-cloud/cloud'
import { cloudSdk, openApi } from './functions-sdk'

const collections = [{ name: 'notes', indexes: [], small: true }]

const functions = {
  echo: {
    main: async (event: object, context: { request_id: string }) => ({
      event,
      requestId: context.request_id,
      wx: cloudSdk.getWXContext(),
      now: Date.now(),
      date: new Date().toISOString(),
    }),
  },
  notes: {
    main: async (event: { text: string }) => {
      const { OPENID } = cloudSdk.getWXContext()
      const notes = cloudSdk.database().collection('notes')
      await notes.add({ data: { owner: OPENID, text: event.text } })
      const { data } = await notes.where({ owner: OPENID }).get()
      return data.length
    },
  },
  outer: {
    main: async (event: object) => {
      const { result } = await cloudSdk.callFunction({ name: 'echo', data: event })
      return result
    },
  },
  forgets: {
    main: async () => {
      // Not awaited, as a mistake would have it.
      setTimeout(() => void cloudSdk.database().collection('notes').count(), 20)
    },
  },
  throws: {
    main: async () => {
      throw new TypeError('no such thing')
    },
  },
  large: { main: async () => 'x'.repeat(1024 * 1024) },
  check: {
    main: async (event: { openid: string; content: string }) =>
      openApi('security.msgSecCheck', { version: 2, scene: 2, ...event }),
  },
  undeclared: {
    main: async (event: { openid: string; content: string }) =>
      openApi('security.msgSecCheck', { version: 2, scene: 2, ...event }),
  },
}

const configs = { check: { permissions: { openapi: ['security.msgSecCheck'] } } }

function open() {
  const clock = createClock({ at: Date.UTC(2026, 4, 1), frozen: true })
  const host = createInProcessHost({ functions, configs })
  return { clock, cloud: createLocalCloud({ host, collections, clock }) }
}

describe('functions in this process', () => {
  let { clock, cloud } = open()
  beforeEach(() => {
    ;({ clock, cloud } = open())
  })
  afterEach(() => cloud.close())

  it('gives a function the identity of its caller and the time of the platform', async () => {
    clock.advance(5_000)
    const { result } = await cloud.call('echo', { a: 1, userInfo: 'forged' }, { openid: 'o-wang' })
    expect(result).toMatchObject({
      event: { a: 1, userInfo: { openId: 'o-wang', appId: cloud.appId } },
      wx: { OPENID: 'o-wang', APPID: cloud.appId, ENV: 'local-env', SOURCE: 'wx_client' },
      now: Date.UTC(2026, 4, 1) + 5_000,
      date: '2026-05-01T00:00:05.000Z',
    })
    expect(Math.abs(Date.now() - clock.now())).toBeGreaterThan(1_000)
  })

  it('keeps a hundred people apart who call at once', async () => {
    const people = Array.from({ length: 100 }, (_, i) => `o-${i}`)
    const counts = await Promise.all(
      people.map(async (openid) => (await cloud.call('notes', { text: 'hi' }, { openid })).result),
    )
    expect(new Set(counts)).toEqual(new Set([1]))
  })

  it('counts database calls and documents read for each call', async () => {
    await cloud.call('notes', { text: 'one' }, { openid: 'o-wang' })
    expect(cloud.calls.at(-1)).toMatchObject({
      functionName: 'notes',
      databaseCalls: 2,
      documentsRead: 1,
      documentsWritten: 1,
      result: 1,
    })
  })

  it('chains the source when a function calls a function, and keeps the person', async () => {
    const { result } = await cloud.call('outer', { b: 2 }, { openid: 'o-wang' })
    expect(result).toMatchObject({
      event: { b: 2 },
      wx: { OPENID: 'o-wang', SOURCE: 'wx_client,scf' },
    })
    expect(cloud.calls.at(-1)).toMatchObject({ parent: cloud.calls.at(-2)?.requestId })
  })

  it('tells a phone what a function threw, with its line', async () => {
    const failure = await cloud.call('throws', {}, { openid: 'o-wang' }).catch((e: unknown) => e)
    expect(failure).toBeInstanceOf(FunctionFailure)
    expect(failure).toMatchObject({
      errCode: -504002,
      errMsg: expect.stringMatching(
        /^cloud\.callFunction:fail Error: errCode: -504002 functions execute fail \| errMsg: TypeError: no such thing[\s\S]*functions-in-process\.test\.ts:\d+/,
      ),
    })
  })

  it('refuses a function that is not deployed', async () => {
    await expect(cloud.call('nowhere', {}, { openid: 'o-wang' })).rejects.toMatchObject({
      errCode: -501000,
      errMsg:
        'cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found.',
    })
  })

  it('refuses a result of more than 1 MB', async () => {
    await expect(cloud.call('large', {}, { openid: 'o-wang' })).rejects.toMatchObject({
      errCode: -604001,
      errMsg: expect.stringContaining('cloudfunction result size exceed limit (1MB)'),
    })
  })

  it('checks texts, and only for functions that declare it', async () => {
    const ask = (name: string, content: string) =>
      cloud.call(name, { openid: 'o-wang', content }, { openid: 'o-wang' })
    expect((await ask('check', '楼道灯坏了')).result).toMatchObject({ result: { suggest: 'pass' } })
    expect((await ask('check', '来赌博')).result).toMatchObject({ result: { suggest: 'risky' } })
    await expect(ask('undeclared', '楼道灯坏了')).rejects.toMatchObject({
      errMsg: expect.stringContaining('-604101'),
    })
  })

  it('says when a request comes after its function has ended', async () => {
    await cloud.call('forgets', {}, { openid: 'o-wang' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(cloud.logs).toMatchObject([
      {
        level: 'warn',
        text: 'database.calculateDocument came after its function had ended: something was not awaited',
      },
    ])
  })

  it('keeps two clouds in one process apart', async () => {
    const other = open().cloud
    await other.call('notes', { text: 'elsewhere' }, { openid: 'o-wang' })
    await cloud.call('notes', { text: 'here' }, { openid: 'o-wang' })
    await other.close()
    expect((await cloud.call('notes', { text: 'here' }, { openid: 'o-wang' })).result).toBe(2)
  })
})

describe('faults', () => {
  let { cloud } = open()
  beforeEach(async () => {
    await cloud.close()
    ;({ cloud } = open())
  })
  afterAll(() => cloud.close())

  const wang = { openid: 'o-wang' }
  const note = () =>
    cloud.call('notes', { text: 'x' }, wang).then(
      () => 'done',
      (error: Error) => error.message,
    )
  const stored = () => cloud.database.stats().documents

  it('lose a request before it has its effect, or the answer after', async () => {
    const target = 'database.insertDocument'
    cloud.faults.add({ target, fault: { kind: 'lost', when: 'before' }, times: 1 })
    expect(await note()).toContain('the request got no answer')
    expect(stored()).toBe(0)
    cloud.faults.add({ target, fault: { kind: 'lost', when: 'after' }, times: 1 })
    expect(await note()).toContain('the request got no answer')
    expect(stored()).toBe(1)
    expect(await note()).toBe('done')
  })

  it('let requests through first, hit so many, and heal', async () => {
    const fault = { kind: 'code', code: 'DATABASE_REQUEST_FAILED', message: 'too busy' } as const
    cloud.faults.add({ target: 'database.*', fault, skip: 2, times: 2 })
    expect(await note()).toBe('done')
    expect(await note()).toContain('too busy')
    expect(await note()).toContain('too busy')
    expect(await note()).toBe('done')
  })

  it('kill a function after each of its requests', async () => {
    for (const [afterRequests, documents] of [
      [0, 0],
      [1, 1],
    ] as const) {
      const heal = cloud.faults.crash({ functionName: 'notes', afterRequests })
      expect(await note()).toContain('the request got no answer')
      expect(stored()).toBe(documents)
      heal()
    }
    cloud.faults.crash({ functionName: 'notes', afterRequests: 2 })
    expect(await note()).toBe('done')
    cloud.faults.clear()
  })
})
