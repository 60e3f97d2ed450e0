/**
 * Grids (网格): a second division beside the tree. Ordinary grids never share a place; an exclusive
 * grid (专属网格) of a business district or a park lies over them; grids of several towns and farms may
 * act together as a federation (联合体), which is the name they share.
 * @module
 */
import { covers } from '../people/path'

export const GRID_KIND_TITLES = {
  ordinary: '普通网格',
  commercial_district: '商圈专属网格',
  enterprise_park: '园区专属网格',
} as const

export type GridKind = keyof typeof GRID_KIND_TITLES
const GRID_KINDS = Object.keys(GRID_KIND_TITLES) as readonly GridKind[]

/** The kind said in words, or undefined. */
export const gridKindOf = (title: string): GridKind | undefined =>
  GRID_KINDS.find((kind) => GRID_KIND_TITLES[kind] === title)

export const isGridCode = (text: string): boolean => /^[0-9A-Za-z]{4,20}$/.test(text)

/** What a grid is, as far as the rules ask. */
export interface GridShape {
  readonly id: string
  readonly name: string
  readonly kind: GridKind
  /** Paths of the compounds and buildings it looks after. */
  readonly covers: readonly string[]
}

/**
 * The place of a grid that another ordinary grid has already, and which; undefined when there is none.
 * Only ordinary grids keep others out.
 */
export function placeTaken(
  grid: GridShape,
  others: Iterable<GridShape>,
): { path: string; by: GridShape } | undefined {
  if (grid.kind !== 'ordinary') return undefined
  for (const by of others) {
    if (by.id === grid.id || by.kind !== 'ordinary') continue
    for (const path of grid.covers) {
      if (by.covers.some((one) => covers(one, path) || covers(path, one))) return { path, by }
    }
  }
  return undefined
}
