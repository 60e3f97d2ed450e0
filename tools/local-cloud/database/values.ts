/**
 * The values a document may hold, and their order and equality as in MongoDB.
 * Numbers are JavaScript numbers: integers beyond 2^53 lose digits, as they do in the SDK's replies.
 * @module
 */

/** A stored document or any nested object. */
export type Doc = { [field: string]: unknown }

/** Binary data, kept as the base64 it came in. */
export class Binary {
  constructor(
    readonly base64: string,
    readonly subType: string,
  ) {}
  toString() {
    return this.base64
  }
}

/** A plain object, not an array, date, pattern or binary. */
export const isDoc = (v: unknown): v is Doc =>
  typeof v === 'object' &&
  v !== null &&
  !Array.isArray(v) &&
  !(v instanceof Date) &&
  !(v instanceof RegExp) &&
  !(v instanceof Binary)

/** MongoDB's order of types; values of two types never compare by content. */
export const Rank = {
  missing: 1,
  null: 2,
  number: 3,
  string: 4,
  object: 5,
  array: 6,
  binary: 7,
  boolean: 9,
  date: 10,
  pattern: 11,
} as const

/** The place of a value's type in MongoDB's order. */
export function rankOf(v: unknown): number {
  switch (typeof v) {
    case 'undefined':
      return Rank.missing
    case 'number':
      return Rank.number
    case 'string':
      return Rank.string
    case 'boolean':
      return Rank.boolean
  }
  if (v === null) return Rank.null
  if (Array.isArray(v)) return Rank.array
  if (v instanceof Date) return Rank.date
  if (v instanceof Binary) return Rank.binary
  if (v instanceof RegExp) return Rank.pattern
  return Rank.object
}

const order = <T extends number | string>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0)

function compareNumbers(a: number, b: number): number {
  // NaN is the smallest number and equal to itself.
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  return Number.isNaN(b) ? 1 : order(a, b)
}

function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  const shared = Math.min(left.length, right.length)
  for (let i = 0; i < shared; i++) {
    const [ka, kb] = [left[i] as string, right[i] as string]
    const by = order(rankOf(a[ka]), rankOf(b[kb])) || order(ka, kb) || compareValues(a[ka], b[kb])
    if (by !== 0) return by
  }
  return order(left.length, right.length)
}

/** Compares any two values in MongoDB's order: negative, 0 or positive. Missing sorts as null. */
export function compareValues(a: unknown, b: unknown): number {
  const [x, y] = [a ?? null, b ?? null]
  const rank = rankOf(x)
  const by = order(rank, rankOf(y))
  if (by !== 0) return by
  switch (rank) {
    case Rank.number:
      return compareNumbers(x as number, y as number)
    case Rank.string:
      return order(x as string, y as string)
    case Rank.boolean:
    case Rank.date:
      return order(Number(x), Number(y))
    case Rank.null:
      return 0
    case Rank.array: {
      const [left, right] = [x as unknown[], y as unknown[]]
      const shared = Math.min(left.length, right.length)
      for (let i = 0; i < shared; i++) {
        const inner = compareValues(left[i], right[i])
        if (inner !== 0) return inner
      }
      return order(left.length, right.length)
    }
    case Rank.object:
      return compareDocs(x as Doc, y as Doc)
    default:
      return order(String(x), String(y))
  }
}

/** Equality as in MongoDB: objects are equal only with the same fields in the same order. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' && typeof b === 'object' && compareValues(a, b) === 0) ||
  (typeof a === 'number' && typeof b === 'number' && compareNumbers(a, b) === 0)

/** The rank a field sorts by: an array by its least element going up, its greatest going down. */
export function sortValue(v: unknown, direction: 1 | -1): unknown {
  if (!Array.isArray(v)) return v
  if (v.length === 0) return undefined
  return v.reduce((best, x) => (compareValues(x, best) * direction < 0 ? x : best))
}

/** A deep copy. Dates, patterns and binaries are shared: nothing here ever changes them. */
export function copyValue<T>(v: T): T {
  if (typeof v !== 'object' || v === null) return v
  if (Array.isArray(v)) return v.map(copyValue) as T
  if (!isDoc(v)) return v
  const out: Doc = {}
  for (const k in v) out[k] = copyValue((v as Doc)[k])
  return out as T
}
