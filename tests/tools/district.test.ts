import { createHash } from 'node:crypto'
import { covers, isPath, levelOf } from '@domain/people/path'
import { isInForce, type Role } from '@domain/people/roles'
import fc from 'fast-check'
import { startOfDay } from '../../tools/district/clock'
import { DEMO_HOMES, NEWCOMERS_HOME } from '../../tools/district/demo-codes'
import { PHONE_PREFIX, PLANTS, SKIES, SOLAR_TERMS } from '../../tools/district/fiction'
import {
  type DistrictDocument,
  type GenerateOptions,
  generateDistrict,
} from '../../tools/district/generate'
import { CAST_MEMBERS } from '../../tools/district/personas'

const NOW = Date.UTC(2026, 10, 24, 4)

type Of<C extends DistrictDocument['collection']> = Extract<
  DistrictDocument,
  { collection: C }
>['document']

interface Loaded {
  places: Of<'places'>[]
  households: Of<'households'>[]
  residents: Of<'residents'>[]
  appointments: Of<'appointments'>[]
  hash: string
}

function load(options: GenerateOptions): Loaded {
  const loaded: Loaded = { places: [], households: [], residents: [], appointments: [], hash: '' }
  const hash = createHash('sha256')
  let text = ''
  for (const item of generateDistrict(options)) {
    text += JSON.stringify(item)
    if (text.length > 1_000_000) {
      hash.update(text)
      text = ''
    }
    if (item.collection === 'places') loaded.places.push(item.document)
    else if (item.collection === 'households') loaded.households.push(item.document)
    else if (item.collection === 'residents') loaded.residents.push(item.document)
    else loaded.appointments.push(item.document)
  }
  return { ...loaded, hash: hash.update(text).digest('hex') }
}

const demo = load({ scale: 'demo', now: NOW })
const district = load({ scale: 'district', now: NOW })
const both = { demo, district }

const duplicates = (values: readonly string[]) => values.length - new Set(values).size
const atLevel = (loaded: Loaded, level: string) =>
  loaded.places.filter((p) => p.level === level).length
const inForceAt = (a: Of<'appointments'>, at: number) => isInForce({ ...a, id: a._id }, at)
const holders = (loaded: Loaded, role: Role) =>
  loaded.appointments.filter((a) => a.role === role && inForceAt(a, NOW)).length

describe('the sizes of the demo district', () => {
  it('has 2 communities, 4 compounds and 300 homes at demo scale', () => {
    expect(['sub_district', 'community', 'compound'].map((l) => atLevel(demo, l))).toEqual([
      1, 2, 4,
    ])
    expect(demo.households).toHaveLength(300)
  })

  it('has as many places and offices as Hetang reports at district scale', () => {
    const levels = ['sub_district', 'community', 'compound', 'building']
    expect(levels.map((level) => atLevel(district, level))).toEqual([7, 62, 244, 3800])
    expect(district.households.length).toBeGreaterThan(95_000)
    expect(district.households.length).toBeLessThan(105_000)
    expect(holders(district, 'building_captain')).toBe(3800)
    expect(holders(district, 'branch_secretary')).toBe(259)
    expect(holders(district, 'grid_worker_full')).toBe(257)
    expect(holders(district, 'resident_rep')).toBe(5550)
  })

  it('counts the households below each place', () => {
    for (const loaded of [demo, district]) {
      const counted = new Map<string, number>()
      for (const { _id } of loaded.households) {
        const segments = _id.split('/')
        for (let end = 2; end < segments.length; end++) {
          const path = segments.slice(0, end).join('/')
          counted.set(path, (counted.get(path) ?? 0) + 1)
        }
      }
      const wrong = loaded.places.filter((p) => counted.get(p._id) !== p.householdCount)
      expect(wrong).toEqual([])
    }
  })
})

