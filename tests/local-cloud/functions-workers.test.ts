import fs from 'node:fs'
import { buildSync } from 'esbuild'
import { createClock, createLocalCloud } from '../../tools/local-cloud/cloud'
import { makeFunctions, writeFunction } from './functions-folder'

jest.setTimeout(120_000)

const root = makeFunctions({
  who: {
    code: `let calls = 0
exports.main = async (event, context) => ({
  event, context, wx: cloud.getWXContext(), calls: ++calls, now: Date.now(), date: new Date().toISOString(),
  mine: process.env.MINE, home: process.env.HOME,
})`,
    config: { envVariables: { MINE: 'yes' } },
  },
  outer: {
    code: `exports.main = async (event) => (await cloud.callFunction({ name: 'who', data: event })).result`,
    config: { timeout: 60 },
  },
  outerOfBroken: {
    code: `exports.main = () => cloud.callFunction({ name: 'throws' }).catch((e) => ({ code: e.errCode, msg: e.errMsg }))`,
    config: { timeout: 60 },
  },
  note: {
    code: `exports.main = async () => {
  console.log('writing', { a: 1 })
  console.error(new Error('not so bad'))
  const notes = cloud.database().collection('notes')
  await notes.add({ data: { text: 'one' } })
  return (await notes.where({ text: 'one' }).get()).data.length
}`,
    config: { timeout: 60 },
  },
  instance: {
    code: `const id = Math.random()
exports.main = async () => {
  const before = process.env.WX_OPENID
  await new Promise((resolve) => setTimeout(resolve, 30))
  return { id, openids: [before, process.env.WX_OPENID] }
}`,
    config: { timeout: 60 },
  },
  slow: { code: 'exports.main = () => new Promise(() => {})', config: { timeout: 1 } },
  spins: { code: 'exports.main = () => { for (;;); }', config: { timeout: 1 } },
  throws: { code: `exports.main = () => { throw new RangeError('out of range') }` },
  exits: { code: 'exports.main = () => process.exit(3)' },
  rejectsLater: {
    code: `exports.main = () => { Promise.reject(new Error('nobody caught me')); return new Promise(() => {}) }`,
  },
  greedy: {
    code: 'exports.main = () => { const a = []; for (;;) a.push(new Array(1e6).fill(a)) }',
    config: { memorySize: 64, timeout: 60 },
  },
  large: { code: `exports.main = () => 'x'.repeat(1024 * 1024)` },
  circular: { code: 'exports.main = () => { const a = {}; a.a = a; return a }' },
  nothing: { code: 'exports.main = () => undefined' },
  noMain: { code: 'exports.handler = () => 1' },
  badConfig: { code: 'exports.main = () => 1', config: { timeout: 0 } },
})

