/**
 * Dotted paths through documents as MongoDB's queries walk them: an array on the way stands for
 * each of its elements, a number may pick one.
 * @module
 */
import { checkFieldName } from './ejson'
import { invalidParam } from './errors'
import type { Doc } from './values'

const CACHE = new Map<string, readonly string[]>()

/** Cuts a path up; refuses empty steps and names that would reach JavaScript's prototypes. */
export function splitPath(path: string): readonly string[] {
  const known = CACHE.get(path)
  if (known) return known
  const steps = path.split('.')
  for (const step of steps) {
    if (step === '') throw invalidParam(`The path '${path}' contains an empty field name`)
    checkFieldName(step)
  }
  if (CACHE.size > 10_000) CACHE.clear()
  CACHE.set(path, steps)
  return steps
}

/** Whether a step names an array position. */
export const isPosition = (step: string): boolean => /^(0|[1-9]\d*)$/.test(step)

const field = (doc: Doc, step: string): unknown =>
  Object.hasOwn(doc, step) ? doc[step] : undefined

/**
 * Calls `visit` with every value the path leads to (undefined where it leads nowhere) until one call
 * answers true; answers whether one did.
 */
export function someAt(
  at: unknown,
  path: readonly string[],
  from: number,
  visit: (v: unknown) => boolean,
): boolean {
  let here = at
  for (let i = from; i < path.length; i++) {
    const step = path[i] as string
    if (Array.isArray(here)) {
      if (isPosition(step) && someAt(here[Number(step)], path, i + 1, visit)) return true
      for (const x of here)
        if (typeof x === 'object' && x !== null && !Array.isArray(x) && someAt(x, path, i, visit))
          return true
      return false
    }
    if (typeof here !== 'object' || here === null) return visit(undefined)
    here = field(here as Doc, step)
  }
  return visit(here)
}

/** The single value at a path, arrays only entered by position. */
export function valueAt(doc: unknown, path: readonly string[]): unknown {
  let here = doc
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined
    here = Array.isArray(here) ? here[Number(step)] : field(here as Doc, step)
  }
  return here
}
