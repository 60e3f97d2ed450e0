/**
 * Homes and who lives in them, one building at a time.
 * @module
 */
import { becomesHead } from '@domain/people/claims'
import type { HouseholdDoc, HouseholdRelation, ResidentDoc } from '@functions/people/documents'
import { newHousehold } from '@functions/people/households'
import { DAY_MS } from './clock'
import { demoRoster } from './demo-codes'
import { personName, phoneNumber } from './fiction'
import { CAST_MEMBERS, type CastMember } from './personas'
import type { BuildingPlan } from './plan'
import { idFor, type Random, randomFor } from './random'

/** What every generator here is told. */
export interface Setting {
  seed: number
  /** Start of the day the demo is told from, epoch milliseconds. */
  anchor: number
}

/** Gives the people of one compound (or office) their phone numbers, in order. */
export interface PhoneBook {
  next(): string
}

/** A phone book; the positions are those of `phoneNumber`. */
export function phoneBook(community: number, compound: number): PhoneBook {
  let person = 0
  return { next: () => phoneNumber(community, compound, person++) }
}

/** Homes in a thousand with nobody, and with one person, who uses the product; the rest have two. */
const SILENT_HOMES = 480
const ONE_PERSON_HOMES = 380

/** The homes of a building, stair by stair and floor by floor. */
export function householdsOf(building: BuildingPlan, setting: Setting): HouseholdDoc[] {
  const random = randomFor(setting.seed, `homes|${building.path}`)
  const areas = Array.from({ length: building.homesPerFloor }, () => 6200 + random.below(7800))
  const homes: HouseholdDoc[] = []
  for (let stair = 1; stair <= building.stairs; stair++) {
    for (let floor = 1; floor <= building.floors; floor++) {
      areas.forEach((areaCentiares, i) => {
        const door = String(i + 1).padStart(2, '0')
        const path = `${building.path}/u${stair}/${String(floor).padStart(2, '0')}${door}`
        const room = `${stair}单元${floor}${door}`
        homes.push(newHousehold(path, { room, areaCentiares, rosterPhones: demoRoster(path) }))
      })
    }
  }
  return homes
}

/** A person without offices; `key` tells people of one seed apart. */
export function newPerson(
  key: string,
  random: Random,
  phones: PhoneBook,
  setting: Setting,
): ResidentDoc {
  const createdAt = setting.anchor - (20 + random.below(500)) * DAY_MS
  return {
    _id: `oDemo-${idFor(setting.seed, `openid|${key}`)}`,
    personId: idFor(setting.seed, `person|${key}`),
    name: personName(random),
    phone: phones.next(),
    households: [],
    appointments: [],
    createdAt,
    updatedAt: createdAt,
  }
}

/** The record of someone of the cast. */
export function castPerson(member: CastMember, phones: PhoneBook, setting: Setting): ResidentDoc {
  const createdAt = setting.anchor - 120 * DAY_MS
  return {
    _id: member.openid,
    personId: member.personId,
    name: member.name,
    phone: phones.next(),
    households: member.lives ? [{ ...member.lives, since: createdAt }] : [],
    appointments: [],
    createdAt,
    updatedAt: createdAt,
  }
}

const castByHome = new Map<string, CastMember>()
for (const member of CAST_MEMBERS) if (member.lives) castByHome.set(member.lives.path, member)

function peopleOfHome(
  home: HouseholdDoc,
  atLeast: number,
  phones: PhoneBook,
  setting: Setting,
): ResidentDoc[] {
  const member = castByHome.get(home._id)
  if (member) return [castPerson(member, phones, setting)]
  const random = randomFor(setting.seed, `people|${home._id}`)
  const roll = random.below(1000)
  const drawn = roll < SILENT_HOMES ? 0 : roll < SILENT_HOMES + ONE_PERSON_HOMES ? 1 : 2
  const rented = random.chance(180)
  return Array.from({ length: Math.max(drawn, atLeast) }, (_, i) => {
    const person = newPerson(`${home._id}|${i}`, random, phones, setting)
    const relation: HouseholdRelation = rented ? 'tenant' : i === 0 ? 'owner' : 'family'
    person.households.push({ path: home._id, relation, since: person.createdAt })
    return person
  })
}

/** Writes into a home's record who lives there; the first owner or tenant is its head. */
export function settle(homes: readonly HouseholdDoc[], residents: readonly ResidentDoc[]): void {
  const byPath = new Map(homes.map((home) => [home._id, home]))
  for (const { personId, households } of residents) {
    for (const { path, relation, since } of households) {
      const home = byPath.get(path)
      home?.members.push({ personId, relation, since })
      if (home && becomesHead(relation, home.headId !== null)) home.headId = personId
    }
  }
}

/**
 * Who of a building uses the product, at least as many as it has offices for. Homes without a
 * user have none here: most households of a real compound never sign in.
 */
export function residentsOf(
  building: BuildingPlan,
  homes: readonly HouseholdDoc[],
  phones: PhoneBook,
  setting: Setting,
): ResidentDoc[] {
  let needed = building.residentReps + 1
  return homes.flatMap((home) => {
    const people = peopleOfHome(home, needed > 0 ? 1 : 0, phones, setting)
    if (!castByHome.has(home._id)) needed -= people.length
    return people
  })
}
