/**
 * Aggregation: the leading `$match`, `$sort` and `$limit` go through the planner; the stages where
 * mingo differs from MongoDB are our own; the rest is mingo.
 * @module
 */
import { Aggregator } from 'mingo/aggregator'
import { Context, ProcessingMode } from 'mingo/core'
import { type Iterator, Lazy } from 'mingo/lazy'
import * as pipeline from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import type { Collection } from './collection'
import { decode } from './ejson'
import { invalidParam, requestFailed, WireError } from './errors'
import { operators, refuseScripts } from './expression'
import { find, type Reader } from './find'
import { geoNear } from './geo-near'
import { lookup } from './lookup'
import { compileQuery } from './match'
import type { Stage } from './params'
import { splitPath, valueAt } from './paths'
import type { SortKeys } from './planner'
import { compareValues, type Doc, isDoc, sortValue } from './values'

/** Rows of an aggregate without limit, and the most one answers. */
const AGGREGATE_DEFAULT_ROWS = 20
const AGGREGATE_MAX_ROWS = 10_000

const ALLOWED = new Set([
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$facet',
  '$geoNear',
  '$group',
  '$limit',
  '$lookup',
  '$match',
  '$project',
  '$redact',
  '$replaceRoot',
  '$replaceWith',
  '$sample',
  '$set',
  '$skip',
  '$sort',
  '$sortByCount',
  '$unset',
  '$unwind',
])

type PipelineOperator = (coll: Iterator, expr: unknown, options: Options) => Iterator

/** The sort keys of a `$sort` stage. */
function stageSort(spec: unknown): SortKeys {
  if (!isDoc(spec) || Object.keys(spec).length === 0)
    throw requestFailed('$sort stage must have at least one sort key')
  return Object.entries(spec).map(([path, way]) => {
    if (way !== 1 && way !== -1)
      throw requestFailed('$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    splitPath(path)
    return [path, way] as const
  })
}

function sortDocs(docs: Doc[], spec: unknown): Doc[] {
  const keys = stageSort(spec).map(([path, way]) => ({ path: splitPath(path), way }))
  return docs.sort((a, b) => {
    for (const { path, way } of keys) {
      const by =
        compareValues(sortValue(valueAt(a, path), way), sortValue(valueAt(b, path), way)) * way
      if (by !== 0) return by
    }
    return 0
  })
}

const match: PipelineOperator = (coll, expr) => {
  if (!isDoc(expr)) throw requestFailed('the match filter must be an expression in an object')
  const { test } = compileQuery(expr)
  return coll.filter((d: Doc) => test(d))
}

const sort: PipelineOperator = (coll, expr) =>
  coll.transform((docs: Doc[]) => Lazy(sortDocs([...docs], expr)))

/** Without repetition, as MongoDB samples. */
const sample: PipelineOperator = (coll, expr) => {
  const size = isDoc(expr) ? expr.size : undefined
  if (!Number.isInteger(size) || (size as number) < 0)
    throw requestFailed('size argument to $sample must be a positive integer')
  return coll.transform((docs: Doc[]) => {
    const pool = [...docs]
    const taken = Math.min(pool.length, size as number)
    for (let i = 0; i < taken; i++) {
      const j = i + Math.floor(Math.random() * (pool.length - i))
      ;[pool[i], pool[j]] = [pool[j] as Doc, pool[i] as Doc]
    }
    return Lazy(pool.slice(0, taken))
  })
}

/** MongoDB puts _id first; mingo puts it last. */
const project: PipelineOperator = (coll, expr, options) =>
  (pipeline.$project as PipelineOperator)(coll, expr, options).map((d: Doc) =>
    '_id' in d ? { _id: d._id, ...d } : d,
  )

function contextFor(reader: Reader): Options {
  const own = {
    $match: match,
    $sort: sort,
    $sample: sample,
    $project: project,
    $lookup: lookup(reader, run),
  }
  const context = Context.init({
    ...operators,
    pipeline: { ...pipeline, ...own } as never,
  })
  return {
    idKey: '_id',
    processingMode: ProcessingMode.CLONE_OFF,
    useStrictMode: true,
    scriptEnabled: false,
    failOnError: true,
    context,
  }
}

function run(stages: Doc[], docs: Doc[], reader: Reader, variables?: Doc): Doc[] {
  const options = contextFor(reader)
  try {
    return new Aggregator(stages, variables ? { ...options, variables } : options).run<Doc>(docs)
  } catch (e) {
    if (e instanceof WireError) throw e
    throw requestFailed((e as Error).message)
  }
}

/** What the planner can take over: the longest start of match, sort, skip and limit. */
interface Head {
  query: Doc
  sort: SortKeys
  wanted: number
  used: number
}

function head(stages: readonly Doc[]): Head {
  const out: Head = { query: {}, sort: [], wanted: Number.POSITIVE_INFINITY, used: 0 }
  const [first] = stages
  if (first && isDoc(first.$match)) {
    out.query = first.$match
    out.used = 1
  }
  const second = stages[out.used]
  if (second && '$sort' in second) {
    out.sort = stageSort(second.$sort)
    out.used++
  }
  const third = stages[out.used]
  if (third && Number.isInteger(third.$limit)) {
    out.wanted = third.$limit as number
    out.used++
  }
  return out
}

/** Decodes the stages and refuses what the real service doesn't run. */
export function decodeStages(stages: readonly Stage[], now: number): Doc[] {
  return stages.map(({ key, value }) => {
    if (!ALLOWED.has(key)) throw requestFailed(`Unrecognized pipeline stage name: '${key}'`)
    const spec = decode(value, now)
    if (key === '$limit' && !(Number.isInteger(spec) && (spec as number) > 0))
      throw invalidParam('the limit must be positive')
    if (key === '$skip' && !(Number.isInteger(spec) && (spec as number) >= 0))
      throw invalidParam('Argument to $skip cannot be negative')
    refuseScripts(spec)
    return { [key]: spec }
  })
}

/** Runs an aggregate: at most 20 rows when no stage limits or counts them. */
export function aggregate(collection: Collection, stages: readonly Doc[], reader: Reader): Doc[] {
  const [first] = stages
  const near = first && '$geoNear' in first ? geoNear(collection, first.$geoNear, reader) : null
  const start = head(near ? [] : stages)
  const docs =
    near ?? find(collection, start, compileQuery(start.query), reader).map((row) => row.doc)
  const rest = stages.slice(near ? 1 : start.used)
  const out = rest.length > 0 ? run(rest, docs, reader) : docs
  const limited = stages.some((s) => '$limit' in s || '$count' in s)
  return out.slice(0, limited ? AGGREGATE_MAX_ROWS : AGGREGATE_DEFAULT_ROWS)
}
