/**
 * EJSON in and out. The SDK sends canonical EJSON as strings inside JSON; replies and stored bodies
 * are relaxed but for dates, which stay exact (`{"$date":{"$numberLong":"…"}}`).
 * Anything malformed is refused: a wrong type wrapper must never become a stored field.
 * @module
 */
import { invalidParam } from './errors'
import { Binary, type Doc } from './values'

/** Deeper documents are refused, as MongoDB refuses them. */
const MAX_DEPTH = 100

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Refuses names that would reach JavaScript's prototypes, and the empty and NUL-bearing ones. */
export function checkFieldName(name: string): void {
  if (FORBIDDEN.has(name) || name.includes('\0'))
    throw invalidParam(`field name '${name.replaceAll('\0', '\\0')}' is not allowed`)
}

const wrong = (wrapper: string, v: unknown) =>
  invalidParam(`EJSON ${wrapper} has a wrong value: ${String(JSON.stringify(v)).slice(0, 80)}`)

function integer(v: unknown, wrapper: string): number {
  if (typeof v !== 'string' || !/^-?\d{1,19}$/.test(v)) throw wrong(wrapper, v)
  return Number(v)
}

function double(v: unknown, wrapper: string): number {
  if (typeof v !== 'string' || v.trim() === '') throw wrong(wrapper, v)
  const n = Number(v)
  if (Number.isNaN(n) && v !== 'NaN') throw wrong(wrapper, v)
  return n
}

function date(v: unknown): Date {
  let ms = Number.NaN
  if (typeof v === 'string') ms = Date.parse(v)
  else if (typeof v === 'number') ms = v
  else if (typeof v === 'object' && v !== null && '$numberLong' in v)
    ms = integer(v.$numberLong, '$date')
  const out = new Date(ms)
  if (Number.isNaN(out.getTime())) throw wrong('$date', v)
  return out
}

/** A pattern from its EJSON parts. JavaScript's g and y carry state between tests, so they are dropped. */
export function pattern(source: unknown, options: unknown): RegExp {
  if (typeof source !== 'string') throw wrong('$regex', source)
  if (options !== undefined && typeof options !== 'string') throw wrong('$options', options)
  const flags = [...new Set((options ?? '').replace(/[gyu]/g, ''))].sort().join('')
  try {
    return new RegExp(source, flags)
  } catch (e) {
    throw invalidParam(`Regular expression is invalid: ${(e as Error).message}`)
  }
}

function regularExpression(v: unknown): RegExp {
  if (typeof v !== 'object' || v === null || !('pattern' in v)) throw wrong('$regularExpression', v)
  return pattern(v.pattern, 'options' in v ? v.options : undefined)
}

function binary(v: unknown): Binary {
  if (typeof v !== 'object' || v === null || !('base64' in v)) throw wrong('$binary', v)
  const { base64 } = v
  const subType = 'subType' in v ? v.subType : '00'
  if (typeof base64 !== 'string' || typeof subType !== 'string') throw wrong('$binary', v)
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw wrong('$binary', v)
  return new Binary(base64, subType)
}

/** The service answers object ids as plain strings, so they are strings here from the start. */
function objectId(v: unknown): string {
  if (typeof v !== 'string' || !/^[0-9a-fA-F]{24}$/.test(v)) throw wrong('$oid', v)
  return v.toLowerCase()
}

function serverDate(v: unknown, now: number): Date {
  const raw = typeof v === 'object' && v !== null && 'offset' in v ? v.offset : 0
  const offset = revive(raw, now, 0)
  if (typeof offset !== 'number') throw wrong('$tcb_server_date', v)
  return date(now + offset)
}

const UNSUPPORTED = new Set([
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$symbol',
  '$code',
  '$dbPointer',
  '$uuid',
])

const NOT_A_WRAPPER = Symbol('not a wrapper')

