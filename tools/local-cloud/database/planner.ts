/**
 * Chooses how a query is answered: by ids, by stretches of an index, by several of these (`$or`), or
 * by reading everything. Plans are compared by the documents they are expected to read.
 * @module
 */
import { boundsOf, type FieldBounds, type Interval, rangeInterval } from './bounds'
import type { Collection } from './collection'
import type { IndexTree } from './index-tree'
import { AFTER, keyPart } from './keys'
import { type Doc, isDoc } from './values'

/** Sort order: path and direction, most significant first. */
export type SortKeys = readonly (readonly [path: string, direction: 1 | -1])[]

/** How documents are found. */
export type Access =
  | { readonly kind: 'ids'; readonly ids: readonly unknown[] }
  | {
      readonly kind: 'index'
      readonly index: IndexTree
      readonly intervals: readonly Interval[]
      readonly reverse: boolean
      /** Each stretch comes out in the order asked for. */
      readonly sorted: boolean
      /** No field bounds the index: it only serves the order. */
      readonly orderOnly: boolean
      /** Its first fields that are bound to one value each. */
      readonly fixed: number
    }
  | { readonly kind: 'union'; readonly parts: readonly Access[] }
  | { readonly kind: 'scan' }

/** A question to plan for. */
export interface Question {
  readonly query: Doc
  readonly sort: SortKeys
  /** Rows wanted, skipped ones counted in; Infinity when all are. */
  readonly wanted: number
}

/** More stretches than this are read as one. */
const MAX_INTERVALS = 1000

interface Prefix {
  readonly intervals: Interval[]
  /** Fields bound to exactly one value. */
  readonly fixed: number
  /** Fields bound in any way. */
  readonly bound: number
  /** The equal fields before the range. */
  readonly equal: number
}

function combine(
  starts: readonly string[],
  values: readonly unknown[],
  descending: boolean,
): string[] {
  const parts = [...new Set(values.map((v) => keyPart(v, descending)))]
  return starts.flatMap((s) => parts.map((p) => s + p))
}

function prefixOf(index: IndexTree, bounds: ReadonlyMap<string, FieldBounds>): Prefix {
  let starts = ['']
  let equal = 0
  let fixed = 0
  for (const [i, field] of index.fields.entries()) {
    const b = bounds.get(index.names[i] as string)
    if (!b) break
    if (!b.equal) {
      const ranges = starts.map((s) => rangeInterval(s, b, field.descending, index.multi))
      if (ranges.some((r) => r === null)) break
      return { intervals: ranges as Interval[], equal, fixed, bound: equal + 1 }
    }
    if (starts.length * b.equal.length > MAX_INTERVALS) break
    starts = combine(starts, b.equal, field.descending)
    equal++
    if (b.equal.length === 1) fixed++
  }
  return { intervals: starts.map((s) => [s, s + AFTER + AFTER]), equal, fixed, bound: equal }
}

/**
 * Whether the query can't match a document without all of the index's fields: such documents are not
 * in a sparse index, and `null` matches a missing field.
 */
function excludesMissing(index: IndexTree, bounds: ReadonlyMap<string, FieldBounds>): boolean {
  return index.names.some((name) => {
    const b = bounds.get(name)
    if (!b) return false
    if (b.equal) return b.equal.every((v) => v !== null && v !== undefined)
    const end = b.above ?? b.below
    return b.prefix !== undefined || (end !== undefined && (end.value ?? null) !== null)
  })
}

/** Whether the index, after its equal fields, runs in the order asked for: 1, against it: -1, not: 0. */
function orderOf(
  index: IndexTree,
  prefix: Prefix,
  sort: SortKeys,
  bounds: ReadonlyMap<string, FieldBounds>,
): 1 | -1 | 0 {
  const asked = sort.filter(([path]) => bounds.get(path)?.equal?.length !== 1)
  // Stretches of single values are each in order, unless what they are ordered by is a list itself.
  if (asked.some(([path]) => index.isList(path))) return 0
  let way: 1 | -1 | 0 = 0
  for (const [i, [path, direction]] of asked.entries()) {
    const at = prefix.equal + i
    const field = index.fields[at]
    if (!field || index.names[at] !== path) return 0
    const this_ = (direction === -1) === field.descending ? 1 : -1
    if (way !== 0 && way !== this_) return 0
    way = this_
  }
  return way === 0 ? 1 : way
}

/** Whether the query bounds the index's first field, or asks for an order that begins with it. */
function isNamed(
  index: IndexTree,
  sort: SortKeys,
  bounds: ReadonlyMap<string, FieldBounds>,
): boolean {
  const first = index.names[0] as string
  if (bounds.has(first)) return true
  return sort.find(([path]) => bounds.get(path)?.equal?.length !== 1)?.[0] === first
}

