/**
 * Queries: a decoded query becomes one function that says whether a document matches, with
 * MongoDB's rules for arrays, missing fields and types.
 * @module
 */
import { pattern } from './ejson'
import { requestFailed } from './errors'
import { evaluate } from './expression'
import { geoTest, type Near, nearOf } from './geo-match'
import { compileSchema } from './json-schema'
import { someAt, splitPath } from './paths'
import { compareValues, type Doc, isDoc, Rank, rankOf, sameValue } from './values'

type Test = (v: unknown) => boolean

/** A compiled query. */
export interface Matcher {
  test(doc: Doc): boolean
  /** Set when the query has `$near`: its answer is sorted by distance. */
  readonly near: Near | null
}

const TYPES: Record<string, (v: unknown) => boolean> = {
  double: (v) => typeof v === 'number' && !Number.isInteger(v),
  int: (v) => Number.isInteger(v) && Math.abs(v as number) <= 0x7fffffff,
  long: (v) => Number.isInteger(v) && Math.abs(v as number) > 0x7fffffff,
  number: (v) => typeof v === 'number',
  decimal: () => false,
  string: (v) => typeof v === 'string',
  object: isDoc,
  array: Array.isArray,
  binData: (v) => rankOf(v) === Rank.binary,
  objectId: (v) => typeof v === 'string' && /^[0-9a-f]{24}$/.test(v),
  bool: (v) => typeof v === 'boolean',
  date: (v) => v instanceof Date,
  null: (v) => v === null,
  regex: (v) => v instanceof RegExp,
}

const TYPE_CODES: Record<string, string> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
  19: 'decimal',
}

function typeTest(condition: unknown): Test {
  const names = Array.isArray(condition) ? condition : [condition]
  const tests = names.map((n) => {
    const test = TYPES[TYPE_CODES[String(n)] ?? String(n)]
    if (!test) throw requestFailed(`Unknown type name alias: ${String(n)}`)
    return test
  })
  return (v) => tests.some((t) => t(v))
}

function equals(wanted: unknown): Test {
  if (wanted === null || wanted === undefined) return (v) => v === null || v === undefined
  if (wanted instanceof RegExp)
    return (v) => (typeof v === 'string' ? wanted.test(v) : sameValue(v, wanted))
  if (typeof wanted !== 'object' && !Number.isNaN(wanted)) return (v) => v === wanted
  return (v) => sameValue(v, wanted)
}

function anyOf(list: unknown, operator: string): Test {
  if (!Array.isArray(list)) throw requestFailed(`${operator} needs an array`)
  if (list.every((x) => typeof x === 'string' || typeof x === 'number')) {
    const set = new Set<unknown>(list)
    return (v) => set.has(v)
  }
  const tests = list.map(equals)
  return (v) => tests.some((t) => t(v))
}

function compares(wanted: unknown, accept: (order: number) => boolean): Test {
  const rank = rankOf(wanted ?? null)
  if (rank === Rank.null) return (v) => (v === null || v === undefined) && accept(0)
  return (v) => rankOf(v) === rank && accept(compareValues(v, wanted))
}

function modulo(spec: unknown): Test {
  if (!Array.isArray(spec) || spec.length !== 2)
    throw requestFailed('malformed mod, not enough elements')
  const [divisor, rest] = spec
  if (typeof divisor !== 'number' || typeof rest !== 'number')
    throw requestFailed('malformed mod, divisor not a number')
  const by = Math.trunc(divisor)
  if (by === 0) throw requestFailed('divisor cannot be 0')
  return (v) =>
    typeof v === 'number' && Number.isFinite(v) && Math.trunc(v) % by === Math.trunc(rest)
}

