/**
 * Ten thousand requests to `/admin` that are nearly right: real ones with bytes, types, lengths and
 * keys changed. Each gets an answer, nothing that was not asked for is written, the server lives on.
 * The seed of a failure is printed: `FUZZ_SEED=… npx jest …` repeats it.
 */
import http from 'node:http'
import fc from 'fast-check'
import { createLocalCloud } from '../../tools/local-cloud/cloud'

jest.setTimeout(300_000)

const REQUESTS = 10_000
const AT_ONCE = 40

const cloud = createLocalCloud({
  collections: [{ name: 'notes', indexes: [], small: true }],
})
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE })
let url = ''
beforeAll(async () => {
  url = await cloud.listen()
})
afterAll(async () => {
  agent.destroy()
  await cloud.close()
})

function send(body: Buffer, type = 'application/json'): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': type, 'content-length': body.length }
    const request = http.request(`${url}/admin`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Requests as the SDK sends them. None of them writes to `notes` under a harmless change. */
const REAL: readonly Record<string, unknown>[] = [
  {
    action: 'database.getDocument',
    collectionName: 'notes',
    query: '{"_id":"kept"}',
    queryType: 'DOC',
    multi: false,
  },
  {
    action: 'database.getDocument',
    collectionName: 'notes',
    query: '{"n":{"$gt":{"$numberInt":"1"}}}',
    queryType: 'WHERE',
    order: '{"n":{"$numberInt":"-1"}}',
    offset: 0,
    limit: 20,
  },
  {
    action: 'database.calculateDocument',
    collectionName: 'notes',
    query: '{}',
    queryType: 'WHERE',
  },
  {
    action: 'database.aggregateDocuments',
    collectionName: 'notes',
    stages: [
      { stageKey: '$match', stageValue: '{"n":1}' },
      { stageKey: '$group', stageValue: '{"_id":"$n","c":{"$sum":1}}' },
    ],
  },
  {
    action: 'database.insertDocument',
    collectionName: 'nowhere',
    data: ['{"_id":"a","d":{"$date":{"$numberLong":"1714528984567"}}}'],
  },
  {
    action: 'database.modifyDocument',
    collectionName: 'nowhere',
    data: '{"$inc":{"n":{"$numberInt":"2"}}}',
    query: '{"_id":"a"}',
    queryType: 'DOC',
    multi: false,
    merge: true,
    upsert: false,
  },
  {
    action: 'database.removeDocument',
    collectionName: 'nowhere',
    query: '{"_id":"a"}',
    queryType: 'DOC',
    multi: false,
  },
  { action: 'database.commitTransaction', transactionId: 'none' },
  { action: 'functions.invokeFunction', function_name: 'none', request_data: '{"a":1}' },
  {
    action: 'storage.batchGetDownloadUrl',
    file_list: [{ fileid: 'cloud://local-env.x/a', max_age: 60 }],
  },
  { action: 'storage.batchDeleteFile', fileid_list: ['cloud://local-env.x/a'] },
]

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '{',
  '[]',
  '{"$where":"1"}',
  '{"__proto__":{"a":1}}',
  '{"a":{"$regularExpression":{"pattern":"(","options":"z"}}}',
  '{"$or":[]}',
  '{"a.$[":1}',
  '\u0000',
  '{"$numberInt":"x"}',
  `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
  [],
  {},
  [[]],
  { $gt: 1 },
  'x'.repeat(10_000),
]

/** What is done to a request. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(20), to: fc.constantFrom(...ODD) }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(20) }),
  fc.record({
    kind: fc.constant('add' as const),
    key: fc.constantFrom(
      '__proto__',
      'constructor',
      'envName',
      'transactionId',
      'projection',
      'wxCloudApiToken',
    ),
    to: fc.constantFrom(...ODD),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(400) }),
  fc.record({ kind: fc.constant('byte' as const), at: fc.nat(400), to: fc.nat(255) }),
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(real: Record<string, unknown>, changes: readonly Change[]): Buffer {
  const entries = Object.entries(real)
  let bytes: Buffer | undefined
  for (const one of changes) {
    if (one.kind === 'cut' || one.kind === 'byte') {
      bytes ??= Buffer.from(JSON.stringify(Object.fromEntries(entries)))
      if (one.kind === 'cut') bytes = bytes.subarray(0, one.at % (bytes.length + 1))
      else if (bytes.length > 0) bytes[one.at % bytes.length] = one.to
    } else if (one.kind === 'add') entries.push([one.key, one.to])
    else {
      const entry = entries[one.at % entries.length]
      if (one.kind === 'set' && entry) entry[1] = one.to
      else entries.splice(one.at % entries.length, 1)
    }
  }
  // Not through an object: __proto__ must arrive as a key.
  const text = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  return bytes ?? Buffer.from(`{${text.join(',')}}`)
}

it(`answers ${REQUESTS} nearly right requests and writes nothing`, async () => {
  const kept = '{"_id":"kept","n":1}'
  await cloud.handle({ action: 'database.insertDocument', collectionName: 'notes', data: [kept] })
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
  const request = fc.record({
    real: fc.constantFrom(...REAL),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    asForm: fc.nat(9).map((n) => n === 0),
  })
  const requests = fc.sample(request, { numRuns: REQUESTS, seed })
  const answers = new Map<string, number>()
  const problems: string[] = []
  const one = async ({ real, changes, asForm }: (typeof requests)[number]) => {
    const body = changed(real, changes)
    const type = asForm ? 'multipart/form-data; boundary=x' : 'application/json'
    const { status, text } = await send(body, type)
    const { code = 'ok', requestId } = JSON.parse(text) as { code?: string; requestId?: string }
    answers.set(code, (answers.get(code) ?? 0) + 1)
    if (status !== 200 || !requestId || code === 'INTERNAL' || code === 'SYS_ERR')
      problems.push(`${body.toString().slice(0, 300)} => ${status} ${text.slice(0, 300)}`)
  }
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let next = requests.pop(); next; next = requests.pop()) await one(next)
  })
  await Promise.all(lanes)
  const report = `seed ${seed}: ${problems.slice(0, 5).join('\n')}`
  expect({ report, problems: problems.length }).toEqual({ report: `seed ${seed}: `, problems: 0 })
  expect([...answers.values()].reduce((a, b) => a + b)).toBe(REQUESTS)
  expect(cloud.database.exportJsonLines('notes')).toContain('"kept"')
  expect(cloud.database.stats()).toMatchObject({ collections: 1, documents: 1 })
})
