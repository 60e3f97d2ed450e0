/**
 * Which fields a `get` answers with: inclusion, exclusion, `$slice`, `$elemMatch`, `arr.$`.
 * @module
 */
import { requestFailed } from './errors'
import { compileQuery } from './match'
import { splitPath } from './paths'
import { copyValue, type Doc, isDoc } from './values'

/** Makes the answered document of a found one. */
export type Projection = (doc: Doc) => Doc

/** Fields as a tree: true ends a path. */
type Tree = Map<string, Tree | true>

function grow(tree: Tree, path: readonly string[]): void {
  let here = tree
  for (const [i, step] of path.entries()) {
    const next = here.get(step)
    if (next === true) return
    if (i === path.length - 1) {
      here.set(step, true)
      return
    }
    const branch: Tree = next ?? new Map()
    here.set(step, branch)
    here = branch
  }
}

function include(v: unknown, tree: Tree): unknown {
  if (Array.isArray(v))
    return v.filter((x) => isDoc(x) || Array.isArray(x)).map((x) => include(x, tree))
  if (!isDoc(v)) return undefined
  const out: Doc = {}
  for (const [k, child] of Object.entries(v)) {
    const branch = tree.get(k)
    if (branch === true) out[k] = child
    else if (branch) {
      const inner = include(child, branch)
      if (inner !== undefined) out[k] = inner
    }
  }
  return out
}

function exclude(v: unknown, tree: Tree): unknown {
  if (Array.isArray(v)) return v.map((x) => exclude(x, tree))
  if (!isDoc(v)) return v
  const out: Doc = {}
  for (const [k, child] of Object.entries(v)) {
    const branch = tree.get(k)
    if (branch !== true) out[k] = branch ? exclude(child, branch) : child
  }
  return out
}

function slice(v: unknown, spec: unknown): unknown {
  if (!Array.isArray(v)) return v
  if (typeof spec === 'number') return spec < 0 ? v.slice(spec) : v.slice(0, spec)
  const [skip, count] = Array.isArray(spec) ? spec : []
  if (typeof skip !== 'number' || typeof count !== 'number' || count <= 0)
    throw requestFailed('$slice limit must be positive')
  const from = skip < 0 ? Math.max(0, v.length + skip) : skip
  return v.slice(from, from + count)
}

/** A field computed after inclusion or exclusion; undefined drops it. */
interface Special {
  readonly path: readonly string[]
  readonly include: boolean
  compute(v: unknown): unknown
}

function special(field: string, spec: Doc): Special {
  const path = splitPath(field)
  if ('$slice' in spec) return { path, include: false, compute: (v) => slice(v, spec.$slice) }
  if ('$elemMatch' in spec) {
    const { test } = compileQuery({ v: { $elemMatch: spec.$elemMatch } })
    const first = (v: unknown) =>
      Array.isArray(v) ? v.filter((x) => test({ v: [x] })).slice(0, 1) : []
    return {
      path,
      include: true,
      compute: (v) => {
        const found = first(v)
        return found.length > 0 ? found : undefined
      },
    }
  }
  throw requestFailed(`Unsupported projection option: ${field}: { ${Object.keys(spec)[0]} }`)
}

function change(doc: Doc, path: readonly string[], compute: (v: unknown) => unknown): Doc {
  const [step, ...rest] = path
  if (step === undefined || !Object.hasOwn(doc, step)) return doc
  const child = doc[step]
  const value =
    rest.length === 0 ? compute(child) : isDoc(child) ? change(child, rest, compute) : child
  const out = { ...doc }
  if (value === undefined) delete out[step]
  else out[step] = value
  return out
}

/** Compiles a decoded projection. `query` resolves `arr.$`. */
export function compileProjection(spec: Doc, query: Doc): Projection {
  const included: Tree = new Map()
  const excluded: Tree = new Map()
  const specials: Special[] = []
  let id = true
  for (const [field, v] of Object.entries(spec)) {
    if (field === '_id' && !isDoc(v)) id = Boolean(v)
    else if (isDoc(v)) specials.push(special(field, v))
    else if (field.endsWith('.$')) {
      const array = field.slice(0, -2)
      const condition = query[array]
      if (condition === undefined)
        throw requestFailed(
          'Executor error during find command: positional operator does not match the query specifier.',
        )
      specials.push(
        special(array, { $elemMatch: isDoc(condition) ? condition : { $eq: condition } }),
      )
    } else if (v === true || (typeof v === 'number' && v !== 0)) grow(included, splitPath(field))
    else if (v === false || v === 0) grow(excluded, splitPath(field))
    else throw requestFailed(`Unsupported projection value of '${field}'`)
  }
  if (included.size > 0 && excluded.size > 0)
    throw requestFailed('Projection cannot have a mix of inclusion and exclusion.')
  const including = included.size > 0 || specials.some((s) => s.include)
  for (const s of specials) if (including) grow(included, s.path)
  const onlyId = '_id' in spec && id && Object.keys(spec).length === 1
  if (id) included.set('_id', true)
  else excluded.set('_id', true)
  return (doc) => {
    let out = (including || onlyId ? include(doc, included) : exclude(doc, excluded)) as Doc
    for (const s of specials) out = change(out, s.path, (v) => s.compute(copyValue(v)))
    return out
  }
}