describe('functions in workers', () => {
  const clock = createClock()
  const cloud = createLocalCloud({
    functionsRoot: root,
    clock,
    collections: [{ name: 'notes', indexes: [], small: true }],
  })
  afterAll(() => cloud.close())

  const wang = { openid: 'o-wang', unionid: 'u-wang' }
  const call = async (name: string, event: object = {}) =>
    (await cloud.call(name, event, wang)).result as Record<string, unknown>
  const refusal = async (name: string): Promise<string> => {
    const answer = await cloud.call(name, {}, wang).catch((e: { errMsg: string }) => e.errMsg)
    return typeof answer === 'string' ? answer : 'accepted'
  }

  it('tells a function who calls, what it is and what it may use', async () => {
    const result = await call('who', { a: 1 })
    expect(result).toMatchObject({
      event: { a: 1, userInfo: { openId: 'o-wang', appId: cloud.appId } },
      context: {
        function_name: 'who',
        namespace: 'local-env',
        memory_limit_in_mb: 256,
        time_limit_in_ms: 3000,
        function_version: '$LATEST',
        request_id: cloud.calls.at(-1)?.requestId,
      },
      wx: {
        OPENID: 'o-wang',
        UNIONID: 'u-wang',
        APPID: cloud.appId,
        ENV: 'local-env',
        SOURCE: 'wx_client',
      },
      mine: 'yes',
    })
    expect(result.home).toBeUndefined()
    expect(result.wx).not.toHaveProperty('API_TOKEN')
  })

  it('uses a warm instance again, with the new caller', async () => {
    const first = await call('who')
    const { result } = await cloud.call('who', {}, { openid: 'o-li' })
    expect(result).toMatchObject({ calls: Number(first.calls) + 1, wx: { OPENID: 'o-li' } })
    expect(result).not.toHaveProperty('wx.UNIONID')
  })

  it('runs calls side by side on four instances at most, others wait, each with its own caller', async () => {
    const people = Array.from({ length: 12 }, (_, i) => `o-${i}`)
    const answers = await Promise.all(
      people.map(async (openid) => (await cloud.call('instance', {}, { openid })).result),
    )
    const seen = answers as { id: number; openids: string[] }[]
    expect(seen.map(({ openids }) => openids)).toEqual(people.map((openid) => [openid, openid]))
    expect(new Set(seen.map(({ id }) => id)).size).toBe(4)
  })

  it('keeps the person and chains the source in a nested call', async () => {
    expect(await call('outer', { b: 2 })).toMatchObject({
      event: { b: 2 },
      wx: { OPENID: 'o-wang', SOURCE: 'wx_client,scf' },
    })
  })

  it('shows a moved clock to workers in the same instant', async () => {
    clock.advance(86_400_000)
    const { now, date } = await call('who')
    expect(Math.abs(Number(now) - clock.now())).toBeLessThan(60_000)
    expect(Number(now) - Date.now()).toBeGreaterThan(86_000_000)
    expect(date).toBe(new Date(Number(now)).toISOString().slice(0, 10) + String(date).slice(10))
  })

  it('counts what a call costs and keeps what it prints', async () => {
    expect(await call('note')).toBe(1)
    const record = cloud.calls.at(-1)
    expect(record).toMatchObject({ databaseCalls: 2, documentsRead: 1, documentsWritten: 1 })
    const printed = cloud.logs.filter(({ requestId }) => requestId === record?.requestId)
    expect(printed).toMatchObject([
      { source: 'note', level: 'info', text: 'writing { a: 1 }' },
      { source: 'note', level: 'error', text: expect.stringContaining('Error: not so bad') },
    ])
  })

  it('ends a function after its time: -504003 Invoking task timed out after 1 seconds', async () => {
    const words =
      'cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 1 seconds'
    expect(await Promise.all([refusal('slow'), refusal('spins')])).toEqual([words, words])
  })

  it('tells what a function threw: -504002 functions execute fail', async () => {
    expect(await refusal('throws')).toMatch(
      /^cloud\.callFunction:fail Error: errCode: -504002 functions execute fail \| errMsg: RangeError: out of range\n.*throws\/index\.js:1/,
    )
    expect(await refusal('throws')).not.toMatch(/worker eval|node:internal/)
    expect(await refusal('rejectsLater')).toContain('nobody caught me')
    expect(await refusal('noMain')).toContain('exports no function named main')
  })

  it('gives a calling function the failure of the called one', async () => {
    expect(await call('outerOfBroken')).toEqual({
      code: -1,
      msg: expect.stringMatching(/callFunction:fail.*RangeError: out of range/s),
    })
  })

  it('outlives functions that exit or take all memory', async () => {
    const [exited, greedy] = await Promise.all([refusal('exits'), refusal('greedy')])
    expect(exited).toContain("the function's process exited with code 3")
    expect(greedy).toContain('Memory limit exceeded: the function may use 64 MB')
    expect(await refusal('who')).toBe('accepted')
  })

  it('refuses results over 1 MB (-604001) and results that are no JSON', async () => {
    expect(await refusal('large')).toMatch(
      /-604001 .*cloudfunction result size exceed limit \(1MB\)/,
    )
    expect(await refusal('circular')).toContain("the function's result is no JSON")
    expect((await cloud.call('nothing', {}, wang)).result).toBeNull()
  })

  it('refuses events over 6 MB and functions that are not there', async () => {
    const event = { text: 'x'.repeat(6 * 1024 * 1024) }
    await expect(cloud.call('who', event, wang)).rejects.toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining('request size exceed limit (6MB)'),
    })
    expect(await refusal('nowhere')).toBe(
      'cloud.callFunction:fail Error: errCode: -501000  | errMsg: FunctionName parameter could not be found.',
    )
    expect(await refusal('../who')).toContain('-501000')
  })

  it('names the field of a wrong config.json', async () => {
    await expect(cloud.call('badConfig', {}, wang)).rejects.toThrow(
      /config\.json: timeout is wrong/,
    )
  })

  it('runs new code as soon as it is saved', async () => {
    writeFunction(root, 'changing', { code: 'exports.main = () => 1' })
    expect((await cloud.call('changing', {}, wang)).result).toBe(1)
    writeFunction(root, 'changing', { code: 'exports.main = () => "two"' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await cloud.call('changing', {}, wang)).result).toBe('two')
    expect(cloud.logs.at(-1)?.text).toBe('the function changed and was loaded again')
  })

  it('tells the line of the source where a build has a source map', async () => {
    const source = `${root}/mapped.ts`
    fs.writeFileSync(
      source,
      '\n\nexport const main = (): never => {\n  throw new Error("here")\n}\n',
    )
    buildSync({
      entryPoints: [source],
      outfile: `${root}/mapped/index.js`,
      bundle: true,
      platform: 'node',
      sourcemap: 'inline',
      minify: true,
    })
    expect(await refusal('mapped')).toMatch(/mapped\.ts:4:\d+/)
  })

  it('crashes a function after a given request when told to', async () => {
    const heal = cloud.faults.crash({ functionName: 'note', afterRequests: 1 })
    const before = cloud.database.stats().documents
    expect(await refusal('note')).toContain('the request got no answer')
    expect(cloud.database.stats().documents).toBe(before + 1)
    heal()
    expect(await refusal('note')).toBe('accepted')
  })
})
