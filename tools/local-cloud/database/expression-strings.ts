/**
 * String expressions where mingo 7.2.7 differs from MongoDB: `$indexOfCP` is missing, `$indexOfBytes`
 * counts UTF-16 units, `$substrBytes` (and its old name `$substr`) refuses the length -1 that means 'to the end'.
 * @module
 */
import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { requestFailed } from './errors'

function operands(obj: unknown, expr: unknown, options: Options, name: string, least: number) {
  if (!Array.isArray(expr) || expr.length < least || expr.length > 4)
    throw requestFailed(`Expression ${name} takes at least ${least} arguments`)
  return expr.map((e) => evalExpr(obj, e, options) as unknown)
}

function bound(v: unknown, otherwise: number, name: string): number {
  if (v === undefined || v === null) return otherwise
  if (!Number.isInteger(v) || (v as number) < 0)
    throw requestFailed(`${name} requires integral non-negative indexes`)
  return v as number
}

/** Searches a sequence of units (bytes or code points) for another. */
function find<T>(units: ArrayLike<T>, search: ArrayLike<T>, from: number, to: number): number {
  const end = Math.min(to, units.length)
  for (let i = from; i + search.length <= end; i++) {
    let same = true
    for (let k = 0; same && k < search.length; k++) same = units[i + k] === search[k]
    if (same) return i
  }
  return -1
}

const indexOf =
  <T>(name: string, units: (s: string) => ArrayLike<T>) =>
  (obj: unknown, expr: unknown, options: Options): number | null => {
    const [text, search, from, to] = operands(obj, expr, options, name, 2)
    if (text === null || text === undefined) return null
    if (typeof text !== 'string' || typeof search !== 'string')
      throw requestFailed(`${name} requires strings`)
    const all = units(text)
    return find(all, units(search), bound(from, 0, name), bound(to, all.length, name))
  }

function substrBytes(obj: unknown, expr: unknown, options: Options): string {
  const [text, from, length] = operands(obj, expr, options, '$substrBytes', 3)
  if (text === null || text === undefined) return ''
  if (!Number.isInteger(from) || !Number.isInteger(length))
    throw requestFailed('$substrBytes: starting index and length must be numbers')
  const bytes = Buffer.from(String(text instanceof Date ? text.toISOString() : text))
  const start = from as number
  if (start < 0) throw requestFailed('$substrBytes: starting index must be non-negative')
  const end =
    (length as number) < 0 ? bytes.length : Math.min(bytes.length, start + (length as number))
  const inside = (i: number) => i < bytes.length && ((bytes[i] as number) & 0xc0) === 0x80
  if (inside(start) || inside(end))
    throw requestFailed(
      '$substrBytes: Invalid range, starting or ending in the middle of a UTF-8 character',
    )
  return bytes.subarray(start, Math.max(start, end)).toString()
}

/** Operators by name, ready for mingo. */
export const stringExpressions = {
  $indexOfCP: indexOf('$indexOfCP', (s) => [...s]),
  $indexOfBytes: indexOf('$indexOfBytes', (s) => Buffer.from(s)),
  $substr: substrBytes,
  $substrBytes: substrBytes,
}