describe.each(Object.entries(both))('the %s scale', (_scale, loaded) => {
  const placeIds = new Set(loaded.places.map((p) => p._id))
  const homeIds = new Set(loaded.households.map((h) => h._id))

  it('gives no path, person, phone or appointment twice', () => {
    expect(duplicates([...placeIds, ...homeIds])).toBe(0)
    expect(duplicates(loaded.places.map((p) => p._id))).toBe(0)
    expect(duplicates(loaded.households.map((h) => h._id))).toBe(0)
    expect(duplicates(loaded.residents.map((r) => r._id))).toBe(0)
    expect(duplicates(loaded.residents.map((r) => r.personId))).toBe(0)
    expect(duplicates(loaded.residents.flatMap((r) => r.phone ?? []))).toBe(0)
    expect(duplicates(loaded.appointments.map((a) => a._id))).toBe(0)
  })

  it('streams every parent before its children, each at its own level', () => {
    const seen = new Set<string>()
    for (const p of loaded.places) {
      if (p.parent !== null && !seen.has(p.parent)) throw new Error(`${p._id} before its parent`)
      if (levelOf(p._id) !== p.level) throw new Error(`${p._id} is no ${p.level}`)
      if (p._id !== `${p.parent ?? ''}/${p.code}`)
        throw new Error(`${p._id} is not below its parent`)
      seen.add(p._id)
    }
    const loose = loaded.households.filter((h) => {
      const stair = h._id.slice(0, h._id.lastIndexOf('/'))
      return !isPath(h._id) || !seen.has(stair) || !covers(h.buildingPath, h._id)
    })
    expect(loose).toEqual([])
    expect(loaded.places.filter((p) => p.parent === null)).toHaveLength(1)
  })

  it('lets people live in homes that exist', () => {
    const homes = loaded.residents.flatMap((r) => r.households.map((h) => h.path))
    expect(homes.filter((path) => !homeIds.has(path))).toEqual([])
  })

  it('appoints people who exist to places that exist, with the same copy in their record', () => {
    const people = new Map(loaded.residents.map((r) => [r.personId, r]))
    let copies = 0
    for (const { _id, personId, name, dutyPhone, ...rest } of loaded.appointments) {
      const person = people.get(personId)
      if (!placeIds.has(rest.scope)) throw new Error(`${_id} covers no place: ${rest.scope}`)
      if (person?.name !== name) throw new Error(`${_id} names ${name}, not ${person?.name}`)
      if (dutyPhone !== null && dutyPhone !== person.phone) throw new Error(`${_id}: other phone`)
      const copy = person.appointments.find((a) => a.id === _id)
      expect(copy).toEqual({ id: _id, ...rest })
      copies++
    }
    expect(loaded.residents.flatMap((r) => r.appointments)).toHaveLength(copies)
  })

  it('has exactly one captain in force for each building, who lives in it', () => {
    const captains = loaded.appointments.filter(
      (a) => a.role === 'building_captain' && inForceAt(a, NOW),
    )
    expect(duplicates(captains.map((a) => a.scope))).toBe(0)
    expect(captains).toHaveLength(atLevel(loaded, 'building'))
    const people = new Map(loaded.residents.map((r) => [r.personId, r]))
    const strangers = captains.filter(
      (a) => !people.get(a.personId)?.households.some((h) => covers(a.scope, h.path)),
    )
    expect(strangers).toEqual([])
  })

  it('has terms that stay in force for three months, and some that have ended', () => {
    const later = NOW + 90 * 24 * 60 * 60 * 1000
    const inForce = loaded.appointments.filter((a) => inForceAt(a, NOW))
    expect(inForce.filter((a) => !inForceAt(a, later))).toEqual([])
    expect(loaded.appointments.every((a) => a.startsAt < NOW)).toBe(true)
  })

  it('names nobody like a real person and holds no number of a real one', () => {
    const given = [...SOLAR_TERMS, ...SKIES].join('|')
    const invented = new RegExp(`^(${PLANTS.join('|')})(${given})$`)
    expect(loaded.residents.filter((r) => !invented.test(r.name))).toEqual([])
    const phones = loaded.residents.flatMap((r) => r.phone ?? [])
    const dialled = new RegExp(`^${PHONE_PREFIX}\\d{8}$`)
    expect(phones.filter((phone) => !dialled.test(phone))).toEqual([])
    expect(phones.filter((phone) => /^1[3-9]/.test(phone))).toEqual([])
    const keys = new Set(loaded.residents.flatMap((r) => Object.keys(r)))
    expect([...keys].filter((key) => /idcard|idnumber|identity|birth/i.test(key))).toEqual([])
    // 18 digits (or 17 and an X) that stand alone would read as an ID-card number.
    const people = JSON.stringify(loaded.residents.map((r) => ({ ...r, households: [] })))
    expect(people.match(/(?<![\w/])\d{17}[\dXx](?!\w)/g)).toBeNull()
  })

  it('keeps the homes to claim as they are said to be: two empty, one with a head', () => {
    const homes = new Map(loaded.households.map((h) => [h._id, h]))
    expect(DEMO_HOMES.map(({ path }) => homes.get(path)?.members.length)).toEqual([0, 0, 1])
    expect(DEMO_HOMES.every(({ path, name }) => name.endsWith(homes.get(path)?.room ?? '?'))).toBe(
      true,
    )
    expect(homes.get(NEWCOMERS_HOME)).toMatchObject({
      members: [],
      rosterPhones: [expect.any(String)],
    })
  })

  it('gives every home with an owner or a tenant one head, who lives there', () => {
    const isRight = ({ headId, members }: Of<'households'>) => {
      const leads = members.some((one) => one.relation !== 'family')
      return leads ? members.some((one) => one.personId === headId) : headId === null
    }
    expect(loaded.households.filter((one) => !isRight(one))).toEqual([])
  })

  it('holds every member of the cast as their persona says, and guests not at all', () => {
    const byId = new Map(loaded.residents.map((r) => [r._id, r]))
    for (const member of CAST_MEMBERS) {
      const found = byId.get(member.openid)
      if (member.personId === '') {
        expect(found).toBeUndefined()
        continue
      }
      expect(found).toMatchObject({ personId: member.personId, name: member.name })
      expect(found?.households.map((h) => h.path)).toEqual(member.lives ? [member.lives.path] : [])
      const offices = found?.appointments.map(({ role, scope }) => ({ role, scope }))
      expect(offices).toEqual(member.office ? [member.office] : [])
    }
  })
})

