/**
 * Updates: operators applied to a copy of a document, with MongoDB's rules and refusals.
 * @module
 */
import { encode } from './ejson'
import { writeFailed } from './errors'
import { arrayOperators } from './update-arrays'
import { expandPath, locate, read, typeName, write } from './update-path'
import { compareValues, copyValue, type Doc, isDoc, sameValue } from './values'

/** MongoDB's limit of one document. */
const MAX_DOCUMENT_CHARS = 16 * 1024 * 1024

/** Refuses what may not be stored: `$` and dots in names, a document beyond 16 MB. */
export function checkStorable(v: unknown, path = ''): void {
  if (Array.isArray(v)) {
    for (const [i, x] of v.entries()) checkStorable(x, `${path}.${i}`)
    return
  }
  if (!isDoc(v)) return
  for (const [k, child] of Object.entries(v)) {
    const at = path === '' ? k : `${path}.${k}`
    if (k.startsWith('$'))
      throw writeFailed(`The dollar ($) prefixed field '${k}' in '${at}' is not valid for storage.`)
    if (k.includes('.'))
      throw writeFailed(`The dotted field '${k}' in '${at}' is not valid for storage.`)
    if (typeof child === 'object' && child !== null) checkStorable(child, at)
  }
}

/** Refuses a document MongoDB would find too large. */
export function checkSize(doc: Doc): void {
  if (encode(doc).length > MAX_DOCUMENT_CHARS)
    throw writeFailed(`object to insert too large. size in bytes: more than ${MAX_DOCUMENT_CHARS}`)
}

/** A new value of a field, given the old one; undefined leaves the field alone. */
type Operator = (old: unknown, spec: unknown, field: string, doc: Doc) => unknown

function numeric(name: string, verb: string, apply: (old: number, by: number) => number): Operator {
  return (old, spec, field, doc) => {
    if (typeof spec !== 'number')
      throw writeFailed(`Cannot ${verb} with non-numeric argument: {${field}: ${encode(spec)}}`)
    if (old === undefined) return name === '$inc' ? spec : 0
    if (typeof old !== 'number')
      throw writeFailed(
        `Cannot apply ${name} to a value of non-numeric type. {_id: ${encode(doc._id)}} has the field '${field.split('.').at(-1)}' of non-numeric type ${typeName(old)}`,
      )
    return apply(old, spec)
  }
}

function bit(old: unknown, spec: unknown, field: string): unknown {
  if (!isDoc(spec))
    throw writeFailed(`The $bit modifier is not compatible with a ${typeName(spec)}`)
  if (old !== undefined && !Number.isInteger(old))
    throw writeFailed(`Cannot apply $bit to a value of non-integral type. field '${field}'`)
  let out = (old as number | undefined) ?? 0
  for (const [op, by] of Object.entries(spec)) {
    if (!Number.isInteger(by)) throw writeFailed('The $bit modifier field must be an Integer')
    if (op === 'and') out &= by as number
    else if (op === 'or') out |= by as number
    else if (op === 'xor') out ^= by as number
    else throw writeFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${op}'`)
  }
  return out
}

const valueOperators: Record<string, Operator> = {
  $set: (_old, spec) => copyValue(spec),
  $setOnInsert: (_old, spec) => copyValue(spec),
  $inc: numeric('$inc', 'increment', (a, b) => a + b),
  $mul: numeric('$mul', 'multiply', (a, b) => a * b),
  $min: (old, spec) => (old === undefined || compareValues(spec, old) < 0 ? spec : undefined),
  $max: (old, spec) => (old === undefined || compareValues(spec, old) > 0 ? spec : undefined),
  $bit: bit,
  ...arrayOperators,
}

/** Operators that must not build the path when there is nothing at its end. */
const NEVER_CREATE = new Set(['$unset', '$pop', '$pull', '$pullAll'])

function unset(doc: Doc, path: readonly string[]): void {
  const place = locate(doc, path, false)
  if (!place || read(place) === undefined) return
  // An array keeps its length: the element becomes null.
  if (Array.isArray(place.parent)) place.parent[Number(place.key)] = null
  else delete place.parent[place.key]
}

function rename(doc: Doc, from: readonly string[], to: unknown): void {
  if (typeof to !== 'string') throw writeFailed("The 'to' field for $rename must be a string")
  const source = locate(doc, from, false)
  const value = source ? read(source) : undefined
  if (value === undefined) return
  unset(doc, from)
  const target = locate(doc, to.split('.'), true)
  if (target) write(target, value)
}

/** Two paths of one update may not be the same, nor one within the other. */
function assertApart(paths: readonly string[]): void {
  const clash = (path: string, at: string) =>
    writeFailed(`Updating the path '${path}' would create a conflict at '${at}'`)
  const all = new Set<string>()
  for (const path of paths) {
    if (all.has(path)) throw clash(path, path)
    all.add(path)
  }
  for (const path of paths)
    for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1))
      if (all.has(path.slice(0, dot))) throw clash(path, path.slice(0, dot))
}

/** The parts of an update document, checked: operator, path, argument. */
function parts(update: Doc): [operator: string, path: string, spec: unknown][] {
  const out: [string, string, unknown][] = []
  for (const [operator, fields] of Object.entries(update)) {
    if (!operator.startsWith('$'))
      throw writeFailed(`Unknown modifier: ${operator}. Expected a valid update modifier`)
    if (!isDoc(fields))
      throw writeFailed(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${encode(fields)}}`,
      )
    for (const [path, spec] of Object.entries(fields)) out.push([operator, path, spec])
  }
  assertApart(out.flatMap(([op, path, spec]) => (op === '$rename' ? [path, String(spec)] : [path])))
  return out
}

/** What an update is applied with. */
export interface UpdateContext {
  /** The decoded query that found the document: `$` in a path looks into it. */
  readonly query: Doc
  /** Epoch ms for `$currentDate`. */
  readonly now: number
  /** The document is being made by an upsert. */
  readonly inserting: boolean
}

function applyOne(
  doc: Doc,
  operator: string,
  path: readonly string[],
  spec: unknown,
  ctx: UpdateContext,
): void {
  if (operator === '$setOnInsert' && !ctx.inserting) return
  if (operator === '$unset') {
    unset(doc, path)
    return
  }
  if (operator === '$rename') {
    rename(doc, path, spec)
    return
  }
  const place = locate(doc, path, !NEVER_CREATE.has(operator))
  if (!place) return
  if (operator === '$currentDate') {
    write(place, new Date(ctx.now))
    return
  }
  const apply = valueOperators[operator]
  if (!apply) throw writeFailed(`Unknown modifier: ${operator}. Expected a valid update modifier`)
  const value = apply(read(place), spec, path.join('.'), doc)
  if (value !== undefined) write(place, value)
}

/** The document after an update; the one given stays as it was. Throws the service's error. */
export function applyUpdate(before: Doc, update: Doc, ctx: UpdateContext): Doc {
  const doc = copyValue(before)
  for (const [operator, path, spec] of parts(update))
    for (const concrete of expandPath(before, path, ctx.query))
      applyOne(doc, operator, concrete, spec, ctx)
  if (!sameValue(doc._id, before._id))
    throw writeFailed(
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    )
  checkStorable(doc)
  checkSize(doc)
  return doc
}
