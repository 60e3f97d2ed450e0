/** @module What the console shows, as JSON. */
import type { CallRecord } from '../core/calls'
import type { Clock } from '../core/clock'
import { isMovable } from '../core/clock'
import type { LogEntry } from '../core/logs'
import type { Database } from '../database'
import type { FunctionHost } from '../functions/host'
import type { SentMessage } from '../openapi/outbox'
import type { Storage } from '../storage/storage'
import type { Timers } from '../timers/timers'

/** The cloud as the console needs it. */
export interface ConsoleCloud {
  readonly env: string
  readonly appId: string
  readonly clock: Clock
  readonly database: Database
  readonly storage: Storage
  readonly host: FunctionHost
  readonly timers: Timers
  readonly personas: ReadonlyMap<string, string>
  readonly calls: readonly CallRecord[]
  readonly outbox: readonly SentMessage[]
  readonly logs: readonly LogEntry[]
  readonly news: { listen(listener: (news: string) => void): () => void }
  advance(ms: number): Promise<number>
  call(functionName: string, event: unknown, person: { openid: string }): Promise<unknown>
}

/** Rows of each list at most. */
const ROWS = 200

const newest = <T>(list: readonly T[]): T[] => list.slice(-ROWS).reverse()

function functionOf(host: FunctionHost, name: string) {
  try {
    const config = host.config(name)
    return {
      name,
      timeout: config?.timeout,
      memorySize: config?.memorySize,
      openapi: config?.permissions.openapi ?? [],
    }
  } catch (error) {
    return { name, openapi: [], problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Everything but what is large: calls without their input and result. */
export function overview(cloud: ConsoleCloud) {
  const { env, appId, clock, host, database, timers, outbox, storage, calls } = cloud
  return {
    env,
    appId,
    now: clock.now(),
    movable: isMovable(clock),
    personas: Object.fromEntries(cloud.personas),
    functions: host.names().map((name) => functionOf(host, name)),
    collections: database
      .collections()
      .map(({ name, count, indexes, small }) => ({ name, count, indexes, small: small === true }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    stats: database.stats(),
    recovery: database.recovery,
    calls: newest(calls).map(({ input, result, database: requests, ...brief }) => brief),
    timers: timers.list(),
    outbox: newest(outbox),
    files: storage
      .list()
      .slice(0, ROWS)
      .map((file) => ({ ...file, fileID: storage.ids.of(file.path) })),
  }
}

/** One call with all that is known of it. */
export const callById = (cloud: ConsoleCloud, requestId: string) => {
  const record = cloud.calls.find((call) => call.requestId === requestId)
  if (!record) return undefined
  return { ...record, logs: cloud.logs.filter((entry) => entry.requestId === requestId) }
}

/** The last log entries, newest first. */
export const lastLogs = (cloud: ConsoleCloud): LogEntry[] => newest(cloud.logs)

/** A question to the database as typed into the console. */
export interface ConsoleQuery {
  readonly collection: string
  /** A MongoDB query in EJSON; empty for all. */
  readonly query: string
  /** `{"at":-1}`; empty for none. */
  readonly order: string
  readonly limit: number
}

/** Without a question documents come in the order of an index, as reading all would be refused. */
function orderOf(database: Database, { collection, query, order }: ConsoleQuery): string {
  if (order.trim() || query.trim()) return order.trim()
  const spec = database.collections().find(({ name }) => name === collection)
  const index = spec?.indexes.find(({ sparse }) => !sparse)
  if (!index || spec?.small) return ''
  return JSON.stringify(Object.fromEntries(index.keys.map((key) => [key.field, key.order])))
}

/** Documents that match, and how they were found; or the error a function would get. */
export async function runQuery({ database }: ConsoleCloud, asked: ConsoleQuery) {
  const limit = Math.min(Math.max(1, asked.limit || 20), ROWS)
  const order = orderOf(database, asked)
  const params = {
    collectionName: asked.collection,
    queryType: 'WHERE',
    limit,
    query: asked.query.trim() || '{}',
    ...(order && { order }),
  }
  const started = performance.now()
  let read = 0
  let index: string | null = null
  const reply = await database.handle('database.getDocument', params, (counts) => {
    read = counts.reads
    index = counts.index
  })
  const ms = performance.now() - started
  if (reply.code !== undefined) return { error: `${reply.code} ${reply.message}` }
  const list = (reply.data?.list ?? []) as string[]
  return { documents: list.map((text) => JSON.parse(text) as unknown), read, index, ms }
}
