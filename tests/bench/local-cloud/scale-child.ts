/**
 * A process with two collections, of 1,000 and of 1,000,000 documents: `scale-child.ts load <file>`
 * fills them, `scale-child.ts serve <file>` opens the file and asks indexed queries. Each answers a
 * line of JSON.
 * @module
 */
import { type Database, openDatabase } from '../../../tools/local-cloud/database/index'
import { installInProcess } from '../../../tools/local-cloud/transport/in-process'
import { median } from './report'
import { database, pointSdkAt } from './sdk'

/** What `load` says. Memory is the highest resident set of the process. */
export interface LoadFigures {
  readonly ms: number
  readonly peakMb: number
}

/** What `serve` says. */
export interface ServeFigures {
  readonly documents: number
  readonly startMs: number
  /** The first query on an index builds it. */
  readonly firstQueryMs: number
  readonly peakMb: number
  /** Median times of a page of 20 rows as a function gets it, through the SDK, microseconds. */
  readonly usAmongFew: number
  readonly usAmongMany: number
  /** The same inside the store, without the SDK. */
  readonly usInsideFew: number
  readonly usInsideMany: number
  /** Inside the store, for pages nobody opened before. */
  readonly usCold: number
  readonly readAmongFew: number
  readonly readAmongMany: number
}

const FEW = 1_000
const MANY = 1_000_000
/** Documents of one building. */
const PER_BUILDING = 40

const [, , mode, file = ''] = process.argv

const collections = ['few', 'many'].map((name) => ({
  name,
  indexes: [
    {
      name: 'path_createdAt',
      keys: [
        { field: 'path', order: 1 as const },
        { field: 'createdAt', order: -1 as const },
      ],
    },
    { name: 'resident', keys: [{ field: 'resident', order: 1 as const }] },
  ],
}))

const pathOf = (building: number) => `/430202/430202002/c${building % 244}/b${building}`

/** Requests of residents. */
function* requests(total: number) {
  for (let i = 0; i < total; i++)
    yield {
      ...{ _id: `r${i}`, path: pathOf(i % (total / PER_BUILDING)), state: 'submitted' },
      ...{ createdAt: 1_777_600_000_000 + i * 1000, resident: `o-${i % 300_000}` },
      ...{ text: `楼道灯坏了，第 ${i} 号`, photos: [`cloud://local-env.x/${i}.jpg`], rating: null },
    }
}

function load(): void {
  const db = openDatabase({ file, collections })
  const started = performance.now()
  db.loadDocuments('few', requests(FEW))
  db.loadDocuments('many', requests(MANY))
  const ms = performance.now() - started
  db.close()
  const figures: LoadFigures = { ms, peakMb: process.resourceUsage().maxRSS / 1024 }
  console.log(JSON.stringify(figures))
}

/** One page of a building's requests, newest first; answers its time and what it read. */
async function page(db: Database, collectionName: string, building: number) {
  const started = performance.now()
  let read = 0
  const { message, data } = await db.handle(
    'database.getDocument',
    {
      ...{ collectionName, queryType: 'WHERE', limit: 20, order: '{"createdAt":-1}' },
      query: JSON.stringify({ path: pathOf(building) }),
    },
    ({ reads }) => {
      read = reads
    },
  )
  if (!Array.isArray(data?.list) || data.list.length !== 20) throw new Error(message ?? 'no page')
  return { ms: performance.now() - started, read }
}

/** The same page, asked for as a function asks. */
async function pageThroughSdk(collectionName: string, building: number): Promise<number> {
  const started = performance.now()
  const { data } = await database()
    .collection(collectionName)
    .where({ path: pathOf(building) })
    .orderBy('createdAt', 'desc')
    .limit(20)
    .get()
  if (data.length !== 20) throw new Error('no page')
  return performance.now() - started
}

const WARM_UP = 1_000
const PAGES = 4_000

/** Median times, in microseconds, of as many different pages of both collections, in turn. */
async function both(ask: (collectionName: string, building: number) => Promise<number>) {
  const [few, many] = [FEW / PER_BUILDING, MANY / PER_BUILDING]
  const times = { few: [] as number[], many: [] as number[] }
  for (let i = 0; i < PAGES; i++) {
    const a = await ask('few', i % few)
    // Spread over the whole million.
    const b = await ask('many', (i % few) * (many / few))
    if (i < WARM_UP) continue
    times.few.push(a)
    times.many.push(b)
  }
  return { few: median(times.few) * 1000, many: median(times.many) * 1000 }
}

async function serve(): Promise<void> {
  const db = openDatabase({ file, collections })
  const first = await page(db, 'many', 0)
  const reads = { few: (await page(db, 'few', 0)).read, many: first.read }
  const inside = await both(async (name, building) => (await page(db, name, building)).ms)
  const cold: number[] = []
  for (let i = 0; i < 1_000; i++)
    cold.push((await page(db, 'many', 1 + ((i * 7_919) % (MANY / PER_BUILDING)))).ms)
  pointSdkAt('http://127.0.0.1:9')
  installInProcess({
    handle: (params) => db.handle(String(params.action), params),
    openApi: () => Promise.reject(new Error('no interface is asked for')),
  })
  const seen = await both(pageThroughSdk)
  const figures: ServeFigures = {
    ...{ documents: db.stats().documents, startMs: db.recovery?.startMs ?? Number.NaN },
    ...{ firstQueryMs: first.ms, peakMb: process.resourceUsage().maxRSS / 1024 },
    ...{ usAmongFew: seen.few, usAmongMany: seen.many },
    ...{ usInsideFew: inside.few, usInsideMany: inside.many, usCold: median(cold) * 1000 },
    ...{ readAmongFew: reads.few, readAmongMany: reads.many },
  }
  console.log(JSON.stringify(figures))
  db.close()
}

if (mode === 'load') load()
else void serve()