interface Candidate {
  readonly access: Access
  readonly cost: number
}

function candidate(
  index: IndexTree,
  q: Question,
  bounds: ReadonlyMap<string, FieldBounds>,
): Candidate | null {
  // What can be ruled out by names alone must not build the index.
  if (!isNamed(index, q.sort, bounds)) return null
  if (index.spec.sparse && !excludesMissing(index, bounds)) return null
  const { entries } = index
  const prefix = prefixOf(index, bounds)
  const way = orderOf(index, prefix, q.sort, bounds)
  const orderOnly = prefix.bound === 0
  // A sparse index misses documents without its fields, so it can't serve an order alone.
  if (orderOnly && (q.sort.length === 0 || way === 0 || index.spec.sparse)) return null
  const found = prefix.intervals.reduce((n, [a, b]) => n + entries.estimate(a, b), 0)
  const sorted = way !== 0
  const unfiltered = Object.keys(q.query).length === prefix.bound
  const read = sorted && unfiltered ? Math.min(found, q.wanted * prefix.intervals.length) : found
  // Sorting in memory costs about as much as reading half as many documents again.
  const cost = read + (sorted ? 0 : found / 2) + prefix.intervals.length - prefix.bound / 10
  return {
    // Only where nothing bounds the query: it reads on until it has found enough, which is refused.
    cost: orderOnly && !unfiltered ? Number.MAX_SAFE_INTEGER : cost,
    access: {
      kind: 'index',
      index,
      intervals: prefix.intervals,
      reverse: way === -1,
      sorted,
      orderOnly,
      fixed: prefix.fixed,
    },
  }
}

function unionOf(collection: Collection, query: Doc): Access | null {
  const or = query.$or
  if (!Array.isArray(or)) return null
  const parts: Access[] = []
  for (const branch of or) {
    if (!isDoc(branch)) return null
    const access = plan(collection, { query: branch, sort: [], wanted: Number.POSITIVE_INFINITY })
    if (access.kind === 'scan') return null
    parts.push(access)
  }
  return { kind: 'union', parts }
}

/** The way to answer that is expected to read the fewest documents. */
export function plan(collection: Collection, q: Question): Access {
  const bounds = boundsOf(q.query)
  const ids = bounds.get('_id')?.equal
  if (ids) return { kind: 'ids', ids }
  let best: Candidate | null = null
  for (const index of [...collection.indexes, collection.idIndex]) {
    const c = candidate(index, q, bounds)
    if (c && (!best || c.cost < best.cost)) best = c
  }
  return best?.access ?? unionOf(collection, q.query) ?? { kind: 'scan' }
}

/** Values whose index key is theirs alone, and which equal nothing else. */
const isPlain = (v: unknown) => typeof v === 'string' || Number.isFinite(v)

/**
 * Whether a plan finds exactly the documents of the query: one stretch of an index (or an id) that
 * stands for every condition, each an equality to a text or a number.
 */
export function saysAll(access: Access, { query }: Question): boolean {
  const conditions = Object.entries(query)
  if (access.kind === 'ids')
    return conditions.length === 1 && conditions[0]?.[0] === '_id' && isPlain(conditions[0][1])
  if (access.kind !== 'index' || access.index.multi) return false
  const names = access.index.names.slice(0, access.fixed)
  return (
    access.intervals.length === 1 &&
    conditions.every(([name, v]) => names.includes(name) && !name.includes('.') && isPlain(v))
  )
}

/** Whether a plan reads only what an index bounds, or an index in order up to a limit. */
export function isCovered(access: Access, q: Question): boolean {
  switch (access.kind) {
    case 'ids':
      return true
    case 'scan':
      return false
    case 'union':
      return access.parts.every((p) => isCovered(p, q))
    case 'index':
      if (!access.orderOnly) return true
      return Object.keys(q.query).length === 0 && Number.isFinite(q.wanted)
  }
}

/** The fields a query names, for messages. */
export function fieldsOf(query: Doc, sort: SortKeys): string[] {
  const names = new Set<string>()
  for (const [k, v] of Object.entries(query)) {
    if (!k.startsWith('$')) names.add(k)
    else if (Array.isArray(v))
      for (const q of v) if (isDoc(q)) for (const f of fieldsOf(q, [])) names.add(f)
  }
  for (const [path] of sort) names.add(path)
  return [...names]
}

/** The names of the indexes a plan uses, or null when it reads everything. */
export function indexName(access: Access): string | null {
  switch (access.kind) {
    case 'ids':
      return '_id_'
    case 'index':
      return access.index.spec.name
    case 'union':
      return [...new Set(access.parts.map(indexName))].join('+')
    case 'scan':
      return null
  }
}
