/**
 * The update operators on arrays.
 * @module
 */
import { encode } from './ejson'
import { writeFailed } from './errors'
import { compileQuery, isOperatorDoc } from './match'
import { splitPath, valueAt } from './paths'
import { typeName } from './update-path'
import { compareValues, copyValue, type Doc, isDoc, sameValue } from './values'

/** A new value of an array field, given the old one; undefined leaves the field alone. */
export type ArrayOperator = (old: unknown, spec: unknown, field: string, doc: Doc) => unknown

function elementOrder(spec: unknown): (a: unknown, b: unknown) => number {
  if (spec === 1 || spec === -1) return (a, b) => compareValues(a, b) * spec
  if (!isDoc(spec))
    throw writeFailed('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}')
  const keys = Object.entries(spec).map(([path, way]) => {
    if (way !== 1 && way !== -1) throw writeFailed('The $sort element value must be either 1 or -1')
    return { path: splitPath(path), way: way as number }
  })
  return (a, b) => {
    for (const { path, way } of keys) {
      const by = compareValues(valueAt(a, path), valueAt(b, path)) * way
      if (by !== 0) return by
    }
    return 0
  }
}

function integer(v: unknown, name: string): number {
  if (!Number.isInteger(v))
    throw writeFailed(
      `The value for ${name} must be an integer value but was given type: ${typeName(v)}`,
    )
  return v as number
}

function each(spec: unknown, operator: string): unknown[] {
  if (!isDoc(spec) || !('$each' in spec)) return [spec]
  if (!Array.isArray(spec.$each))
    throw writeFailed(
      `The argument to $each in ${operator} must be an array but it was of type: ${typeName(spec.$each)}`,
    )
  return spec.$each
}

const PUSH_PARTS = new Set(['$each', '$position', '$slice', '$sort'])

function push(old: unknown, spec: unknown, field: string, doc: Doc): unknown {
  if (old !== undefined && !Array.isArray(old))
    throw writeFailed(
      `The field '${field}' must be an array but is of type ${typeName(old)} in document {_id: ${encode(doc._id)}}`,
    )
  const added = copyValue(each(spec, '$push'))
  const out = [...(old ?? [])]
  const parts: Doc = isDoc(spec) && '$each' in spec ? spec : {}
  for (const k of Object.keys(parts))
    if (!PUSH_PARTS.has(k)) throw writeFailed(`Unrecognized clause in $push: ${k}`)
  const at = parts.$position === undefined ? out.length : integer(parts.$position, '$position')
  out.splice(at, 0, ...added)
  if (parts.$sort !== undefined) out.sort(elementOrder(parts.$sort))
  if (parts.$slice === undefined) return out
  const slice = integer(parts.$slice, '$slice')
  return slice < 0 ? out.slice(slice) : out.slice(0, slice)
}

function addToSet(old: unknown, spec: unknown, field: string): unknown {
  if (old !== undefined && !Array.isArray(old))
    throw writeFailed(
      `Cannot apply $addToSet to non-array field. Field named '${field}' has non-array type ${typeName(old)}`,
    )
  const out = [...(old ?? [])]
  for (const x of each(spec, '$addToSet'))
    if (!out.some((y) => sameValue(x, y))) out.push(copyValue(x))
  return out
}

function pop(old: unknown, spec: unknown, field: string): unknown {
  if (spec !== 1 && spec !== -1) throw writeFailed(`$pop expects 1 or -1, found: ${encode(spec)}`)
  if (old === undefined) return undefined
  if (!Array.isArray(old))
    throw writeFailed(`Path '${field}' contains an element of non-array type '${typeName(old)}'`)
  return spec === 1 ? old.slice(0, -1) : old.slice(1)
}

/** What `$pull` removes: elements equal to a value, or matching a condition or a query. */
function pulled(spec: unknown): (x: unknown) => boolean {
  if (isOperatorDoc(spec) || spec instanceof RegExp) {
    const { test } = compileQuery({ v: spec })
    return (x) => test({ v: x })
  }
  if (!isDoc(spec)) return (x) => sameValue(x, spec)
  const { test } = compileQuery(spec)
  return (x) => isDoc(x) && test(x)
}

function pull(old: unknown, spec: unknown): unknown {
  if (old === undefined) return undefined
  if (!Array.isArray(old)) throw writeFailed('Cannot apply $pull to a non-array value')
  const gone = pulled(spec)
  return old.filter((x) => !gone(x))
}

function pullAll(old: unknown, spec: unknown): unknown {
  if (!Array.isArray(spec))
    throw writeFailed(`$pullAll requires an array argument but was given a ${typeName(spec)}`)
  if (old === undefined) return undefined
  if (!Array.isArray(old)) throw writeFailed('Cannot apply $pull to a non-array value')
  return old.filter((x) => !spec.some((y) => sameValue(x, y)))
}

/** Array operators by name. */
export const arrayOperators: Record<string, ArrayOperator> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}
