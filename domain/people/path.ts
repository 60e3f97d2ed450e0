/**
 * Paths in the organization tree: `/district/sub_district/community/compound/building/unit/room`,
 * for example `/430202/430202002/430202002012/c07/b03/u1/0302`. A permission is a role plus a
 * path prefix.
 * @module
 */

/** The levels of the tree, from the root. */
export const LEVELS = [
  'district',
  'sub_district',
  'community',
  'compound',
  'building',
  'unit_stair',
  'household',
] as const

export type Level = (typeof LEVELS)[number]

/** What a segment may hold: official division codes and our own short codes. */
const SEGMENT = /^[0-9a-z]+$/

/** The segments of a path; an ill-formed path gives an empty list. */
export function segmentsOf(path: string): string[] {
  if (!path.startsWith('/')) return []
  const segments = path.slice(1).split('/')
  return segments.length <= LEVELS.length && segments.every((s) => SEGMENT.test(s)) ? segments : []
}

/** Whether the text is a well-formed path of at least one level. */
export function isPath(path: string): boolean {
  return segmentsOf(path).length > 0
}

/** The level a path points at, or undefined when it is ill-formed. */
export function levelOf(path: string): Level | undefined {
  return LEVELS[segmentsOf(path).length - 1]
}

/** Whether `scope` is `path` itself or one of its ancestors. Ill-formed paths cover nothing. */
export function covers(scope: string, path: string): boolean {
  return isPath(scope) && isPath(path) && (path === scope || path.startsWith(`${scope}/`))
}

/** The ancestor of a path at a level (itself included), or undefined when it lies above it. */
export function ancestorAt(path: string, level: Level): string | undefined {
  const segments = segmentsOf(path)
  const depth = LEVELS.indexOf(level) + 1
  return segments.length >= depth ? `/${segments.slice(0, depth).join('/')}` : undefined
}

/** A path and all its ancestors, from the path up to the root. */
export function lineage(path: string): string[] {
  const segments = segmentsOf(path)
  return segments.map((_, i) => `/${segments.slice(0, segments.length - i).join('/')}`)
}
