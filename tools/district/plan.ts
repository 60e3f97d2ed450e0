/**
 * The plan of a demo district: which places there are and how big, before anybody moves in. Small
 * enough to hold in memory whole; people are generated from it one compound at a time.
 * @module
 */
import { type Community, HETANG } from './divisions'
import { compoundName } from './fiction'
import { type Random, randomFor } from './random'
import { apportion, giveToBiggest } from './share'
import { HOME_COMMUNITY, NEXT_COMMUNITY, STAGE, STAGE_SUB_DISTRICT } from './stage'

/** `demo`: 2 communities that load in seconds. `district`: all of Hetang, about 100,000 homes. */
export type Scale = 'demo' | 'district'

export interface BuildingPlan {
  path: string
  code: string
  stairs: number
  floors: number
  homesPerFloor: number
  residentReps: number
}

export interface CompoundPlan {
  path: string
  code: string
  name: string
  /** Position in the community, from 0. */
  position: number
  hasPropertyFirm: boolean
  secretaries: number
  gridWorkers: number
  buildings: BuildingPlan[]
}

export interface CommunityPlan extends Community {
  path: string
  /** Position in the district, from 0. */
  position: number
  compounds: CompoundPlan[]
}

export interface SubDistrictPlan {
  path: string
  code: string
  name: string
  communities: CommunityPlan[]
}

export interface DistrictPlan {
  path: string
  code: string
  name: string
  subDistricts: SubDistrictPlan[]
  departmentStaff: number
  districtStaff: number
}

/** What the `district` scale adds up to, after the numbers Hetang reports of itself. */
const TOTALS = { compounds: 244, buildings: 3800, secretaries: 259, gridWorkers: 257, reps: 5550 }
const COMPOUNDS_WITHOUT_FIRM = 98

/** A building as it stands: stairs, floors, homes a floor. */
type Shape = readonly [stairs: number, floors: number, homesPerFloor: number]

const TOWN_SHAPES: readonly Shape[] = [
  [2, 6, 2],
  [2, 6, 2],
  [3, 6, 2],
  [4, 6, 2],
  [2, 7, 2],
  [2, 5, 2],
  [1, 11, 4],
  [1, 7, 3],
]
const VILLAGE_SHAPES: readonly Shape[] = [
  [1, 3, 2],
  [1, 6, 2],
  [2, 4, 2],
  [2, 5, 2],
]

/** Homes in a building. */
export function homesIn(building: BuildingPlan): number {
  return building.stairs * building.floors * building.homesPerFloor
}

/** Homes in a compound. */
export function homesInCompound(compound: CompoundPlan): number {
  return compound.buildings.reduce((sum, b) => sum + homesIn(b), 0)
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

function planCompound(
  community: CommunityPlan,
  position: number,
  name: string,
  shapes: readonly Shape[],
): CompoundPlan {
  const code = `c${twoDigits(position + 1)}`
  const path = `${community.path}/${code}`
  const buildings = shapes.map(([stairs, floors, homesPerFloor], i) => {
    const building = `b${twoDigits(i + 1)}`
    const own = `${path}/${building}`
    return { path: own, code: building, stairs, floors, homesPerFloor, residentReps: 1 }
  })
  const counts = { hasPropertyFirm: true, secretaries: 1, gridWorkers: 1 }
  return { path, code, name, position, ...counts, buildings }
}

function planStage(community: CommunityPlan): void {
  const compounds = STAGE[community.code] ?? []
  community.compounds = compounds.map((c, i) => ({
    ...planCompound(
      community,
      i,
      c.name,
      c.stairs.map((stairs): Shape => [stairs, 6, 2]),
    ),
    hasPropertyFirm: c.hasPropertyFirm,
  }))
}

/** Fills every community that is not on the stage, so that the totals come out exactly. */
function planOutsideStage(communities: readonly CommunityPlan[], seed: number): void {
  const onStage = communities.flatMap((c) => (STAGE[c.code] ? c.compounds : []))
  const rest = communities.filter((c) => !STAGE[c.code])
  const stageBuildings = onStage.reduce((sum, c) => sum + c.buildings.length, 0)
  const random = randomFor(seed, 'plan')
  const weight = (c: CommunityPlan) => (c.isVillage ? 2 : 6) + random.below(5)
  const compounds = apportion(TOTALS.compounds - onStage.length, rest.map(weight), 1)

  const slots = rest.flatMap((community, i) =>
    Array.from({ length: compounds[i] ?? 0 }, (_, position) => ({ community, position })),
  )
  const sizes = slots.map((s) => (s.community.isVillage ? 3 : 6) + random.below(12))
  const buildings = apportion(TOTALS.buildings - stageBuildings, sizes, 3)
  const taken = new Set(onStage.map((c) => c.name))
  slots.forEach(({ community, position }, i) => {
    const name = compoundName(random, taken)
    const shapes = Array.from({ length: buildings[i] ?? 0 }, () => shapeFor(community, random))
    community.compounds.push(planCompound(community, position, name, shapes))
  })
  spreadOffices(
    rest.flatMap((c) => c.compounds),
    onStage,
    random,
  )
}

function shapeFor(community: Community, random: Random): Shape {
  return random.pick(community.isVillage ? VILLAGE_SHAPES : TOWN_SHAPES)
}

function spreadOffices(
  rest: readonly CompoundPlan[],
  onStage: readonly CompoundPlan[],
  random: Random,
): void {
  const compounds = rest.length + onStage.length
  giveToBiggest(rest, homesInCompound, TOTALS.secretaries - compounds, (c) => c.secretaries++)
  giveToBiggest(rest, homesInCompound, TOTALS.gridWorkers - compounds, (c) => c.gridWorkers++)
  const buildings = rest.flatMap((c) => c.buildings)
  giveToBiggest(buildings, homesIn, TOTALS.reps - TOTALS.buildings, (b) => b.residentReps++)
  const withoutFirm = onStage.filter((c) => !c.hasPropertyFirm).length
  const order = rest
    .map((compound) => ({ compound, rank: homesInCompound(compound) + random.below(200) }))
    .sort((a, b) => a.rank - b.rank)
  for (const { compound } of order.slice(0, COMPOUNDS_WITHOUT_FIRM - withoutFirm)) {
    compound.hasPropertyFirm = false
  }
}

/** The plan of a scale: the same for the same arguments. */
export function planDistrict(scale: Scale, seed: number): DistrictPlan {
  const path = `/${HETANG.code}`
  const chosen = new Set([HOME_COMMUNITY, NEXT_COMMUNITY])
  let position = 0
  const subDistricts = HETANG.subDistricts.map((s) => ({
    path: `${path}/${s.code}`,
    code: s.code,
    name: s.name,
    communities: s.communities.map((c) => ({
      ...c,
      path: `${path}/${s.code}/${c.code}`,
      position: position++,
      compounds: [] as CompoundPlan[],
    })),
  }))
  const communities = subDistricts.flatMap((s) => s.communities)
  communities.forEach(planStage)
  const top = { path, code: HETANG.code, name: HETANG.name }
  if (scale === 'district') {
    planOutsideStage(communities, seed)
    return { ...top, subDistricts, departmentStaff: 89, districtStaff: 5 }
  }
  const stage = subDistricts
    .filter((s) => s.code === STAGE_SUB_DISTRICT)
    .map((s) => ({ ...s, communities: s.communities.filter((c) => chosen.has(c.code)) }))
  return { ...top, subDistricts: stage, departmentStaff: 3, districtStaff: 1 }
}
