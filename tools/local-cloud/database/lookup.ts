/**
 * `$lookup`, by the foreign collection's index when it has one.
 * @module
 */
import { evalExpr } from 'mingo/core'
import type { Iterator } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { requestFailed } from './errors'
import { find, type Reader } from './find'
import { compileQuery } from './match'
import { splitPath, valueAt } from './paths'
import { type Doc, isDoc } from './values'

/** Runs the stages of a pipeline over documents. */
export type RunStages = (stages: Doc[], docs: Doc[], reader: Reader, variables?: Doc) => Doc[]

function search(from: string, query: Doc, reader: Reader): Doc[] {
  const collection = reader.store.collections.get(from)
  if (!collection) return []
  const q = { query, sort: [], wanted: Number.POSITIVE_INFINITY }
  const { index } = reader.counts
  const rows = find(collection, q, compileQuery(query), reader).map((r) => r.doc)
  reader.counts.index = index
  return rows
}

function equalityQuery(spec: Doc, doc: Doc): Doc {
  const { localField, foreignField } = spec
  if (localField === undefined && foreignField === undefined) return {}
  if (typeof localField !== 'string' || typeof foreignField !== 'string')
    throw requestFailed('$lookup requires both or neither of localField and foreignField')
  const local = valueAt(doc, splitPath(localField)) ?? null
  return { [foreignField]: Array.isArray(local) ? { $in: local } : local }
}

function assertSpec(spec: unknown): asserts spec is Doc & { from: string; as: string } {
  if (!isDoc(spec) || typeof spec.from !== 'string' || typeof spec.as !== 'string')
    throw requestFailed("must specify 'from' and 'as' fields for a $lookup")
  if (spec.pipeline !== undefined && !Array.isArray(spec.pipeline))
    throw requestFailed('$lookup pipeline must be an array')
}

/** The stage, reading as its aggregate reads. */
export const lookup =
  (reader: Reader, run: RunStages) =>
  (coll: Iterator, spec: unknown, options: Options): Iterator => {
    assertSpec(spec)
    const stages = Array.isArray(spec.pipeline) ? spec.pipeline.filter(isDoc) : []
    return coll.map((doc: Doc) => {
      const equal = equalityQuery(spec, doc)
      const [first, ...others] = stages
      const match = first && isDoc(first.$match) && !('$expr' in first.$match) ? first.$match : null
      const found = search(spec.from, match ? { ...match, ...equal } : equal, reader)
      const rest = match ? others : stages
      if (rest.length === 0) return { ...doc, [spec.as]: found }
      const variables = evalExpr(doc, spec.let ?? {}, options) as Doc
      return { ...doc, [spec.as]: run(rest, found, reader, variables) }
    })
  }
