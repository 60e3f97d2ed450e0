/**
 * The multi-version store: collections, commits, transactions, garbage.
 *
 * Snapshot isolation: a transaction reads the state at its first operation; the first writer of a
 * document locks it until it ends; another transaction that writes it fails at once; a plain write
 * waits. A commit is made durable before anybody sees it.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { Collection } from './collection'
import * as errors from './errors'
import { GroupCommit } from './group-commit'
import type { DocRecord } from './record'
import { Version } from './record'
import type { CollectionSpec } from './spec'
import { type Change, Transaction } from './transaction'
import { Busy, checkUnique, Stale } from './uniqueness'
import type { Doc } from './values'

/** What one commit writes, and its number. */
export interface Commit {
  readonly ts: number
  readonly changes: readonly Change[]
}

/** Where commits are kept. They must be durable when `write` returns, or it throws and leaves none. */
export interface Log {
  write(commits: readonly Commit[]): void
  declare(spec: CollectionSpec): void
  drop(name: string): void
  close(): void
}

/** Times the store goes by. */
export interface StoreOptions {
  now(): number
  /** How long a transaction may stay open. */
  transactionMs: number
  /** How long a plain write waits for a lock. */
  lockWaitMs: number
}

/** Something that wants to know which record had which version before a commit. */
export interface Witness {
  before(collection: Collection, record: DocRecord): void
}

export class Store {
  readonly collections = new Map<string, Collection>()
  readonly witnesses = new Set<Witness>()
  log: Log | null = null
  /** The number of the last commit. */
  clock = 0
  private readonly transactions = new Map<string, Transaction>()
  private readonly uniqueLocks = new Map<string, Transaction>()
  private readonly group = new GroupCommit((transactions) => this.commitTogether(transactions))
  private expiry: NodeJS.Timeout | null = null
  private readonly garbage: { collection: Collection; record: DocRecord; ts: number }[] = []

  constructor(readonly options: StoreOptions) {}

  // Collections

  /** The collection of a name; throws the service's error when it was never created. */
  collection(name: string): Collection {
    const found = this.collections.get(name)
    if (!found) throw errors.collectionMissing(name)
    return found
  }

  /** Creates or redeclares a collection. */
  declare(spec: CollectionSpec): Collection {
    const known = this.collections.get(spec.name)
    const collection = known ?? new Collection(spec.name, spec.small === true)
    collection.declare(spec)
    this.collections.set(spec.name, collection)
    this.log?.declare(collection.spec)
    return collection
  }

  /** Creates an empty collection without indexes, as `createCollection` does. */
  create(name: string): void {
    if (this.collections.has(name)) throw errors.collectionExists()
    this.declare({ name, indexes: [] })
  }

  /** Removes a collection with everything in it. */
  drop(name: string): void {
    this.group.flush()
    this.log?.drop(name)
    this.collections.delete(name)
  }

  // Transactions

  begin(): Transaction {
    this.expire()
    const { now, transactionMs } = this.options
    const tx = new Transaction(randomBytes(16).toString('hex'), now() + transactionMs)
    this.transactions.set(tx.id, tx)
    this.watchExpiry()
    return tx
  }

  /** One timer for all: transactions end in the order in which they began. */
  private watchExpiry(): void {
    if (this.expiry !== null) return
    this.expiry = setTimeout(() => {
      this.expiry = null
      this.expire()
      if (this.transactions.size > 0) this.watchExpiry()
    }, this.options.transactionMs + 1).unref()
  }

  /** Ends every transaction whose time is up. */
  expire(): void {
    const now = this.options.now()
    for (const tx of this.transactions.values()) if (tx.deadline <= now) this.finish(tx)
  }

  /** The open transaction of an id; throws the service's error when it ended or its time is up. */
  transaction(id: string): Transaction {
    const tx = this.transactions.get(id)
    if (tx && tx.deadline <= this.options.now()) this.finish(tx)
    if (!tx || tx.ended) throw errors.transactionMissing()
    return tx
  }

  get openTransactions(): number {
    return this.transactions.size
  }

  /** The commit a reader sees: the transaction's snapshot, taken by its first operation, or the latest. */
  snapshotOf(tx: Transaction | null): number {
    if (!tx) return this.clock
    tx.snapshot ??= this.clock
    return tx.snapshot
  }

  abort(tx: Transaction): void {
    this.finish(tx)
  }

  /** Ends every open transaction; those whose commit is on its way are committed. */
  abortAll(): void {
    this.group.flush()
    for (const tx of this.transactions.values()) this.finish(tx)
  }

  /** Commits at once in memory, or with others when a disk has to be waited for. */
  commit(tx: Transaction): void | Promise<void> {
    // From now on it takes no further request and can't expire.
    this.transactions.delete(tx.id)
    if (this.log && tx.writes.size > 0) return this.group.add(tx)
    this.commitTogether([tx])
  }

  private commitTogether(transactions: readonly Transaction[]): void {
    try {
      this.applyAll(transactions.map((tx) => [...tx.writes.values()]))
    } finally {
      for (const tx of transactions) this.finish(tx)
    }
  }

  private finish(tx: Transaction): void {
    this.transactions.delete(tx.id)
    for (const name of tx.uniqueKeys.keys()) this.uniqueLocks.delete(name)
    for (const { collection, record } of tx.writes.values()) {
      if (record.lock === tx) record.lock = null
      collection.forgetIfEmpty(record)
    }
    tx.end()
    this.collectGarbage()
  }

