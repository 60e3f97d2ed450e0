/**
 * Finding a place by the name that stands in a cell.
 * @module
 */
import { buildingName, tight } from './cells'
import type { Known, KnownPlace, Row } from './plan'
import type { SheetRow } from './sheet'

/** Places below a parent by their name, made once for what is known. */
const indexes = new WeakMap<Known, Map<string, KnownPlace>>()

const keyOf = (parent: string, name: string) => `${parent}\n${tight(name)}`

function indexOf(known: Known): Map<string, KnownPlace> {
  const made = indexes.get(known)
  if (made) return made
  const index = new Map<string, KnownPlace>()
  for (const place of known.places.values()) {
    if (place.parent !== null) index.set(keyOf(place.parent, place.name), place)
  }
  indexes.set(known, index)
  return index
}

/** The place of that name right below a parent. */
export const findChild = (known: Known, parent: string, name: string): KnownPlace | undefined =>
  indexOf(known).get(keyOf(parent, name))

/** The compound a row names, or undefined with the problem said. */
export function compoundOf({ texts, problems, known }: Row): KnownPlace | undefined {
  const value = texts.compound ?? ''
  const found = findChild(known, known.scope, value)
  if (!found && value !== '') problems.add('unknown_compound', 'compound', { value })
  return found
}

/** Whether the row is the first to make this; a second is told of the first. */
export function isFirst({ problems, taken }: Row, what: string, key: string): boolean {
  const before = taken.rows.get(what)
  if (before !== undefined) {
    problems.add('duplicate', key, { other: String(before) })
    return false
  }
  taken.rows.set(what, problems.row)
  return true
}

/** Paths of the buildings that the rows of a file name, each once. */
export function buildingsNamed(rows: readonly SheetRow[], known: Known): string[] {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const compound = findChild(known, known.scope, cells.compound?.text ?? '')
    const name = buildingName(cells.building?.text ?? '')
    const building = compound && findChild(known, compound.path, name)
    if (building) found.add(building.path)
  }
  return [...found].sort()
}
