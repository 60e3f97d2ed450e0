/**
 * The demo district as a stream of documents. Real divisions, invented people; see README.md.
 * @module
 */
import type { Level } from '@domain/people/path'
import type {
  AppointmentDoc,
  HouseholdDoc,
  PlaceDoc,
  ResidentDoc,
} from '@functions/people/documents'
import { startOfDay } from './clock'
import { type Batch, generateCompound, staff } from './compound'
import {
  type CommunityPlan,
  type DistrictPlan,
  homesInCompound,
  planDistrict,
  type Scale,
  type SubDistrictPlan,
} from './plan'
import { phoneBook, type Setting } from './residents'

/** The seed of the district everybody sees. */
const DEFAULT_SEED = 430202

/** A document and the collection it belongs in. */
export type DistrictDocument =
  | { collection: 'places'; document: PlaceDoc }
  | { collection: 'households'; document: HouseholdDoc }
  | { collection: 'residents'; document: ResidentDoc }
  | { collection: 'appointments'; document: AppointmentDoc }

export interface GenerateOptions {
  scale: Scale
  /** Default {@link DEFAULT_SEED}. */
  seed?: number
  /** Any moment of the day the demo is told from, epoch milliseconds. */
  now: number
}

const emptyBatch = (places: PlaceDoc[]): Batch => ({
  places,
  households: [],
  residents: [],
  appointments: [],
})

function* documentsOf(batch: Batch): Generator<DistrictDocument> {
  for (const document of batch.places) yield { collection: 'places', document }
  for (const document of batch.households) yield { collection: 'households', document }
  for (const document of batch.residents) yield { collection: 'residents', document }
  for (const document of batch.appointments) yield { collection: 'appointments', document }
}

function place(
  level: Level,
  at: { path: string; code: string; name: string },
  parent: string | null,
  householdCount: number,
): PlaceDoc {
  return { _id: at.path, level, code: at.code, name: at.name, parent, householdCount }
}

const homesInCommunity = (c: CommunityPlan) =>
  c.compounds.reduce((sum, compound) => sum + homesInCompound(compound), 0)
const homesInSubDistrict = (s: SubDistrictPlan) =>
  s.communities.reduce((sum, community) => sum + homesInCommunity(community), 0)
const homesInDistrict = (d: DistrictPlan) =>
  d.subDistricts.reduce((sum, subDistrict) => sum + homesInSubDistrict(subDistrict), 0)

function* generateCommunity(
  community: CommunityPlan,
  parent: string,
  setting: Setting,
): Generator<DistrictDocument> {
  const { path } = community
  const batch = emptyBatch([place('community', community, parent, homesInCommunity(community))])
  const phones = phoneBook(community.position, 0)
  staff(batch, 'community_secretary', path, 1, phones, setting)
  staff(batch, 'community_staff', path, 3, phones, setting)
  staff(batch, 'mediator', path, 1, phones, setting)
  yield* documentsOf(batch)
  for (const compound of community.compounds) {
    yield* documentsOf(generateCompound(community, compound, setting))
  }
}

/**
 * Streams the district, parents before children. The same arguments give the same documents, and
 * `demo` is a part of `district`: its compounds and people are the same in both.
 */
export function* generateDistrict(options: GenerateOptions): Generator<DistrictDocument> {
  const setting = { seed: options.seed ?? DEFAULT_SEED, anchor: startOfDay(options.now) }
  const plan = planDistrict(options.scale, setting.seed)
  const top = emptyBatch([place('district', plan, null, homesInDistrict(plan))])
  // Offices above the communities have the phone numbers of "community" 99.
  const districtPhones = phoneBook(99, 0)
  staff(top, 'department_staff', plan.path, plan.departmentStaff, districtPhones, setting)
  staff(top, 'district_staff', plan.path, plan.districtStaff, districtPhones, setting)
  yield* documentsOf(top)
  for (const [position, subDistrict] of plan.subDistricts.entries()) {
    const batch = emptyBatch([
      place('sub_district', subDistrict, plan.path, homesInSubDistrict(subDistrict)),
    ])
    const phones = phoneBook(99, position + 1)
    staff(batch, 'sub_district_staff', subDistrict.path, 5, phones, setting)
    yield* documentsOf(batch)
    for (const community of subDistrict.communities) {
      yield* generateCommunity(community, subDistrict.path, setting)
    }
  }
}

/** How many documents a scale has in each collection, without keeping them. */
export function countDocuments(options: GenerateOptions): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { collection } of generateDistrict(options)) {
    counts[collection] = (counts[collection] ?? 0) + 1
  }
  return counts
}
