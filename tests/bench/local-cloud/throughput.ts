/**
 * Gets and read-modify-write transactions a second through the real SDK, in process and over HTTP,
 * beside the bare store (libsql with a full sync on commit) in the same run.
 * @module
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Libsql from 'libsql'
import { createLocalCloud } from '../../../tools/local-cloud/cloud'
import { installInProcess } from '../../../tools/local-cloud/transport/in-process'
import { figure, limited, median } from './report'
import { database, pointSdkAt } from './sdk'

const DOCUMENTS = 1_000
const ROUNDS = 5
/** The compilers are done with the SDK and the store after so many rounds. */
const WARM_UP = 2
const ROUND_MS = 1_000
/** Clients at once, where more than one. */
const LANES = 8
const root = path.resolve(__dirname, '../../..')

const collections = [{ name: 'accounts', indexes: [] }]
const account = (i: number) => ({
  ...{ _id: `a${i}`, points: i, name: `住户 ${i}`, path: '/430202/430202002/430202002012/c07/b03' },
  ...{
    roles: ['resident', 'captain'],
    joinedAt: 1_777_600_000_000,
    phone: { masked: '138****0000' },
  },
})
const accounts = () => Array.from({ length: DOCUMENTS }, (_, i) => account(i))

type Operation = (id: string) => unknown

/** One way to reach the store. */
interface Way {
  readonly get: Operation
  readonly change: Operation
}