function bits(operator: string, spec: unknown): Test {
  let mask = 0n
  if (Array.isArray(spec) && spec.every((b) => Number.isInteger(b) && b >= 0 && b < 64))
    for (const b of spec) mask |= 1n << BigInt(b)
  else if (Number.isInteger(spec) && (spec as number) >= 0) mask = BigInt(spec as number)
  else throw requestFailed(`${operator} takes a bitmask or positions`)
  return (v) => {
    if (!Number.isInteger(v)) return false
    const set = BigInt.asUintN(64, BigInt(v as number)) & mask
    switch (operator) {
      case '$bitsAllSet':
        return set === mask
      case '$bitsAnySet':
        return set !== 0n
      case '$bitsAllClear':
        return set === 0n
      default:
        return set !== mask
    }
  }
}

/** The test of one array element for `$elemMatch`. */
function elementTest(spec: unknown): Test {
  if (!isDoc(spec)) throw requestFailed('$elemMatch needs an Object')
  const keys = Object.keys(spec)
  const logical = keys.some((k) => k === '$and' || k === '$or' || k === '$nor')
  if (keys.length > 0 && keys.every((k) => k.startsWith('$')) && !logical) {
    const tests = operatorTests(spec)
    // The element itself is compared, even when it is an array.
    return (v) => tests.every((t) => t.element(v) !== t.negative)
  }
  const { test } = compileQuery(spec)
  return (v) => isDoc(v) && test(v)
}

function all(spec: unknown): Test {
  if (!Array.isArray(spec)) throw requestFailed('$all needs an array')
  const tests = spec.map((x): Test => {
    if (isDoc(x) && '$elemMatch' in x) {
      const inner = elementTest(x.$elemMatch)
      return (v) => Array.isArray(v) && v.some(inner)
    }
    const equal = equals(x)
    return (v) => equal(v) || (Array.isArray(v) && v.some(equal))
  })
  return (v) => tests.length > 0 && tests.every((t) => t(v))
}

/** How an operator looks at the value a path leads to. */
interface Operator {
  /** The value as it stands. */
  leaf(v: unknown): boolean
  /** One element of an array, when `$elemMatch` asks. */
  element(v: unknown): boolean
  /** A negation holds only when no value at the path is excluded. */
  readonly negative: boolean
}

/** An operator that is true of an array when it is true of one element. */
const spread = (test: Test, negative = false): Operator => ({
  leaf: (v) => test(v) || (Array.isArray(v) && v.some(test)),
  element: test,
  negative,
})

const whole = (test: Test): Operator => ({ leaf: test, element: test, negative: false })

function notOperator(spec: unknown): Operator {
  if (spec instanceof RegExp) return spread(equals(spec), true)
  if (!isDoc(spec)) throw requestFailed('$not needs a regex or a document')
  const tests = operatorTests(spec)
  const test: Test = (v) => tests.every((t) => t.leaf(v) !== t.negative)
  return { leaf: test, element: test, negative: true }
}

const COMPARISONS: Record<string, (order: number) => boolean> = {
  $gt: (o) => o > 0,
  $gte: (o) => o >= 0,
  $lt: (o) => o < 0,
  $lte: (o) => o <= 0,
}

function operatorTest(name: string, spec: unknown, among: Doc): Operator | null {
  const compared = COMPARISONS[name]
  if (compared) return spread(compares(spec, compared))
  switch (name) {
    case '$eq':
      return spread(spec instanceof RegExp ? (v) => sameValue(v, spec) : equals(spec))
    case '$ne':
      return spread(equals(spec), true)
    case '$in':
      return spread(anyOf(spec, '$in'))
    case '$nin':
      return spread(anyOf(spec, '$nin'), true)
    case '$exists':
      return whole((v) => (v !== undefined) === Boolean(spec))
    case '$type': {
      const test = typeTest(spec)
      return spread(test)
    }
    case '$mod':
      return spread(modulo(spec))
    case '$regex': {
      const re = spec instanceof RegExp ? spec : pattern(spec, among.$options)
      return spread((v) => typeof v === 'string' && re.test(v))
    }
    case '$options':
      if ('$regex' in among) return null
      throw requestFailed('$options needs a $regex')
    case '$size':
      if (!Number.isInteger(spec) || (spec as number) < 0)
        throw requestFailed('$size must be a whole number')
      return whole((v) => Array.isArray(v) && v.length === spec)
    case '$elemMatch': {
      const test = elementTest(spec)
      return whole((v) => Array.isArray(v) && v.some(test))
    }
    case '$all':
      return whole(all(spec))
    case '$not':
      return notOperator(spec)
    case '$near':
    case '$nearSphere':
      return whole(nearOf(spec).test)
    case '$maxDistance':
    case '$minDistance':
      return null
    case '$geoWithin':
    case '$geoIntersects':
      return whole(geoTest(name, spec))
  }
  if (name.startsWith('$bits')) return spread(bits(name, spec))
  throw requestFailed(`unknown operator: ${name}`)
}