  /**
   * Writes within a transaction. Any failure ends the transaction: a conflict at once, a duplicate
   * key too, as in MongoDB.
   */
  writeIn(tx: Transaction, changes: readonly Change[]): void {
    try {
      for (const change of changes) this.writeOne(tx, change)
    } catch (e) {
      this.finish(tx)
      for (const c of changes) c.collection.forgetIfEmpty(c.record)
      throw e instanceof Busy || e instanceof Stale ? errors.transactionConflict() : e
    }
  }

  private writeOne(tx: Transaction, change: Change): void {
    const { collection, record } = change
    const snapshot = this.snapshotOf(tx)
    if (record.lock && record.lock !== tx) throw new Busy(record.lock)
    if (record.head && record.head.ts > snapshot) throw new Stale()
    const own = tx.writes.get(record)
    const exists = own ? own.doc !== null : record.visible(snapshot) !== null
    if (change.insert && exists)
      throw errors.duplicateKey(collection.name, '_id_', `{ : ${JSON.stringify(record.id)} }`)
    const names = checkUnique(change, {
      changes: tx.writes,
      taken: tx.uniqueKeys,
      owner: tx,
      locks: this.uniqueLocks,
    })
    record.lock = tx
    tx.writes.set(record, change)
    for (const name of names) {
      tx.uniqueKeys.set(name, record)
      this.uniqueLocks.set(name, tx)
    }
  }

  // Plain writes

  /**
   * Writes outside a transaction: `prepare` computes the changes on the newest state, again after
   * every wait for a lock. Changes are checked in order; those before a duplicate stay, as an
   * ordered bulk write leaves them.
   */
  async write(prepare: () => Change[]): Promise<void> {
    const started = Date.now()
    for (;;) {
      this.expire()
      const changes = prepare()
      const outcome = this.check(changes)
      if (!(outcome instanceof Busy)) {
        this.apply(outcome.good)
        if (outcome.failure) {
          for (const c of changes) c.collection.forgetIfEmpty(c.record)
          throw outcome.failure
        }
        return
      }
      for (const c of changes) c.collection.forgetIfEmpty(c.record)
      const left = started + this.options.lockWaitMs - Date.now()
      if (left <= 0 || !(await outcome.holder.whenEnded(left))) throw errors.lockTimeout()
    }
  }

  /**
   * Writes all changes at once or none, without waiting: for bulk loads. Throws on a duplicate, and
   * when an open transaction holds one of the documents.
   */
  writeAtOnce(changes: readonly Change[]): void {
    this.group.flush()
    const outcome = this.check(changes)
    const failure = outcome instanceof Busy ? errors.lockTimeout() : outcome.failure
    if (!failure) this.apply(changes)
    for (const c of changes) c.collection.forgetIfEmpty(c.record)
    if (failure) throw failure
  }

  private check(changes: readonly Change[]): Busy | { good: Change[]; failure: unknown } {
    const pending = new Map<DocRecord, Change>()
    const taken = new Map<string, DocRecord>()
    const among = { changes: pending, taken, owner: null, locks: this.uniqueLocks }
    let failure: unknown = null
    for (const change of changes) {
      const { collection, record } = change
      if (record.lock) return new Busy(record.lock)
      try {
        if (change.insert && (pending.get(record) ?? record.current))
          throw errors.duplicateKey(collection.name, '_id_', `{ : ${JSON.stringify(record.id)} }`)
        for (const name of checkUnique(change, among)) taken.set(name, record)
      } catch (e) {
        if (e instanceof Busy) return e
        failure = e
        break
      }
      pending.set(record, change)
    }
    return { good: [...pending.values()], failure }
  }

  // Commits

  /** Makes changes durable, then visible, as one commit. */
  apply(changes: readonly Change[]): void {
    this.applyAll([changes])
  }

  private applyAll(all: readonly (readonly Change[])[]): void {
    const commits = all
      .filter((changes) => changes.length > 0)
      .map((changes, i) => ({ ts: this.clock + 1 + i, changes }))
    if (commits.length === 0) return
    this.log?.write(commits)
    for (const { ts, changes } of commits)
      for (const { collection, record, doc } of changes) this.install(ts, collection, record, doc)
    this.clock += commits.length
    this.collectGarbage()
  }

  private install(ts: number, collection: Collection, record: DocRecord, doc: Doc | null): void {
    for (const w of this.witnesses) w.before(collection, record)
    const before = record.head
    const existed = before !== null && !before.removed
    if (!existed && doc === null) {
      if (before === null) collection.forgetIfEmpty(record)
      return
    }
    record.head = new Version(ts, doc, before)
    collection.count += Number(doc !== null) - Number(existed)
    if (doc) collection.addKeys(record, doc)
    if (before || !doc) this.garbage.push({ collection, record, ts })
  }

  private oldestSnapshot(): number {
    let oldest = this.clock
    for (const tx of this.transactions.values())
      if (tx.snapshot !== null && tx.snapshot < oldest) oldest = tx.snapshot
    return oldest
  }

  /** Drops versions no open transaction can see. */
  private collectGarbage(): void {
    if (this.garbage.length === 0) return
    const oldest = this.oldestSnapshot()
    let done = 0
    for (const { collection, record, ts } of this.garbage) {
      if (ts > oldest) break
      done++
      this.trim(collection, record, oldest)
    }
    this.garbage.splice(0, done)
  }

  private trim(collection: Collection, record: DocRecord, oldest: number): void {
    let kept = record.head
    while (kept && kept.ts > oldest) kept = kept.prev
    if (!kept) return
    let v = kept.prev
    kept.prev = null
    for (; v; v = v.prev) if (v.doc) collection.dropKeys(record, v.doc)
    collection.forgetIfEmpty(record)
  }
}
