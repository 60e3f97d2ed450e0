/**
 * Runs a plan: the documents that match, in order, with the count of documents read on the way.
 * @module
 */
import type { Collection } from './collection'
import { encode } from './ejson'
import { queryNotCovered } from './errors'
import type { IndexTree } from './index-tree'
import type { Matcher } from './match'
import { splitPath, valueAt } from './paths'
import {
  type Access,
  fieldsOf,
  indexName,
  isCovered,
  plan,
  type Question,
  type SortKeys,
  saysAll,
} from './planner'
import { type DocRecord, Version } from './record'
import type { Store } from './store'
import type { Transaction } from './transaction'
import { compareValues, type Doc, sortValue } from './values'

/** What one call cost: documents read, documents written, the index that served it. */
export interface Counts {
  reads: number
  writes: number
  index: string | null
}

/** A document found, as the reader sees it: in a version of its own transaction, or a committed one. */
export class Row {
  constructor(
    readonly record: DocRecord,
    private readonly seen: Version | Doc,
  ) {}

  /** Parsed. Never to be changed. */
  get doc(): Doc {
    return this.seen instanceof Version ? (this.seen.doc as Doc) : this.seen
  }

  /** As EJSON text. */
  get text(): string {
    return this.seen instanceof Version ? this.seen.encoded() : encode(this.seen)
  }
}

/** Who reads, and how strictly. */
export interface Reader {
  readonly store: Store
  readonly tx: Transaction | null
  readonly strict: boolean
  readonly counts: Counts
}

function see(reader: Reader, snapshot: number, record: DocRecord): Row | null {
  const own = reader.tx?.writes.get(record)
  const seen = own ? own.doc : record.visible(snapshot)
  return seen && new Row(record, seen)
}

/** The records of one access path; index entries of versions the reader doesn't see are skipped. */
function* records(
  collection: Collection,
  access: Access,
  reader: Reader,
  snapshot: number,
  interval?: readonly [string, string],
): Generator<DocRecord> {
  switch (access.kind) {
    case 'ids':
      for (const id of access.ids) {
        const record = collection.record(id)
        if (record) yield record
      }
      return
    case 'scan':
      yield* collection.records.values()
      return
    case 'union': {
      for (const part of access.parts) yield* records(collection, part, reader, snapshot)
      return
    }
    case 'index':
      for (const [from, to] of interval ? [interval] : access.intervals)
        for (const [key, record] of access.index.entries.range(from, to, access.reverse))
          if (!stale(access.index, key, record, reader, snapshot)) yield record
  }
}

/** Whether an entry belongs to another version than the one the reader sees. */
function stale(
  index: IndexTree,
  key: string,
  record: DocRecord,
  reader: Reader,
  snapshot: number,
): boolean {
  const { head } = record
  if (reader.tx?.writes.has(record)) return true
  if (head && head.prev === null && head.ts <= snapshot) return false
  const doc = record.visible(snapshot)?.doc
  return !doc || !index.keys(doc).some((k) => key.startsWith(k))
}

/** Documents the reader's own transaction wrote, which no index knows yet. */
function* ownWrites(collection: Collection, reader: Reader): Generator<DocRecord> {
  for (const change of reader.tx?.writes.values() ?? [])
    if (change.collection === collection && change.doc) yield change.record
}

function comparator(sort: SortKeys): (a: Row, b: Row) => number {
  const keys = sort.map(([path, direction]) => ({ path: splitPath(path), direction }))
  return (a, b) => {
    for (const { path, direction } of keys) {
      const left = sortValue(valueAt(a.doc, path), direction)
      const right = sortValue(valueAt(b.doc, path), direction)
      const by = compareValues(left, right) * direction
      if (by !== 0) return by
    }
    return 0
  }
}

/** Refuses, in strict mode, what would read a whole collection. */
function assertCovered(collection: Collection, access: Access, q: Question, reader: Reader): void {
  if (reader.strict && !collection.small && !isCovered(access, q))
    throw queryNotCovered(collection.name, fieldsOf(q.query, q.sort))
}

/** Whether a path may lead to one document twice. */
function mayRepeat(access: Access): boolean {
  if (access.kind === 'index') return access.index.multi
  return access.kind === 'union' || (access.kind === 'ids' && access.ids.length > 1)
}

function gather(
  sources: Iterable<DocRecord>[],
  matches: (row: Row) => boolean,
  reader: Reader,
  snapshot: number,
  enough: number,
  repeats: boolean,
): Row[] {
  const rows: Row[] = []
  const seen = repeats ? new Set<DocRecord>() : null
  for (const source of sources) {
    for (const record of source) {
      if (rows.length >= enough) return rows
      if (seen?.has(record)) continue
      seen?.add(record)
      const row = see(reader, snapshot, record)
      if (!row) continue
      reader.counts.reads++
      if (matches(row)) rows.push(row)
    }
  }
  return rows
}

/** Each document once, where it first stands: stretches of a list field may share one. */
function once(rows: readonly Row[]): Row[] {
  const seen = new Set<DocRecord>()
  return rows.filter(({ record }) => !seen.has(record) && seen.add(record))
}

/** Finds up to `q.wanted` documents in the order asked for (by distance for `$near`). */
export function find(collection: Collection, q: Question, matcher: Matcher, reader: Reader): Row[] {
  const access = plan(collection, q)
  assertCovered(collection, access, q, reader)
  reader.counts.index = indexName(access)
  const snapshot = reader.store.snapshotOf(reader.tx)
  const own = [...ownWrites(collection, reader)]
  const { near } = matcher
  const ordered = access.kind === 'index' ? access.sorted : q.sort.length === 0
  const inOrder = ordered && own.length === 0 && !near
  const repeats = own.length > 0 || mayRepeat(access)
  // What the access path says in full need not be asked of the document again, nor is it parsed.
  const told = own.length === 0 && saysAll(access, q)
  const matches = told ? () => true : (row: Row) => matcher.test(row.doc)
  if (inOrder && access.kind === 'index' && access.intervals.length > 1 && q.sort.length > 0) {
    // Each stretch is in order: the first rows of each hold the first rows of all.
    const rows = access.intervals.flatMap((interval) =>
      gather(
        [records(collection, access, reader, snapshot, interval)],
        matches,
        reader,
        snapshot,
        q.wanted,
        repeats,
      ),
    )
    return once(rows.sort(comparator(q.sort))).slice(0, q.wanted)
  }
  const sources = [records(collection, access, reader, snapshot), own]
  const enough = inOrder ? q.wanted : Number.POSITIVE_INFINITY
  const rows = gather(sources, matches, reader, snapshot, enough, repeats)
  if (inOrder) return rows
  if (q.sort.length > 0) rows.sort(comparator(q.sort))
  else if (near) {
    const path = splitPath(near.path)
    const distances = new Map(rows.map((r) => [r, near.distance(valueAt(r.doc, path))]))
    rows.sort((a, b) => (distances.get(a) ?? 0) - (distances.get(b) ?? 0))
  }
  return rows.slice(0, q.wanted)
}

/** How `find` would answer: the index, the stretches, whether it sorts in memory, whether strict mode allows it. */
export function explainFind(collection: Collection, q: Question) {
  const access = plan(collection, q)
  return {
    index: indexName(access),
    access: access.kind,
    intervals: access.kind === 'index' ? access.intervals.length : 0,
    sortsInMemory: q.sort.length > 0 && !(access.kind === 'index' && access.sorted),
    covered: collection.small || isCovered(access, q),
  }
}
