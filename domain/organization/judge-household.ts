/**
 * Rows that make households, known by their door.
 * @module
 */
import { ancestorAt } from '../people/path'
import { buildingName, parseArea, parseRoom, unitName } from './cells'
import { compoundOf, findChild, isFirst } from './find-place'
import type { HouseholdFacts, Judged, Known, KnownPlace, Row } from './plan'

/** The unit a row names, or undefined with the problem said. */
function unitOf(row: Row): KnownPlace | undefined {
  const { texts, problems, known } = row
  const compound = compoundOf(row)
  const buildingText = buildingName(texts.building ?? '')
  if (!compound || buildingText === '') return undefined
  const building = findChild(known, compound.path, buildingText)
  if (!building) {
    problems.add('unknown_building', 'building', { value: buildingText, other: compound.name })
    return undefined
  }
  const unitText = unitName(texts.unit ?? '')
  const unit = findChild(known, building.path, unitText)
  if (!unit && unitText !== '') {
    problems.add('unknown_unit', 'unit', { value: unitText, other: building.name })
  }
  return unit
}

/** The area of a row, or undefined with the problem said. */
function areaOf({ texts, problems }: Row): number | undefined {
  const value = texts.area ?? ''
  if (value === '') return undefined
  const area = parseArea(value)
  if (typeof area === 'number') return area
  problems.add(`area_${area}`, 'area', { value })
  return undefined
}

/** The hash of a row's phone as a list; empty where none is written. */
function phonesOf({ texts, problems, known }: Row): readonly string[] {
  if (!texts.phone) return []
  const hash = known.hashPhone(texts.phone)
  if (hash === undefined) problems.add('bad_phone', 'phone')
  return hash === undefined ? [] : [hash]
}

const byRoom = new WeakMap<Known, Map<string, string>>()

/** The path under which a building has a room of that name already. */
function pathOfRoom(known: Known, building: string, room: string): string | undefined {
  const made = byRoom.get(known) ?? new Map<string, string>()
  if (!byRoom.has(known)) {
    for (const [path, facts] of known.households) {
      const at = ancestorAt(path, 'building') ?? ''
      made.set(`${at}\n${facts.room}`, path)
    }
    byRoom.set(known, made)
  }
  return made.get(`${building}\n${room}`)
}

/** A household: a door in a unit, with its area and perhaps a phone. */
export function judgeHousehold(row: Row): Judged | undefined {
  const { texts, problems, known } = row
  const unit = unitOf(row)
  const room = parseRoom(texts.room ?? '')
  if (texts.room && !room && !problems.found.some((one) => one.column.startsWith('房号'))) {
    problems.add('bad_room', 'room', { value: texts.room })
  }
  const areaCentiares = areaOf(row)
  const phones = phonesOf(row)
  if (!unit || !room || areaCentiares === undefined || problems.found.length > 0) return undefined
  const path = `${unit.path}/${room.code}`
  if (!isFirst(row, path, 'room')) return undefined
  const label = `${unit.name}${room.label}`
  const building = unit.parent ?? ''
  const elsewhere = pathOfRoom(known, building, label)
  if (elsewhere !== undefined && elsewhere !== path) {
    const other = elsewhere.slice(building.length + 1)
    problems.add('other_path', 'room', { value: label, other: `本楼的 ${other}` })
    return undefined
  }
  return compare(path, { room: label, areaCentiares, rosterPhones: phones }, known)
}

/** A phone left empty keeps what is there; one that is on the roster already changes nothing. */
function compare(path: string, facts: HouseholdFacts, known: Known): Judged {
  const was = known.households.get(path)
  if (!was) return { outcome: 'added', writes: [{ to: 'households', id: path, set: facts }] }
  const isKnownPhone = facts.rosterPhones.every((one) => was.rosterPhones.includes(one))
  const set = { ...facts, rosterPhones: isKnownPhone ? was.rosterPhones : facts.rosterPhones }
  const isSame = was.room === set.room && was.areaCentiares === set.areaCentiares && isKnownPhone
  if (isSame) return { outcome: 'same', writes: [] }
  return { outcome: 'changed', writes: [{ to: 'households', id: path, set }] }
}