function operatorTests(spec: Doc): Operator[] {
  return Object.keys(spec).flatMap((name) => operatorTest(name, spec[name], spec) ?? [])
}

/** Whether a condition is made of operators (`{$gt: 1}`) rather than a value to equal. */
export function isOperatorDoc(v: unknown): v is Doc {
  if (!isDoc(v)) return false
  const first = Object.keys(v)[0]
  return first?.startsWith('$') === true
}

function fieldTest(name: string, condition: unknown): (doc: Doc) => boolean {
  const path = splitPath(name)
  const tests = isOperatorDoc(condition) ? operatorTests(condition) : [spread(equals(condition))]
  const one = path.length === 1 ? (path[0] as string) : null
  const checks = tests.map((t) =>
    one === null
      ? (doc: Doc) => someAt(doc, path, 0, t.leaf) !== t.negative
      : (doc: Doc) => t.leaf(Object.hasOwn(doc, one) ? doc[one] : undefined) !== t.negative,
  )
  const only = checks[0]
  return checks.length === 1 && only ? only : (doc) => checks.every((c) => c(doc))
}

function branches(name: string, spec: unknown): ((doc: Doc) => boolean)[] {
  if (!Array.isArray(spec) || spec.length === 0)
    throw requestFailed(`${name} must be a nonempty array`)
  return spec.map((q) => {
    if (!isDoc(q)) throw requestFailed(`${name} entries need to be full objects`)
    return compileQuery(q).test
  })
}

function topLevel(name: string, spec: unknown): (doc: Doc) => boolean {
  switch (name) {
    case '$and': {
      const tests = branches(name, spec)
      return (doc) => tests.every((t) => t(doc))
    }
    case '$or': {
      const tests = branches(name, spec)
      return (doc) => tests.some((t) => t(doc))
    }
    case '$nor': {
      const tests = branches(name, spec)
      return (doc) => !tests.some((t) => t(doc))
    }
    case '$expr':
      return (doc) => {
        const v = evaluate(spec, doc)
        return v !== false && v !== null && v !== undefined && v !== 0
      }
    case '$jsonSchema':
      return compileSchema(spec)
    case '$comment':
      return () => true
    case '$where':
      throw requestFailed('$where is not allowed')
  }
  throw requestFailed(`unknown top level operator: ${name}`)
}

function findNear(query: Doc): Near | null {
  for (const [path, condition] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(condition)) {
      for (const q of condition) {
        const found = isDoc(q) ? findNear(q) : null
        if (found) return found
      }
    }
    if (!isOperatorDoc(condition)) continue
    const spec = condition.$nearSphere ?? condition.$near
    if (spec !== undefined) return { path, distance: nearOf(spec).distance }
  }
  return null
}

/** Compiles a decoded query. Throws the service's error for an unknown or malformed operator. */
export function compileQuery(query: Doc): Matcher {
  const tests = Object.keys(query).map((k) =>
    k.startsWith('$') ? topLevel(k, query[k]) : fieldTest(k, query[k]),
  )
  const [one, two] = tests
  if (tests.length === 1 && one) return { test: one, near: findNear(query) }
  if (tests.length === 2 && one && two)
    return { test: (doc) => one(doc) && two(doc), near: findNear(query) }
  return { test: (doc) => tests.every((t) => t(doc)), near: findNear(query) }
}
