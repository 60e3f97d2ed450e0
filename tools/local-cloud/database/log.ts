/**
 * The durable log: a libsql file that holds the newest version of every document. A commit is one
 * SQLite transaction with a full sync, so it is there after `kill -9` or it never was.
 * @module
 */
import { existsSync, statSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import LibsqlDatabase from 'libsql'
import { decode, encode } from './ejson'
import { DocRecord, idKey, Version } from './record'
import type { CollectionSpec } from './spec'
import type { Commit, Log, Store } from './store'
import type { Change } from './transaction'

/** What a start found. */
export interface Recovery {
  readonly collections: number
  readonly documents: number
  /** The number of the last commit. */
  readonly lastCommit: number
  /** The process before closed the file itself; false after a crash. */
  readonly cleanStop: boolean
  /** Bytes of the write-ahead file that were taken over. */
  readonly walBytes: number
  /** Documents whose checksum didn't fit: set apart in the table `damaged`, not loaded. */
  readonly damaged: readonly { collection: string; id: string }[]
  readonly startMs: number
}

const FORMAT = '1'

const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, spec TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS docs (
  collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, checksum INTEGER NOT NULL,
  ts INTEGER NOT NULL, PRIMARY KEY (collection, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS damaged (
  collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, checksum INTEGER NOT NULL,
  ts INTEGER NOT NULL
);`

type Row = [collection: string, id: string, body: string, checksum: number, ts: number]

const checksum = (collection: string, id: string, body: string) =>
  crc32(body, crc32(`${collection}\0${id}\0`))

class FileLog implements Log {
  private readonly put
  private readonly remove
  private readonly setMeta
  private readonly setSpec

  constructor(private readonly db: LibsqlDatabase.Database) {
    this.put = db.prepare('INSERT OR REPLACE INTO docs VALUES (?, ?, ?, ?, ?)')
    this.remove = db.prepare('DELETE FROM docs WHERE collection = ? AND id = ?')
    this.setMeta = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)')
    this.setSpec = db.prepare('INSERT OR REPLACE INTO collections VALUES (?, ?)')
  }

  private atomically(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.db.exec('COMMIT')
    } catch (e) {
      this.db.exec('ROLLBACK')
      throw e
    }
  }

  write(commits: readonly Commit[]): void {
    const writes = commits.flatMap(({ ts, changes }) => changes.map((change) => ({ ts, change })))
    const [only] = writes
    // One statement is a transaction of its own.
    if (writes.length === 1 && only) this.writeOne(only.ts, only.change)
    else
      this.atomically(() => {
        for (const { ts, change } of writes) this.writeOne(ts, change)
      })
  }

  private writeOne(ts: number, { collection, record, doc }: Change): void {
    const { name } = collection
    const id = encode(record.id)
    if (doc) {
      const body = encode(doc)
      this.put.run(name, id, body, checksum(name, id, body), ts)
    } else this.remove.run(name, id)
  }

  declare(spec: CollectionSpec): void {
    this.setSpec.run(spec.name, JSON.stringify(spec))
  }

  drop(name: string): void {
    this.atomically(() => {
      this.db.prepare('DELETE FROM docs WHERE collection = ?').run(name)
      this.db.prepare('DELETE FROM collections WHERE name = ?').run(name)
    })
  }

  close(): void {
    this.setMeta.run('clean', '1')
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    this.db.close()
  }
}

function metaOf(db: LibsqlDatabase.Database, key: string): string | undefined {
  const row = db.prepare('SELECT value FROM meta WHERE key = ?').raw().get(key)
  return Array.isArray(row) ? String(row[0]) : undefined
}

function loadCollections(db: LibsqlDatabase.Database, store: Store): void {
  for (const row of db.prepare('SELECT spec FROM collections').raw().all())
    store.declare(JSON.parse(String((row as unknown[])[0])) as CollectionSpec)
}

function loadDocuments(
  db: LibsqlDatabase.Database,
  store: Store,
): { collection: string; id: string }[] {
  const damaged: { collection: string; id: string }[] = []
  let collection = store.collections.values().next().value
  for (const row of db.prepare('SELECT * FROM docs').raw().iterate()) {
    const [name, id, body, sum, ts] = row as Row
    if (ts > store.clock) store.clock = ts
    if (checksum(name, id, body) !== sum || !store.collections.has(name)) {
      damaged.push({ collection: name, id })
      continue
    }
    if (collection?.name !== name) collection = store.collection(name)
    const record = new DocRecord(id.startsWith('"') ? JSON.parse(id) : decode(id, 0))
    record.head = new Version(0, body, null)
    collection.records.set(idKey(record.id), record)
    collection.count++
  }
  return damaged
}

function setApart(
  db: LibsqlDatabase.Database,
  rows: readonly { collection: string; id: string }[],
) {
  for (const { collection, id } of rows) {
    db.prepare('INSERT INTO damaged SELECT * FROM docs WHERE collection = ? AND id = ?').run(
      collection,
      id,
    )
    db.prepare('DELETE FROM docs WHERE collection = ? AND id = ?').run(collection, id)
  }
}

/** Opens the file, loads it into the store and connects the store to it. */
export function openLog(file: string, store: Store): Recovery {
  const started = performance.now()
  const existed = existsSync(file)
  const walBytes = existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0
  const db = new LibsqlDatabase(file)
  db.exec(SCHEMA)
  const format = metaOf(db, 'format')
  if (format !== undefined && format !== FORMAT)
    throw new Error(`${file} has format ${format}, this version reads ${FORMAT}`)
  const setMeta = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)')
  setMeta.run('format', FORMAT)
  const cleanStop = !existed || metaOf(db, 'clean') === '1'
  setMeta.run('clean', '0')
  loadCollections(db, store)
  const damaged = loadDocuments(db, store)
  setApart(db, damaged)
  store.log = new FileLog(db)
  return {
    collections: store.collections.size,
    documents: [...store.collections.values()].reduce((n, c) => n + c.count, 0),
    lastCommit: store.clock,
    cleanStop,
    walBytes,
    damaged,
    startMs: Math.round(performance.now() - started),
  }
}
