/**
 * Index keys as strings whose plain `<` order is MongoDB's order of the values, so that an index is a
 * sorted list of strings, a range two strings, and a unique key a prefix.
 *
 * A part is one tag character (the type), then the value, self-delimiting. A descending part has every
 * character turned round. No part is the prefix of another.
 * @module
 */
import { encode } from './ejson'
import { type Doc, Rank, rankOf } from './values'

const FLOAT = new DataView(new ArrayBuffer(8))

/** Sorts after every key that starts with the text before it. */
export const AFTER = '\uffff'

function numberBytes(v: number, flip: number): string {
  FLOAT.setFloat64(0, Number.isNaN(v) ? Number.NEGATIVE_INFINITY : v === 0 ? 0 : v)
  let high = FLOAT.getUint32(0)
  let low = FLOAT.getUint32(4)
  // IEEE order: positive numbers above negative ones, negative ones turned round.
  if (high & 0x80000000) {
    high = ~high >>> 0
    low = ~low >>> 0
  } else high = (high | 0x80000000) >>> 0
  // NaN sorts before every number: one leading byte keeps it apart from -Infinity.
  return String.fromCharCode(
    (Number.isNaN(v) ? 0 : 1) ^ flip,
    (high >>> 24) ^ flip,
    ((high >>> 16) & 0xff) ^ flip,
    ((high >>> 8) & 0xff) ^ flip,
    (high & 0xff) ^ flip,
    (low >>> 24) ^ flip,
    ((low >>> 16) & 0xff) ^ flip,
    ((low >>> 8) & 0xff) ^ flip,
    (low & 0xff) ^ flip,
  )
}

function turned(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) out += String.fromCharCode(0xffff - text.charCodeAt(i))
  return out
}

const escaped = (text: string) => (text.includes('\0') ? text.replaceAll('\0', '\0\u00ff') : text)

/** The tag of a type, turned round when descending: bounds of a whole type are made of it. */
export const tagOf = (rank: number, descending: boolean, next = 0): string =>
  String.fromCharCode(descending ? 0xff - rank * 8 + next : rank * 8 + next)

/** One value as a sortable part. Missing counts as null, as in the real service's indexes. */
export function keyPart(value: unknown, descending: boolean): string {
  const v = value ?? null
  const rank = rankOf(v)
  const tag = tagOf(rank, descending)
  switch (rank) {
    case Rank.null:
      return tag
    case Rank.number:
      return tag + numberBytes(v as number, descending ? 0xff : 0)
    case Rank.date:
      return tag + numberBytes((v as Date).getTime(), descending ? 0xff : 0)
    case Rank.boolean:
      return tag + ((v as boolean) === descending ? '\u0001' : '\u0002')
  }
  const text = `${escaped(rank === Rank.string ? (v as string) : encode(v))}\0`
  return tag + (descending ? turned(text) : text)
}

/** The part all strings starting with `prefix` share. */
export function prefixPart(prefix: string, descending: boolean): string {
  const text = escaped(prefix)
  return tagOf(Rank.string, descending) + (descending ? turned(text) : text)
}

/** What an index sees at a path: one value, or several when an array lies on the way. */
function valuesAt(doc: unknown, path: readonly string[], from: number): unknown[] {
  let at: unknown = doc
  for (let i = from; i < path.length; i++) {
    const step = path[i] as string
    if (Array.isArray(at)) {
      if (/^\d+$/.test(step)) {
        at = at[Number(step)]
        continue
      }
      return at.length === 0 ? [undefined] : at.flatMap((x) => valuesAt(x, path, i))
    }
    if (typeof at !== 'object' || at === null) return [undefined]
    at = Object.hasOwn(at, step) ? (at as Doc)[step] : undefined
  }
  if (Array.isArray(at)) return at.length === 0 ? [undefined] : at
  return [at]
}

/** A field of an index with its path cut up. */
export interface KeyField {
  readonly path: readonly string[]
  readonly descending: boolean
}

const NO_LISTS: readonly number[] = []

/** The keys of one document (with the positions of the fields that are lists): several when a field holds an array; none when sparse and empty. */
export function keysOf(
  doc: Doc,
  fields: readonly KeyField[],
  sparse: boolean,
): { keys: string[]; lists: readonly number[] } {
  let keys = ['']
  let present = false
  let lists = NO_LISTS
  for (const [i, { path, descending }] of fields.entries()) {
    const first = path.length === 1 ? doc[path[0] as string] : undefined
    if (path.length === 1 && !Array.isArray(first)) {
      present ||= first !== undefined
      const part = keyPart(first, descending)
      for (let k = 0; k < keys.length; k++) keys[k] += part
      continue
    }
    const values = valuesAt(doc, path, 0)
    present ||= values.some((v) => v !== undefined)
    if (values.length > 1) lists = [...lists, i]
    const parts = [...new Set(values.map((v) => keyPart(v, descending)))]
    keys = keys.flatMap((key) => parts.map((part) => key + part))
  }
  return { keys: sparse && !present ? [] : keys, lists }
}