/** Operations a second over about `ROUND_MS`, `lanes` at a time, over ids in turn. */
async function rate(operation: Operation, lanes = 1): Promise<number> {
  const started = performance.now()
  let done = 0
  const lane = async () => {
    while (performance.now() - started < ROUND_MS) {
      // Lanes that run side by side take documents of their own.
      await operation(`a${done++ % DOCUMENTS}`)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return (done * 1000) / (performance.now() - started)
}

/** The store alone: a row by its key, and a durable transaction that reads and writes one. */
function bareStore(file: string): Way & { close(): void } {
  const db = new Libsql(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec('CREATE TABLE docs (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID')
  const select = db.prepare('SELECT body FROM docs WHERE id = ?').raw()
  const put = db.prepare('INSERT OR REPLACE INTO docs VALUES (?, ?)')
  db.exec('BEGIN')
  for (const one of accounts()) put.run(one._id, JSON.stringify(one))
  db.exec('COMMIT')
  const get = (id: string) => JSON.parse(String((select.get(id) as unknown[])[0]))
  const change = (id: string) => {
    db.exec('BEGIN IMMEDIATE')
    const doc = get(id)
    put.run(id, JSON.stringify({ ...doc, points: doc.points + 1 }))
    db.exec('COMMIT')
  }
  return { get, change, close: () => db.close() }
}

/** Through the SDK, whatever is behind it. */
function throughSdk(): Way {
  const db = database()
  const get = async (id: string) => {
    const { data } = await db.collection('accounts').doc(id).get()
    if (data._id !== id) throw new Error(`asked for ${id}, got ${data._id}`)
  }
  const change = (id: string) =>
    db.runTransaction(async (tx) => {
      const doc = tx.collection('accounts').doc(id)
      const { data } = await doc.get()
      await doc.update({ data: { points: Number(data.points) + 1 } })
    }, 0)
  return { get, change }
}

/** The command itself in a process of its own. */
async function startServer(dir: string): Promise<{ url: string; stop(): Promise<void> }> {
  const spec = path.join(dir, 'database.json')
  writeFileSync(spec, JSON.stringify({ collections }))
  const data = path.join(dir, 'served')
  const seeded = createLocalCloud({ dataDir: data, collections })
  seeded.database.loadDocuments('accounts', accounts())
  await seeded.close()
  const tsx = path.join(root, 'node_modules/tsx/dist/loader.mjs')
  const cli = path.join(root, 'tools/local-cloud/cli.ts')
  const options = ['--functions', dir, '--database', spec, '--data', data, '--port', '0']
  const child = spawn(process.execPath, ['--import', tsx, cli, ...options])
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+(?=\/console)/.exec(printed)?.[0]
      if (found) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`the server ended: ${printed}`)))
  })
  return {
    url,
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** All figures of one round, by name. */
type Round = Record<
  'get' | 'change',
  { bare: number; inProcess: number; inProcessMany: number; http: number; httpMany: number }
>

async function measure(
  bare: Way,
  sdk: Way,
  cloud: ReturnType<typeof createLocalCloud>,
): Promise<Round> {
  const all = async (kind: 'get' | 'change') => {
    const alone = await rate(bare[kind])
    const undo = installInProcess(cloud)
    const inProcess = await rate(sdk[kind])
    const inProcessMany = await rate(sdk[kind], LANES)
    undo()
    const http = await rate(sdk[kind])
    return { bare: alone, inProcess, inProcessMany, http, httpMany: await rate(sdk[kind], LANES) }
  }
  return { get: await all('get'), change: await all('change') }
}

const AIMS = {
  get: { what: 'get', inProcess: 5_000, http: 600, timesInProcess: 15 },
  change: { what: 'read-modify-write', inProcess: 1_500, http: 250, timesInProcess: 3 },
} as const

/** Requests of a read-modify-write: start, get, update, commit. */
const REQUESTS = 4
/** A get over HTTP against one in process: a request of the real SDK, mostly its own work. */
const MOST_REQUEST = 60
/** A transaction over HTTP against its parts alone: four requests and one bare commit. */
const MOST_OVERHEAD = 1.6

/**
 * What HTTP may cost. A transaction is held against its own requests, measured as gets, and the bare
 * store's commit: against the store alone it would only tell how fast the disk is, as four requests
 * take ten times as long as a commit.
 */
function tellHttp(rounds: readonly Round[]): void {
  const request = median(rounds.map(({ get }) => get.inProcess / get.http))
  const overhead = median(
    rounds.map(({ get, change }) => 1 / change.http / (REQUESTS / get.http + 1 / change.bare)),
  )
  limited('get: in process / over HTTP', request, 'times', MOST_REQUEST)
  limited('read-modify-write over HTTP / its requests and commit', overhead, 'times', MOST_OVERHEAD)
}

function tell(rounds: readonly Round[]): void {
  for (const kind of ['get', 'change'] as const) {
    const { what, timesInProcess, ...aims } = AIMS[kind]
    const of = (way: keyof Round['get']) => median(rounds.map((round) => round[kind][way]))
    const ratio = median(rounds.map((round) => round[kind].bare / round[kind].inProcess))
    figure(`${what}: the bare store`, of('bare'), 'a second')
    figure(`${what}: in process`, of('inProcess'), 'a second', `${aims.inProcess}`)
    figure(`${what}: in process, ${LANES} at once`, of('inProcessMany'), 'a second')
    limited(`${what}: bare store / in process`, ratio, 'times', timesInProcess)
    figure(`${what}: over HTTP`, of('http'), 'a second', `${aims.http}`)
    figure(`${what}: over HTTP, ${LANES} at once`, of('httpMany'), 'a second')
  }
  tellHttp(rounds)
}

/** What one operation costs, by the cloud's own count. */
async function counts(): Promise<void> {
  const cloud = createLocalCloud({ collections })
  cloud.database.loadDocuments('accounts', accounts())
  const seen: { reads: number; writes: number }[] = []
  const handle = (params: Record<string, unknown>) =>
    cloud.database.handle(String(params.action), params, (count) => seen.push(count))
  const undo = installInProcess({
    handle,
    openApi: (params) => cloud.openApi(params) as Promise<object>,
  })
  const sdk = throughSdk()
  for (const kind of ['get', 'change'] as const) {
    seen.length = 0
    await sdk[kind]('a7')
    const read = seen.reduce((sum, { reads }) => sum + reads, 0)
    const calls = kind === 'get' ? 1 : 4
    limited(`${AIMS[kind].what}: database calls`, seen.length, '', calls)
    limited(`${AIMS[kind].what}: documents read`, read, '', kind === 'get' ? 1 : 2)
  }
  undo()
  await cloud.close()
}

/** Prints all of it. */
export async function throughput(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-local-cloud-'))
  const bare = bareStore(path.join(dir, 'bare.db'))
  const cloud = createLocalCloud({ dataDir: path.join(dir, 'in-process'), collections })
  cloud.database.loadDocuments('accounts', accounts())
  const server = await startServer(dir)
  try {
    pointSdkAt(server.url)
    await counts()
    const sdk = throughSdk()
    for (let i = 0; i < WARM_UP; i++) await measure(bare, sdk, cloud)
    const rounds: Round[] = []
    for (let i = 0; i < ROUNDS; i++) rounds.push(await measure(bare, sdk, cloud))
    tell(rounds)
  } finally {
    await server.stop()
    await cloud.close()
    bare.close()
    rmSync(dir, { recursive: true })
  }
}
