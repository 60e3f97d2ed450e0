import { createClock, createInProcessHost, createLocalCloud } from '../../tools/local-cloud/cloud'
import { parseConfig } from '../../tools/local-cloud/functions/config'
import { parseSchedule } from '../../tools/local-cloud/timers/cron'
import { cloudSdk } from './functions-sdk'

jest.setTimeout(60_000)

/** A moment in China. */
const china = (text: string) => Date.parse(`${text}+08:00`)

describe('timer expressions', () => {
  it.each([
    ['0 0 2 1 * * *', '2026-05-01T02:00:00', '2026-06-01T02:00:00'],
    ['0 */10 * * * * *', '2026-05-01T02:00:00', '2026-05-01T02:10:00'],
    ['0 1/10 * * * * *', '2026-05-01T02:02:00', '2026-05-01T02:11:00'],
    ['*/5 * * * * * *', '2026-05-01T02:00:00', '2026-05-01T02:00:05'],
    ['0 0 2 1 * MON *', '2026-05-01T02:00:00', '2026-05-04T02:00:00'],
    ['0 0 12 * * 0 *', '2026-05-01T02:00:00', '2026-05-03T12:00:00'],
    ['0 30 9 1,15 JAN-JUN * *', '2026-05-01T10:00:00', '2026-05-15T09:30:00'],
    ['0 0 0 1 1 * 2030', '2026-05-01T02:00:00', '2030-01-01T00:00:00'],
  ])('%s runs after %s at %s', (cron, after, next) => {
    expect(parseSchedule(cron).next(china(after))).toBe(china(next))
  })

  it('knows an expression that never comes again', () => {
    expect(parseSchedule('0 0 0 1 1 * 2020').next(china('2026-05-01T00:00:00'))).toBeUndefined()
  })

  it.each([
    ['0 0 2 1 * *', /seven fields/],
    ['@daily', /seven fields/],
    ['0 0 2 L * * *', /day 'L'/],
    ['0 0 2 ? * * *', /character that isn't allowed/],
    ['0 60 2 * * * *', /minute/],
    ['0 0 2 * * 7 *', /weekday is 0 to 6/],
  ])('refuses %s', (cron, why) => {
    expect(() => parseSchedule(cron)).toThrow(why)
  })
})

describe('timers', () => {
  const runs: Record<string, unknown>[] = []
  const functions = {
    nightly: {
      main: async (event: object) => {
        runs.push({ event, wx: cloudSdk.getWXContext(), now: Date.now() })
      },
    },
    fails: {
      main: async () => {
        throw new Error('not tonight')
      },
    },
    wrong: { main: async () => undefined },
  }
  const timer = (name: string, config: string) => ({
    triggers: [{ name, type: 'timer' as const, config }],
  })
  const configs = {
    nightly: timer('count', '0 0 2 * * * *'),
    fails: timer('tick', '0 */30 * * * * *'),
    wrong: timer('odd', '0 0 2 * *'),
  }
  const open = () =>
    createLocalCloud({
      host: createInProcessHost({ functions, configs }),
      clock: createClock({ at: china('2026-05-01T01:59:00'), frozen: true }),
    })
  let cloud = open()
  beforeEach(async () => {
    await cloud.close()
    runs.length = 0
    cloud = open()
  })
  afterAll(() => cloud.close())

  it('run in their moment when the clock moves past it, without a person', async () => {
    expect(await cloud.advance(59_000)).toBe(0)
    expect(await cloud.advance(1_000)).toBe(2)
    const at = china('2026-05-01T02:00:00')
    expect(runs).toEqual([
      {
        event: {
          Type: 'Timer',
          TriggerName: 'count',
          Time: '2026-04-30T18:00:00Z',
          Message: '',
        },
        wx: { APPID: cloud.appId, ENV: 'local-env', SOURCE: 'wx_trigger' },
        now: at,
      },
    ])
  })

  it('run once a day over a week, each at its own time', async () => {
    await cloud.advance(7 * 86_400_000)
    expect(runs.map(({ now }) => now)).toEqual(
      Array.from({ length: 7 }, (_, day) => china('2026-05-01T02:00:00') + day * 86_400_000),
    )
    expect(cloud.clock.now()).toBe(china('2026-05-08T01:59:00'))
  })

  it('run now when asked', async () => {
    await cloud.timers.runNow('nightly')
    expect(runs).toMatchObject([{ event: { TriggerName: 'count', Time: '2026-04-30T17:59:00Z' } }])
    await expect(cloud.timers.runNow('nowhere')).rejects.toThrow('declares no timer')
  })

  it('show their state, failures and wrong expressions included', async () => {
    await cloud.advance(60_000)
    expect(cloud.timers.list()).toMatchObject([
      {
        functionName: 'fails',
        name: 'tick',
        next: china('2026-05-01T02:30:00'),
        lastError: expect.stringContaining('not tonight'),
      },
      {
        functionName: 'nightly',
        next: china('2026-05-02T02:00:00'),
        lastRun: china('2026-05-01T02:00:00'),
      },
      { functionName: 'wrong', next: undefined, problem: expect.stringContaining('seven fields') },
    ])
    expect(cloud.logs.map(({ text }) => text).join('\n')).toContain('the timer odd is refused')
  })

  it('run by themselves on a live cloud', async () => {
    await cloud.close()
    const second = { nightly: timer('count', '* * * * * * *') }
    cloud = createLocalCloud({
      host: createInProcessHost({ functions: { nightly: functions.nightly }, configs: second }),
      timers: 'live',
    })
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(runs.length).toBeGreaterThanOrEqual(1)
    expect(runs.length).toBeLessThanOrEqual(3)
  })

  it('are one a function, as the platform demands', () => {
    const [one] = timer('a', '0 0 2 * * * *').triggers
    expect(() => parseConfig({ triggers: [one, one] }, 'config.json')).toThrow(
      /only one trigger is allowed/,
    )
    expect(() => parseConfig({ triggers: [{ ...one, name: '1a' }] }, 'config.json')).toThrow(/name/)
  })
})

describe('a moved clock', () => {
  it('moves transactions, links, quotas and functions in the same instant', async () => {
    const clock = createClock({ at: china('2026-05-01T00:00:00'), frozen: true })
    const host = createInProcessHost({ functions: { now: { main: async () => Date.now() } } })
    const cloud = createLocalCloud({
      host,
      clock,
      collections: [{ name: 'notes', indexes: [], small: true }],
    })
    const { transactionId } = await cloud.handle({ action: 'database.startTransaction' })
    await cloud.advance(30_001)
    expect(
      await cloud.handle({ action: 'database.commitTransaction', transactionId }),
    ).toMatchObject({
      code: 'DATABASE_TRANSACTION_FAIL',
      message: expect.stringContaining('transaction must be commit or abort in 30 seconds'),
    })
    expect((await cloud.call('now', {}, { openid: 'o-wang' })).result).toBe(clock.now())
    await cloud.handle({
      action: 'database.insertDocument',
      collectionName: 'notes',
      data: ['{"_id":"a","at":{"$tcb_server_date":{"offset":0}}}'],
    })
    const { data } = await cloud.handle({
      action: 'database.getDocument',
      collectionName: 'notes',
      query: '{"_id":"a"}',
      queryType: 'DOC',
    })
    expect(JSON.stringify(data)).toContain(String(clock.now()))
    await cloud.close()
  })

  it('never runs back', () => {
    expect(() => createClock().advance(-1)).toThrow('the clock only moves forward')
  })
})