/** The value of a type wrapper such as `{"$numberInt":"1"}`, or NOT_A_WRAPPER for other objects. */
function unwrap(v: Doc, name: string, now: number): unknown {
  switch (name) {
    case '$numberInt':
    case '$numberLong':
      return integer(v[name], name)
    case '$numberDouble':
    case '$numberDecimal':
      return double(v[name], name)
    case '$date':
      return date(v.$date)
    case '$oid':
      return objectId(v.$oid)
    case '$binary':
      return binary(v.$binary)
    case '$regularExpression':
      return regularExpression(v.$regularExpression)
    case '$tcb_server_date':
      return serverDate(v.$tcb_server_date, now)
    case '$undefined':
      return null
  }
  if (UNSUPPORTED.has(name)) throw invalidParam(`EJSON ${name} is not supported`)
  return NOT_A_WRAPPER
}

function reviveDoc(v: Doc, now: number, depth: number): unknown {
  const keys = Object.keys(v)
  const first = keys[0]
  if (first !== undefined && first.charCodeAt(0) === 36) {
    const value = unwrap(v, first, now)
    if (value !== NOT_A_WRAPPER) {
      if (keys.length !== 1) throw wrong(first, v)
      return value
    }
    if (first === '$regex' && typeof v.$regex === 'string' && keys.length === 1)
      return pattern(v.$regex, undefined)
    if (first === '$regex' && typeof v.$regex === 'string' && keys.length === 2 && '$options' in v)
      return pattern(v.$regex, v.$options)
  }
  for (const k of keys) {
    checkFieldName(k)
    const child = v[k]
    if (typeof child === 'object' && child !== null) v[k] = revive(child, now, depth + 1)
  }
  return v
}

function revive(v: unknown, now: number, depth: number): unknown {
  if (typeof v !== 'object' || v === null) return v
  if (depth >= MAX_DEPTH) throw invalidParam(`nested deeper than ${MAX_DEPTH} levels`)
  if (!Array.isArray(v)) return reviveDoc(v as Doc, now, depth)
  for (let i = 0; i < v.length; i++) {
    const child: unknown = v[i]
    if (typeof child === 'object' && child !== null) v[i] = revive(child, now, depth + 1)
  }
  return v
}

/**
 * Reads one EJSON text. `now` (epoch ms) is what `serverDate()` becomes.
 * Throws INVALID_PARAM for anything malformed.
 */
export function decode(text: string, now: number): unknown {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    throw invalidParam('EJSON text is not JSON')
  }
  return revive(raw, now, 0)
}

/** Reads one EJSON text that must hold an object. */
export function decodeDoc(text: string, now: number): Doc {
  const v = decode(text, now)
  if (
    typeof v !== 'object' ||
    v === null ||
    Array.isArray(v) ||
    Object.getPrototypeOf(v) !== Object.prototype
  )
    throw invalidParam('an object is expected')
  return v as Doc
}

function encodeNumber(v: number): string {
  if (Number.isFinite(v)) return Object.is(v, -0) ? '{"$numberDouble":"-0.0"}' : String(v)
  return `{"$numberDouble":"${Number.isNaN(v) ? 'NaN' : v > 0 ? 'Infinity' : '-Infinity'}"}`
}

function encodeObject(v: object): string {
  if (v instanceof Date) return `{"$date":{"$numberLong":"${v.getTime()}"}}`
  if (v instanceof RegExp)
    return `{"$regularExpression":{"pattern":${JSON.stringify(v.source)},"options":"${v.flags}"}}`
  if (v instanceof Binary)
    return `{"$binary":{"base64":"${v.base64}","subType":${JSON.stringify(v.subType)}}}`
  let out = ''
  for (const k in v) {
    const child = (v as Doc)[k]
    if (child === undefined) continue
    out += `${out === '' ? '' : ','}${JSON.stringify(k)}:${encode(child)}`
  }
  return `{${out}}`
}

/** Writes a value as EJSON text (relaxed numbers, exact dates). Undefined becomes null. */
export function encode(v: unknown): string {
  switch (typeof v) {
    case 'string':
      return JSON.stringify(v)
    case 'number':
      return encodeNumber(v)
    case 'boolean':
      return v ? 'true' : 'false'
    case 'object':
      if (v === null) return 'null'
      return Array.isArray(v) ? `[${v.map(encode).join(',')}]` : encodeObject(v)
    default:
      return 'null'
  }
}