describe('the same district each time', () => {
  it('gives the same bytes for the same seed and day, whatever the hour', () => {
    const morning = startOfDay(NOW)
    expect(load({ scale: 'demo', now: morning }).hash).toBe(demo.hash)
    expect(load({ scale: 'demo', now: morning + 86_399_999 }).hash).toBe(demo.hash)
    expect(load({ scale: 'district', now: morning }).hash).toBe(district.hash)
  })

  it('gives other people for another seed and the same places on the stage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        const other = load({ scale: 'demo', seed, now: NOW })
        expect(other.places).toEqual(demo.places)
        expect(other.hash).not.toBe(demo.hash)
        expect(duplicates(other.residents.map((r) => r.personId))).toBe(0)
        expect(holders(other, 'building_captain')).toBe(12)
      }),
      { numRuns: 20 },
    )
  })

  it('holds the demo scale, as it is, inside the district scale', () => {
    const everything = new Map(district.residents.map((r) => [r._id, JSON.stringify(r)]))
    const compounds = demo.places.filter((p) => p.level === 'compound').map((p) => p._id)
    const ofStage = demo.residents.filter((r) =>
      r.households.some((h) => compounds.some((c) => covers(c, h.path))),
    )
    expect(ofStage.length).toBeGreaterThan(150)
    expect(ofStage.filter((r) => everything.get(r._id) !== JSON.stringify(r))).toEqual([])
    const homes = new Set(district.households.map((h) => JSON.stringify(h)))
    expect(demo.households.filter((h) => !homes.has(JSON.stringify(h)))).toEqual([])
  })
})
