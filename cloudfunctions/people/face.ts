/**
 * What other contexts may ask of people and places.
 * @module
 */
import { ancestorAt, covers, levelOf, lineage } from '@domain/people/path'
import { isInForce, type Role } from '@domain/people/roles'
import { withSolved } from '@domain/requests/solved'
import type { Database, Reader, Transaction } from '../kernel/database'
import { type MessageDoc, tell } from '../kernel/messages'
import { type ResidentDoc, residents } from '../kernel/resident'
import type { AppointmentDoc, HouseholdDoc, PlaceDoc } from './documents'
import { appointments, households, places } from './store'

export type { AppointmentDoc }

/** Most appointments looked at in one compound; more than this is a mistake in the data. */
const MOST_APPOINTMENTS = 500

/** A place in words, rooms masked. */
export interface NamedPlace {
  /** Path of its compound. */
  compound: string
  compoundName: string
  buildingName: string
  /** E.g. `桂花苑 3栋 *单元**室`. */
  name: string
}

/** A room as shown to those whose duty does not need it: `*单元**室`. */
export const maskedRoom = (path: string): string =>
  levelOf(path) === 'household' ? '*单元**室' : ''

/** The compounds and buildings of several paths, by path; one read. Unknown ones are absent. */
export async function readPlaces(
  db: Database,
  paths: readonly string[],
): Promise<Map<string, PlaceDoc>> {
  const wanted = paths.flatMap((path) => [
    ancestorAt(path, 'compound'),
    ancestorAt(path, 'building'),
  ])
  const ids = [...new Set(wanted.filter((path) => path !== undefined))]
  const found = await db.find(places, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
  return new Map(found.map((place) => [place._id, place]))
}

/** A path in words, or undefined when its compound or its building is unknown or it is too wide. */
export function namePlace(
  known: ReadonlyMap<string, PlaceDoc>,
  path: string,
): NamedPlace | undefined {
  const compound = known.get(ancestorAt(path, 'compound') ?? '')
  const buildingPath = ancestorAt(path, 'building')
  const building = buildingPath ? known.get(buildingPath) : undefined
  if (!compound || (buildingPath && !building)) return undefined
  const words = [compound.name, building?.name, maskedRoom(path)]
  return {
    compound: compound._id,
    compoundName: compound.name,
    buildingName: building?.name ?? '',
    name: words.filter(Boolean).join(' '),
  }
}

/** The room of a household in full, e.g. `1单元302`; null when it is unknown. */
export async function readRoom(reader: Reader, householdPath: string): Promise<string | null> {
  return (await reader.get(households, householdPath))?.room ?? null
}

/** Everyone in office in a compound with one of these roles, buildings included; one read. */
export async function findInOffice(
  db: Database,
  compound: string,
  roles: readonly Role[],
  now: number,
): Promise<AppointmentDoc[]> {
  // Segments hold no character between `/` and `0`: this is the compound and all below it.
  const scope = { gte: compound, lt: `${compound}0` }
  const window = { limit: MOST_APPOINTMENTS }
  const found = await db.find(appointments, { scope, endsAt: { gt: now } }, window)
  if (found.length === MOST_APPOINTMENTS) throw new Error('too many appointments in one compound')
  return found.filter((one) => roles.includes(one.role) && inForce(one, now))
}

/** Everyone in office over a path with one of these roles: at it or at a place above; one read. */
export async function inOfficeOver(
  db: Database,
  path: string,
  roles: readonly Role[],
  now: number,
): Promise<AppointmentDoc[]> {
  const where = { scope: { in: lineage(path) }, endsAt: { gt: now } }
  const found = await db.find(appointments, where, { limit: MOST_APPOINTMENTS })
  return found.filter((one) => roles.includes(one.role) && inForce(one, now))
}

/** A person's appointment in a compound with one of these roles, in force now; one read. */
export async function findAppointmentOf(
  db: Database,
  personId: string,
  compound: string,
  roles: readonly Role[],
  now: number,
): Promise<AppointmentDoc | undefined> {
  const found = await db.find(appointments, { personId, endsAt: { gt: now } }, { limit: 100 })
  return found.find((one) => isUsable(one, compound, roles, now))
}

/** The same appointment read again, e.g. in a transaction, if it still holds. */
export async function recheckAppointment(
  reader: Reader,
  { _id }: AppointmentDoc,
  compound: string,
  roles: readonly Role[],
  now: number,
): Promise<AppointmentDoc | undefined> {
  const found = await reader.get(appointments, _id)
  return found && isUsable(found, compound, roles, now) ? found : undefined
}

const isUsable = (one: AppointmentDoc, compound: string, roles: readonly Role[], now: number) =>
  roles.includes(one.role) && covers(compound, one.scope) && inForce(one, now)

const inForce = (one: AppointmentDoc, now: number) => isInForce({ id: one._id, ...one }, now)

/** Names of places of any level, by path; one read. Unknown ones are absent. */
export async function placeNames(
  db: Database,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const above = paths.map((path) =>
    levelOf(path) === 'building' ? ancestorAt(path, 'compound') : undefined,
  )
  const ids = [...new Set([...paths, ...above.filter((path) => path !== undefined)])]
  const found = await db.find(places, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
  const known = new Map(found.map((place) => [place._id, place]))
  const names = paths.flatMap((path): [string, string][] => {
    const place = known.get(path)
    if (!place) return []
    const compound = place.level === 'building' ? known.get(place.parent ?? '')?.name : undefined
    return [[path, compound ? `${compound} ${place.name}` : place.name]]
  })
  return new Map(names)
}

/** A place, or undefined when there is none at the path; one read. */
export async function placeOf(reader: Reader, path: string): Promise<PlaceDoc | undefined> {
  return reader.get(places, path)
}

/** Counts one more request of a compound as solved, in the transaction that closes it. */
export async function addSolved(tx: Transaction, compound: string, now: number): Promise<void> {
  const place = await tx.get(places, compound)
  if (place) await tx.update(places, compound, { solved: withSolved(place.solved ?? {}, now) })
}

/** Duty phones that are published to the people of a place: its own and those above; one read. */
export async function publicPhonesOver(db: Database, path: string, now: number): Promise<string[]> {
  const scope = { in: lineage(path) }
  const window = { limit: MOST_APPOINTMENTS }
  const found = await db.find(appointments, { scope, endsAt: { gt: now } }, window)
  return found.flatMap((one) => (one.dutyPhone ? [one.dutyPhone] : []))
}

/** Most places right below one, e.g. buildings of a compound. */
const MOST_CHILDREN = 500

/** Each scope itself and the places right below it, with names; two reads whatever the number. */
export async function placesUnder(
  db: Database,
  scopes: readonly string[],
): Promise<Map<string, { path: string; name: string; householdCount: number }[]>> {
  const wanted = [...new Set(scopes)]
  const limit = MOST_CHILDREN * Math.max(1, wanted.length)
  const [own, children] = await Promise.all([
    db.find(places, { _id: { in: wanted } }, { limit: Math.max(1, wanted.length) }),
    db.find(places, { parent: { in: wanted } }, { limit: Math.min(limit, 1000) }),
  ])
  return new Map(
    own.map((place) => {
      const below = children.filter((child) => child.parent === place._id)
      return [
        place._id,
        [place, ...below].map((one) => ({
          path: one._id,
          householdCount: one.householdCount,
          name: one.level === 'building' && place !== one ? `${place.name} ${one.name}` : one.name,
        })),
      ]
    }),
  )
}

/**
 * Households at or under a place, in the order of their paths; one read.
 * @param after path of the last one read before; empty at the start
 */
export async function householdsUnder(
  db: Database,
  path: string,
  after: string,
  limit: number,
): Promise<HouseholdDoc[]> {
  // Segments hold no character between `/` and `0`: this is everything below the path.
  const _id = { gt: after === '' ? `${path}/` : after, lt: `${path}0` }
  return db.find(households, { _id }, { orderBy: { field: '_id', order: 'asc' }, limit })
}

/** A household, or undefined when there is none at the path; one read. */
export async function householdOf(reader: Reader, path: string): Promise<HouseholdDoc | undefined> {
  return reader.get(households, path)
}

/**
 * Rooms of households in full with the person ids of who lives there, by path; one read, at most 1,000.
 * Unknown ones are absent.
 */
export async function roomsOf(
  db: Database,
  paths: readonly string[],
): Promise<Map<string, { room: string; members: string[] }>> {
  const ids = [...new Set(paths)]
  const found = await db.find(households, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
  return new Map(
    found.map(({ _id, room, members }) => [
      _id,
      { room, members: members.map(({ personId }) => personId) },
    ]),
  )
}

/** Person ids of everybody in households, by path; one read, at most 1,000. Unknown ones are absent. */
export async function membersOf(
  db: Database,
  paths: readonly string[],
): Promise<Map<string, string[]>> {
  const ids = [...new Set(paths)]
  const found = await db.find(households, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
  return new Map(
    found.map(({ _id, members }) => [_id, members.map(({ personId }) => personId)] as const),
  )
}

/** Paths of the homes of several people, by person; one read, at most 1,000. Unknown ones are absent. */
export async function homesOf(
  db: Database,
  people: readonly string[],
): Promise<Map<string, string[]>> {
  const ids = [...new Set(people)]
  const limit = Math.max(1, ids.length)
  const found = await db.find(residents, { personId: { in: ids } }, { limit })
  return new Map(
    found.map(({ personId, households: homes }) => [personId, homes.map(({ path }) => path)]),
  )
}

/** Somebody of a household. */
export interface Member {
  readonly personId: string
  readonly name: string
  readonly households: readonly string[]
}

/** `3单元 302室`, `3-302` and `3单元302` are one room. */
const plainRoom = (room: string): string =>
  room
    .normalize('NFKC')
    .replace(/[\s\-—–·室号]/g, '')
    .replace(/单元|栋|幢/g, '')

/**
 * Who lives in a room of a building under that name: what a neighbour knows who names somebody. Two
 * reads; nobody unless room and name are both right and mean one person.
 */
export async function findMember(
  db: Database,
  building: string,
  room: string,
  name: string,
): Promise<Member | undefined> {
  const inBuilding = await db.find(households, { buildingPath: building }, { limit: 1000 })
  const home = inBuilding.find((one) => plainRoom(one.room) === plainRoom(room))
  const ids = home?.members.map(({ personId }) => personId) ?? []
  const found = await db.find(residents, { personId: { in: ids } }, { limit: 100 })
  const named = found.filter((one) => one.name === name.trim())
  const [only] = named.length === 1 ? named : []
  return only && memberOf(only)
}

const memberOf = ({ personId, name, households: homes }: ResidentDoc): Member => ({
  personId,
  name,
  households: homes.map((home) => home.path),
})

/** Tells everybody of a household; nobody when it has no member here. Their person ids. */
export async function tellHousehold(
  tx: Transaction,
  eventId: string,
  household: string,
  message: Pick<MessageDoc, 'title' | 'body' | 'url' | 'at'>,
): Promise<string[]> {
  const home = await householdOf(tx, household)
  const people = (home?.members ?? []).map(({ personId }) => personId)
  for (const to of people) await tell(tx, eventId, { to, ...message })
  return people
}
