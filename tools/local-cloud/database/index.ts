/**
 * The database of the local cloud: every `database.*` action of the CloudBase wire protocol over an
 * in-memory multi-version store, kept durably in a libsql file when one is given.
 *
 * `handle` never throws for what a caller did wrong: it answers `{ requestId, code, message }`.
 * Counts of each call go to the `onCounts` given with that call.
 * @module
 */
import { randomUUID } from 'node:crypto'
import { actions, explain } from './actions'
import { invalidParam, replyTooLarge, requestFailed, WireError } from './errors'
import type { Counts } from './find'
import { loadDocuments } from './load'
import { openLog, type Recovery } from './log'
import type { Params } from './params'
import { type Snapshot, Snapshots } from './snapshots'
import type { CollectionSpec } from './spec'
import { Store } from './store'
import { exportJsonLines, importJsonLines } from './transfer'
import type { Doc } from './values'

export type { Counts } from './find'
export type { Recovery } from './log'
export type { Snapshot } from './snapshots'
export type { CollectionSpec } from './spec'

/** How a database is opened. */
export interface DatabaseOptions {
  /** A libsql file, made when missing; without it everything lives in memory only. */
  file?: string
  /** Collections that exist from the start. */
  collections?: readonly CollectionSpec[]
  /** Epoch ms; the test clock. Transactions expire and `serverDate` is taken by it. */
  now?: () => number
  /** Refuse queries no declared index covers (default true). */
  strictIndexes?: boolean
  /** How long a transaction may stay open (default 30,000 ms). */
  transactionMs?: number
  /** How long a plain write waits for a transaction's lock (default 5,000 ms). */
  lockWaitMs?: number
}

/** An answer as it goes over the wire. */
export interface WireReply {
  requestId: string
  data?: Record<string, unknown>
  code?: string
  message?: string
  transactionId?: string
  limit?: number
  offset?: number
}

/** 16 MB: the largest reply the real service sends. */
const MAX_REPLY_BYTES = 16 * 1024 * 1024

function assertReplySize(list: unknown): void {
  if (!Array.isArray(list)) return
  let chars = 0
  for (const x of list) chars += typeof x === 'string' ? x.length : 0
  // A character takes at most 3 bytes: only near the limit are they counted exactly.
  if (chars * 3 <= MAX_REPLY_BYTES) return
  let bytes = 0
  for (const x of list) bytes += typeof x === 'string' ? Buffer.byteLength(x) : 0
  if (bytes > MAX_REPLY_BYTES) throw replyTooLarge(bytes)
}

/** An open database. */
export class Database {
  private readonly store: Store
  private readonly snapshots: Snapshots
  private readonly now: () => number
  private readonly strict: boolean
  /** What the start found in the file; null without one. */
  readonly recovery: Recovery | null = null

  constructor(options: DatabaseOptions) {
    this.now = options.now ?? Date.now
    this.strict = options.strictIndexes ?? true
    this.store = new Store({
      now: this.now,
      transactionMs: options.transactionMs ?? 30_000,
      lockWaitMs: options.lockWaitMs ?? 5_000,
    })
    this.snapshots = new Snapshots(this.store)
    if (options.file !== undefined) this.recovery = openLog(options.file, this.store)
    this.ensureCollections(options.collections ?? [])
  }

  /**
   * Answers one wire request. `action` is its name (`database.getDocument` …), `params` its body.
   * Errors of the caller are answers with a code; only a defect of ours has the code INTERNAL.
   */
  async handle(
    action: string,
    params: Params,
    onCounts?: (counts: Counts) => void,
  ): Promise<WireReply> {
    const requestId = randomUUID()
    const counts: Counts = { reads: 0, writes: 0, index: null }
    const { store, strict } = this
    try {
      const run = actions.get(action)
      if (!run) throw invalidParam(`unknown action ${String(action).slice(0, 64)}`)
      if (typeof params !== 'object' || params === null) throw invalidParam('an object is expected')
      const answer = await run({ store, params, counts, strict, now: this.now() })
      assertReplySize(answer.data?.list)
      return { requestId, ...answer }
    } catch (e) {
      if (e instanceof WireError) return { requestId, code: e.code, message: e.message }
      const failure = e instanceof RangeError ? requestFailed(e.message) : null
      if (failure) return { requestId, code: failure.code, message: failure.message }
      return { requestId, code: 'INTERNAL', message: e instanceof Error ? e.message : String(e) }
    } finally {
      onCounts?.(counts)
    }
  }

  /** Creates the collections and indexes that are missing and changes those that differ. */
  ensureCollections(specs: readonly CollectionSpec[]): void {
    for (const spec of specs) this.store.declare(spec)
  }

  /** The collections there are, as declared, with their number of documents. */
  collections(): (CollectionSpec & { count: number })[] {
    return [...this.store.collections.values()].map((c) => ({ ...c.spec, count: c.count }))
  }

  /** How a query with these wire parameters would be answered. Throws the service's error. */
  explain(params: Params) {
    return explain(this.store, params, this.now())
  }

  /** A collection as JSON Lines in the form of the CloudBase console's export. */
  exportJsonLines(collection: string): string {
    return exportJsonLines(this.store.collection(collection))
  }

  /** Inserts or replaces documents from JSON Lines; answers how many. Throws naming the bad line. */
  importJsonLines(collection: string, lines: string, mode: 'insert' | 'upsert' = 'insert'): number {
    return importJsonLines(this.store, this.store.collection(collection), lines, mode)
  }

  /** Inserts plain documents quickly, a few thousand a commit; answers how many. */
  loadDocuments(collection: string, docs: Iterable<Doc>): number {
    return loadDocuments(this.store, this.store.collection(collection), docs)
  }

  /** Marks the present state; `reset` comes back to it in a time that depends on what changed since. */
  snapshot(): Snapshot {
    return this.snapshots.take()
  }

  /** Goes back to a snapshot, any number of times. Open transactions are aborted. */
  reset(snapshot: Snapshot): void {
    this.snapshots.restore(snapshot)
  }

  /** Numbers for the console. */
  stats() {
    const { store } = this
    const collections = [...store.collections.values()]
    return {
      collections: collections.length,
      documents: collections.reduce((n, c) => n + c.count, 0),
      commits: store.clock,
      openTransactions: store.openTransactions,
    }
  }

  /** Ends open transactions and closes the file. */
  close(): void {
    this.store.abortAll()
    this.store.log?.close()
  }
}

/** Opens a database. Throws when the file can't be opened or isn't one of ours. */
export const openDatabase = (options: DatabaseOptions = {}): Database => new Database(options)
