/**
 * One compound with everyone in it: places, homes, residents and those who look after them.
 * @module
 */
import type { Role } from '@domain/people/roles'
import type {
  AppointmentDoc,
  HouseholdDoc,
  PlaceDoc,
  ResidentDoc,
} from '@functions/people/documents'
import { appoint, castHolder } from './offices'
import { CAST_OPENIDS } from './personas'
import {
  type BuildingPlan,
  type CommunityPlan,
  type CompoundPlan,
  homesIn,
  homesInCompound,
} from './plan'
import { randomFor } from './random'
import {
  castPerson,
  householdsOf,
  newPerson,
  type PhoneBook,
  phoneBook,
  residentsOf,
  type Setting,
  settle,
} from './residents'

/** Documents of one part of the district, by collection. */
export interface Batch {
  places: PlaceDoc[]
  households: HouseholdDoc[]
  residents: ResidentDoc[]
  appointments: AppointmentDoc[]
}

/** Fills an office with people who do not live in the compound: they have no home in the records. */
export function staff(
  batch: Batch,
  role: Role,
  scope: string,
  count: number,
  phones: PhoneBook,
  setting: Setting,
): void {
  for (let i = 0; i < count; i++) {
    const member = i === 0 ? castHolder(role, scope) : undefined
    const key = `staff|${role}|${scope}|${i}`
    const person = member
      ? castPerson(member, phones, setting)
      : newPerson(key, randomFor(setting.seed, key), phones, setting)
    batch.residents.push(person)
    batch.appointments.push(appoint(person, role, scope, setting))
  }
}

function placesOf(compound: CompoundPlan, community: CommunityPlan): PlaceDoc[] {
  const places: PlaceDoc[] = [
    {
      _id: compound.path,
      level: 'compound',
      code: compound.code,
      name: compound.name,
      parent: community.path,
      householdCount: homesInCompound(compound),
    },
  ]
  for (const b of compound.buildings) {
    const name = `${Number(b.code.slice(1))}栋`
    places.push({
      _id: b.path,
      level: 'building',
      code: b.code,
      name,
      parent: compound.path,
      householdCount: homesIn(b),
    })
    for (let stair = 1; stair <= b.stairs; stair++) {
      places.push({
        _id: `${b.path}/u${stair}`,
        level: 'unit_stair',
        code: `u${stair}`,
        name: `${stair}单元`,
        parent: b.path,
        householdCount: b.floors * b.homesPerFloor,
      })
    }
  }
  return places
}

/** Appoints the office's member of the cast, if it has one, else someone of `free`, who leaves it. */
function appointNeighbour(
  batch: Batch,
  role: Role,
  scope: string,
  free: ResidentDoc[],
  setting: Setting,
): void {
  const member = castHolder(role, scope)
  const random = randomFor(setting.seed, `choice|${role}|${scope}|${free.length}`)
  const person = member
    ? batch.residents.find((p) => p._id === member.openid)
    : free.splice(random.below(free.length), 1)[0]
  if (!person) throw new Error(`nobody left for ${role} of ${scope}`)
  batch.appointments.push(appoint(person, role, scope, setting))
}

function moveIn(
  batch: Batch,
  building: BuildingPlan,
  phones: PhoneBook,
  setting: Setting,
): ResidentDoc[] {
  const homes = householdsOf(building, setting)
  const residents = residentsOf(building, homes, phones, setting)
  settle(homes, residents)
  batch.households.push(...homes)
  batch.residents.push(...residents)
  const free = residents.filter((p) => !CAST_OPENIDS.has(p._id))
  appointNeighbour(batch, 'building_captain', building.path, free, setting)
  for (let i = 0; i < building.residentReps; i++) {
    appointNeighbour(batch, 'resident_rep', building.path, free, setting)
  }
  const former = free[0]
  if (former && randomFor(setting.seed, `former|${building.path}`).chance(80)) {
    batch.appointments.push(appoint(former, 'building_captain', building.path, setting, 'past'))
  }
  return free
}

/** Generates a compound: the same for the same plan and setting, whatever else is generated. */
export function generateCompound(
  community: CommunityPlan,
  compound: CompoundPlan,
  setting: Setting,
): Batch {
  const { path } = compound
  const places = placesOf(compound, community)
  const batch: Batch = { places, households: [], residents: [], appointments: [] }
  const phones = phoneBook(community.position, compound.position + 1)
  const free = compound.buildings.flatMap((b) => moveIn(batch, b, phones, setting))
  for (let i = 0; i < compound.secretaries; i++) {
    if (free.length > 0) appointNeighbour(batch, 'branch_secretary', path, free, setting)
    else staff(batch, 'branch_secretary', path, 1, phones, setting)
  }
  staff(batch, 'grid_worker_full', path, compound.gridWorkers, phones, setting)
  if (compound.hasPropertyFirm) staff(batch, 'property_staff', path, 2, phones, setting)
  return batch
}
