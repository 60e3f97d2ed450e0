/**
 * Where an update operator writes: a path through a document that is being changed, made on the way
 * when it is missing.
 * @module
 */
import { encode } from './ejson'
import { writeFailed } from './errors'
import { compileQuery } from './match'
import { isPosition, splitPath, valueAt } from './paths'
import { type Doc, isDoc, Rank, rankOf } from './values'

/** The place a path ends: its parent and the key there. */
export interface Place {
  readonly parent: Doc | unknown[]
  readonly key: string
}

/** MongoDB's name of a value's type, for messages. */
export function typeName(v: unknown): string {
  switch (rankOf(v)) {
    case Rank.missing:
      return 'missing'
    case Rank.null:
      return 'null'
    case Rank.number:
      return Number.isInteger(v) ? 'int' : 'double'
    case Rank.string:
      return 'string'
    case Rank.boolean:
      return 'bool'
    case Rank.date:
      return 'date'
    case Rank.array:
      return 'array'
    case Rank.pattern:
      return 'regex'
    case Rank.binary:
      return 'binData'
    default:
      return 'object'
  }
}

/** The value at a place, undefined when there is none. */
export function read({ parent, key }: Place): unknown {
  if (Array.isArray(parent)) return parent[Number(key)]
  return Object.hasOwn(parent, key) ? parent[key] : undefined
}

/** Writes a value at a place; gaps of an array become null. */
export function write({ parent, key }: Place, value: unknown): void {
  if (!Array.isArray(parent)) {
    parent[key] = value
    return
  }
  const at = Number(key)
  if (at > 1_500_000) throw writeFailed(`Cannot backfill array to index ${at}`)
  while (parent.length < at) parent.push(null)
  parent[at] = value
}

/** The place of a concrete path. With `create`, missing objects are made and a scalar in the way is an error. */
export function locate(doc: Doc, path: readonly string[], create: boolean): Place | null {
  let here: Doc | unknown[] = doc
  for (let i = 0; ; i++) {
    const key = path[i] as string
    if (Array.isArray(here) && !isPosition(key)) {
      if (!create) return null
      throw writeFailed(`Cannot create field '${key}' in element {${path[i - 1]}: ${encode(here)}}`)
    }
    if (i === path.length - 1) return { parent: here, key }
    const place = { parent: here, key }
    let next = read(place)
    if (next === undefined) {
      if (!create) return null
      next = {}
      write(place, next)
    }
    if (!isDoc(next) && !Array.isArray(next)) {
      if (!create) return null
      throw writeFailed(`Cannot create field '${path[i + 1]}' in element {${key}: ${encode(next)}}`)
    }
    here = next
  }
}

/** The first element of an array that made the query match: what `$` in a path stands for. */
function matchedPosition(doc: Doc, array: readonly string[], query: Doc): number {
  const name = array.join('.')
  const elements = valueAt(doc, array)
  if (!Array.isArray(elements)) return -1
  const conditions = Array.isArray(query.$and) ? [query, ...query.$and.filter(isDoc)] : [query]
  for (const q of conditions) {
    for (const [field, condition] of Object.entries(q)) {
      let at = -1
      if (field === name) {
        const { test } = compileQuery({ v: condition })
        at = elements.findIndex((x) => test({ v: [x] }))
      } else if (field.startsWith(`${name}.`)) {
        const { test } = compileQuery({ [field.slice(name.length + 1)]: condition })
        at = elements.findIndex((x) => isDoc(x) && test(x))
      }
      if (at >= 0) return at
    }
  }
  return -1
}

/** The concrete paths a path stands for: `$` and `$[]` become positions. */
export function expandPath(doc: Doc, path: string, query: Doc): (readonly string[])[] {
  const steps = splitPath(path)
  if (!path.includes('$')) return [steps]
  let paths: string[][] = [[]]
  for (const step of steps) {
    if (step === '$[]')
      paths = paths.flatMap((p) => {
        const array = valueAt(doc, p)
        if (!Array.isArray(array))
          throw writeFailed(
            `The path '${p.join('.')}' must exist in the document in order to apply array updates.`,
          )
        return array.map((_, i) => [...p, String(i)])
      })
    else if (step === '$')
      paths = paths.map((p) => {
        const at = matchedPosition(doc, p, query)
        if (at < 0)
          throw writeFailed('The positional operator did not find the match needed from the query.')
        return [...p, String(at)]
      })
    else if (step.startsWith('$'))
      throw writeFailed(
        `The dollar ($) prefixed field '${step}' in '${path}' is not valid for storage.`,
      )
    else for (const p of paths) p.push(step)
  }
  return paths
}
