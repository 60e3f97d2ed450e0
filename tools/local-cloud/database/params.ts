/**
 * The fields of a wire request, checked one by one: nothing of a wrong type gets further.
 * @module
 */
import { decode, decodeDoc } from './ejson'
import { invalidParam } from './errors'
import { splitPath } from './paths'
import type { SortKeys } from './planner'
import { type Doc, isDoc } from './values'

/** A request as it arrived. */
export type Params = Record<string, unknown>

/** Rows of a `get` without limit, and the most one answers. */
const DEFAULT_ROWS = 100
const MAX_ROWS = 1000

/** A text that must be there. */
export function text(p: Params, name: string): string {
  const v = p[name]
  if (typeof v !== 'string' || v === '')
    throw invalidParam(`${name} is required and must be a string`)
  return v
}

/** The collection's name. */
export function collectionName(p: Params): string {
  const name = text(p, 'collectionName')
  if (!/^[A-Za-z0-9_\-.\u4e00-\u9fff]{1,128}$/.test(name) || name === '__proto__')
    throw invalidParam(`collectionName '${name.slice(0, 64)}' is not allowed`)
  return name
}

/** An EJSON object in a field, or undefined when the field is absent. */
export function ejson(p: Params, name: string, now: number): Doc | undefined {
  const v = p[name]
  if (v === undefined || v === null || v === '') return undefined
  if (typeof v !== 'string') throw invalidParam(`${name} must be an EJSON string`)
  return decodeDoc(v, now)
}

/** A whole number within bounds, or the default when the field is absent. */
export function whole(p: Params, name: string, otherwise: number): number {
  const v = p[name]
  if (v === undefined || v === null) return otherwise
  if (!Number.isSafeInteger(v) || (v as number) < 0)
    throw invalidParam(`${name} must be a whole number of at least 0`)
  return v as number
}

/** How many rows a `get` answers: 100 when not said, never more than 1,000. */
export const rowLimit = (p: Params): number =>
  Math.min(whole(p, 'limit', DEFAULT_ROWS) || DEFAULT_ROWS, MAX_ROWS)

const direction = (v: unknown): 1 | -1 => {
  if (v === 1 || v === 'asc') return 1
  if (v === -1 || v === 'desc') return -1
  throw invalidParam('order must be 1, -1, asc or desc')
}

/** The order asked for: `{"field": 1}` or `[{"field":"f","direction":"desc"}]` as EJSON or as it is. */
export function sortKeys(p: Params, now: number): SortKeys {
  const raw = p.order
  if (raw === undefined || raw === null || raw === '') return []
  const v: unknown = typeof raw === 'string' && raw.startsWith('[') ? decode(raw, now) : raw
  if (Array.isArray(v))
    return v.map((x) => {
      if (!isDoc(x) || typeof x.field !== 'string') throw invalidParam('order needs fields')
      splitPath(x.field)
      return [x.field, direction(x.direction)] as const
    })
  const spec = typeof v === 'string' ? decodeDoc(v, now) : v
  if (!isDoc(spec)) throw invalidParam('order must be an object')
  return Object.entries(spec).map(([path, way]) => {
    splitPath(path)
    return [path, direction(way)] as const
  })
}

/** Whether the request is about one document (`doc()`), not all that match (`where()`). */
export const isSingle = (p: Params): boolean => p.queryType === 'DOC' || p.multi === false

/** The documents of an insert. */
export function documents(p: Params, now: number): Doc[] {
  const { data } = p
  if (!Array.isArray(data) || data.length === 0) throw invalidParam('data must be a nonempty array')
  return data.map((d) => {
    if (typeof d !== 'string') throw invalidParam('data must hold EJSON strings')
    return decodeDoc(d, now)
  })
}

/** One stage of an aggregate. */
export interface Stage {
  readonly key: string
  readonly value: string
}

/** The stages of an aggregate, their values still EJSON text. */
export function stages(p: Params): Stage[] {
  const { stages } = p
  if (!Array.isArray(stages)) throw invalidParam('stages must be an array')
  return stages.map((s) => {
    if (!isDoc(s) || typeof s.stageKey !== 'string' || typeof s.stageValue !== 'string')
      throw invalidParam('a stage needs stageKey and stageValue')
    return { key: s.stageKey, value: s.stageValue }
  })
}
