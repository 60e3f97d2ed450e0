/**
 * Rows that make compounds, and buildings with their units.
 * @module
 */
import { buildingName, isName, parseUnits, tight, unitName } from './cells'
import { compoundOf, findChild, isFirst } from './find-place'
import type { Judged, Known, KnownPlace, Row, Taken, Write } from './plan'

/** Adds a place to what later rows know of, and says how to store it. */
function place(taken: Taken, made: KnownPlace): Write {
  taken.places.set(made.path, made)
  const { path, ...set } = made
  return { to: 'places', id: path, set }
}

const isFree = (known: Known, taken: Taken, path: string) =>
  !known.places.has(path) && !taken.places.has(path)

/** The first free code below a parent, from `start` on: `c07`. */
function freeCode({ known, taken }: Row, parent: string, letter: string, start: number): string {
  for (let n = start; ; n++) {
    const code = `${letter}${String(n).padStart(2, '0')}`
    if (isFree(known, taken, `${parent}/${code}`)) return code
  }
}

/** A compound, known by its name in its community. */
export function judgeCompound(row: Row): Judged | undefined {
  const { texts, problems, known, taken } = row
  const name = tight(texts.name ?? '')
  if (problems.found.length > 0) return undefined
  if (!isName(name)) problems.add('bad_name', 'name', { value: name })
  if (!isFirst(row, `compound\n${name}`, 'name') || problems.found.length > 0) return undefined
  if (findChild(known, known.scope, name)) return { outcome: 'same', writes: [] }
  const path = `${known.scope}/${freeCode(row, known.scope, 'c', 1)}`
  const made = place(taken, { path, level: 'compound', name, parent: known.scope })
  return { outcome: 'added', writes: [made] }
}

/** A building, known by its name in its compound, with so many units. */
export function judgeBuilding(row: Row): Judged | undefined {
  const { texts, problems, known, taken } = row
  const compound = compoundOf(row)
  const name = buildingName(texts.name ?? '')
  if (name !== '' && !isName(name)) problems.add('bad_name', 'name', { value: name })
  const units = parseUnits(texts.units ?? '')
  if (texts.units && units === undefined) {
    problems.add('bad_units', 'units', { value: texts.units })
  }
  if (!compound || units === undefined || problems.found.length > 0) return undefined
  if (!isFirst(row, `building\n${compound.path}\n${name}`, 'name')) return undefined
  const there = findChild(known, compound.path, name)
  if (!there) {
    const start = Number(/^(\d{1,2})\D*$/.exec(name)?.[1] ?? 1) || 1
    const path = `${compound.path}/${freeCode(row, compound.path, 'b', start)}`
    const made = place(taken, { path, level: 'building', name, parent: compound.path })
    return { outcome: 'added', writes: [made, ...unitsOf(row, path, units)] }
  }
  const more = unitsOf(row, there.path, units)
  const have = unitCount(known, there.path)
  if (have > units) {
    problems.add('fewer_units', 'units', { other: String(have) })
    return undefined
  }
  return { outcome: more.length > 0 ? 'changed' : 'same', writes: more }
}

const counted = new WeakMap<Known, Map<string, number>>()

/** How many units a building has. */
function unitCount(known: Known, building: string): number {
  const made = counted.get(known) ?? new Map<string, number>()
  if (!counted.has(known)) {
    for (const { level, parent } of known.places.values()) {
      if (level === 'unit_stair' && parent) made.set(parent, (made.get(parent) ?? 0) + 1)
    }
    counted.set(known, made)
  }
  return made.get(building) ?? 0
}

/** Units of a building that are not there yet. */
function unitsOf({ known, taken }: Row, building: string, count: number): Write[] {
  const wanted = Array.from({ length: count }, (_, i) => i + 1)
  return wanted
    .filter((n) => !known.places.has(`${building}/u${n}`))
    .map((n) => {
      const path = `${building}/u${n}`
      return place(taken, {
        path,
        level: 'unit_stair',
        name: unitName(String(n)),
        parent: building,
      })
    })
}
