/**
 * What a query says about single fields, as far as an index can use it: values to equal, ends of a
 * range. Everything is checked again on the document, so bounds may be wider than the query, never
 * narrower.
 * @module
 */
import { AFTER, keyPart, prefixPart, tagOf } from './keys'
import { isOperatorDoc } from './match'
import { type Doc, isDoc, Rank, rankOf } from './values'

/** One end or more of a field's range; `equal` lists the only values wanted. */
export interface FieldBounds {
  equal?: unknown[]
  above?: { value: unknown; inclusive: boolean }
  below?: { value: unknown; inclusive: boolean }
  prefix?: string
}

/** More alternatives than this aren't worth separate ranges. */
const MAX_ALTERNATIVES = 1000

const usable = (v: unknown) => !Array.isArray(v) && !(v instanceof RegExp) && v !== undefined

/** The literal start of an anchored pattern, if it has one. */
function literalPrefix(re: RegExp): string {
  if (re.flags.includes('i') || re.flags.includes('m') || re.source.includes('|')) return ''
  const start = /^\^((?:[^\\^$.*+?()[\]{}]|\\[./\-_ ])*)/.exec(re.source)
  if (!start) return ''
  const literal = (start[1] as string).replace(/\\(.)/g, '$1')
  // A quantifier after the last character makes that character optional.
  return /[*?{]/.test(re.source[start[0].length] ?? '') ? literal.slice(0, -1) : literal
}

function narrow(bounds: FieldBounds, name: string, v: unknown): void {
  switch (name) {
    case '$eq':
      if (usable(v) && !bounds.equal) bounds.equal = [v]
      return
    case '$in':
      if (!Array.isArray(v) || v.length > MAX_ALTERNATIVES || !v.every(usable)) return
      if (!bounds.equal || bounds.equal.length > v.length) bounds.equal = v
      return
    case '$gt':
    case '$gte':
      if (usable(v)) bounds.above ??= { value: v, inclusive: name === '$gte' }
      return
    case '$lt':
    case '$lte':
      if (usable(v)) bounds.below ??= { value: v, inclusive: name === '$lte' }
      return
    case '$regex': {
      const prefix = v instanceof RegExp ? literalPrefix(v) : ''
      if (prefix !== '') bounds.prefix ??= prefix
    }
  }
}

function conditionBounds(bounds: FieldBounds, condition: unknown): void {
  if (condition instanceof RegExp) narrow(bounds, '$regex', condition)
  else if (isOperatorDoc(condition))
    for (const [name, v] of Object.entries(condition)) narrow(bounds, name, v)
  else narrow(bounds, '$eq', condition)
}

/** Bounds of every field a query constrains at its top level and in `$and`. */
export function boundsOf(
  query: Doc,
  into = new Map<string, FieldBounds>(),
): Map<string, FieldBounds> {
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(condition)) {
      for (const q of condition) if (isDoc(q)) boundsOf(q, into)
    } else if (!field.startsWith('$')) {
      const bounds = into.get(field) ?? {}
      conditionBounds(bounds, condition)
      if (Object.keys(bounds).length > 0) into.set(field, bounds)
    }
  }
  return into
}

/** A stretch of an index: keys from `from` up to, not including, `to`. */
export type Interval = readonly [from: string, to: string]

/** The stretch of one field's range under a common prefix of the key. */
export function rangeInterval(
  before: string,
  bounds: FieldBounds,
  descending: boolean,
  multi: boolean,
): Interval | null {
  if (bounds.prefix !== undefined) {
    const from = before + prefixPart(bounds.prefix, descending)
    return [from, from + AFTER + AFTER]
  }
  // On an array two ends may be met by two elements: only one of them bounds the keys.
  const above = bounds.above
  const below = multi && above ? undefined : bounds.below
  const some = above ?? below
  if (!some) return null
  const rank = rankOf(some.value ?? null)
  if (above && below && rankOf(below.value ?? null) !== rank) return null
  if (rank === Rank.null) return null
  const start = before + tagOf(rank, descending)
  const end = before + tagOf(rank, descending, 1)
  const [low, high] = descending ? [below, above] : [above, below]
  const edge = (v: unknown) => before + keyPart(v, descending)
  return [
    low ? edge(low.value) + (low.inclusive ? '' : AFTER) : start,
    high ? edge(high.value) + (high.inclusive ? AFTER : '') : end,
  ]
}
