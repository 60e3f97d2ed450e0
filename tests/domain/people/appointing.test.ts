import {
  conflictBetween,
  earlierEnd,
  isHeldAt,
  latestEnd,
  mayAppoint,
  maySecond,
  needsSecond,
  OFFICE_RULES,
  type Office,
  type OfficeChange,
  termProblem,
} from '@domain/people/appointing'
import { covers, LEVELS, levelOf } from '@domain/people/path'
import { mayDecide, proposalStateAt } from '@domain/people/proposals'
import { ROLES } from '@domain/people/roles'
import { REGION_PROFILES } from '@domain/region'
import { dayAt, dayOf, startOfDay } from '@domain/time/shanghai'
import fc from 'fast-check'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-24T09:00:00+08:00')
const COMPOUND = '/1/11/111/c1'

const paths = fc
  .array(fc.constantFrom('1', '2'), { minLength: 1, maxLength: LEVELS.length })
  .map((segments) => `/${segments.join('/')}`)
const offices: fc.Arbitrary<Office> = fc.record({ role: fc.constantFrom(...ROLES), scope: paths })

describe('who may appoint whom', () => {
  test('nobody reaches beyond their own scope, nor a kind of place the office is not held at', () => {
    fc.assert(
      fc.property(offices, offices, (by, office) => {
        if (!mayAppoint(by, office) && !maySecond(by, office)) return
        expect(covers(by.scope, office.scope)).toBe(true)
        expect(isHeldAt(office)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('nobody alone makes another of their own kind, or of a higher one', () => {
    // The lowest place it is held at: how high it reaches above that, the appointer's scope bounds.
    const height = (role: (typeof ROLES)[number]) =>
      Math.max(...OFFICE_RULES[role].levels.map((level) => LEVELS.indexOf(level)))
    for (const role of ROLES) {
      const { appointers, sensitive } = OFFICE_RULES[role]
      for (const by of appointers) {
        expect([role, by, height(by) <= height(role)]).toEqual([role, by, true])
        if (by === role) expect([role, sensitive]).toEqual([role, true])
      }
    }
  })

  test('every office has someone to appoint to it and someone to say the second yes', () => {
    for (const role of ROLES) {
      const [level] = OFFICE_RULES[role].levels
      const scope = `/${LEVELS.slice(0, LEVELS.indexOf(level ?? 'district') + 1)
        .map(() => '1')
        .join('/')}`
      const above = [...LEVELS.keys()].map(
        (i) =>
          `/${Array(i + 1)
            .fill('1')
            .join('/')}`,
      )
      const holders = ROLES.flatMap((by) => above.map((at) => ({ role: by, scope: at })))
      expect(levelOf(scope)).toBe(level)
      expect([role, holders.some((by) => mayAppoint(by, { role, scope }))]).toEqual([role, true])
      expect([role, holders.some((by) => maySecond(by, { role, scope }))]).toEqual([role, true])
    }
  })

  test('a secretary appoints a captain of her compound and of no other', () => {
    const secretary = { role: 'branch_secretary', scope: COMPOUND } as const
    const captain = (scope: string) => ({ role: 'building_captain', scope }) as const
    expect(mayAppoint(secretary, captain(`${COMPOUND}/b1`))).toBe(true)
    expect(mayAppoint(secretary, captain('/1/11/111/c2/b1'))).toBe(false)
    expect(mayAppoint(secretary, captain(COMPOUND))).toBe(false)
    expect(mayAppoint(secretary, { role: 'branch_secretary', scope: COMPOUND })).toBe(false)
  })

  test('whom neighbours elected is never sent away by one person alone', () => {
    for (const role of ROLES) expect(needsSecond(role, 'end', true)).toBe(true)
    const alone = (change: OfficeChange) => needsSecond('building_captain', change, false)
    expect([alone('appoint'), alone('end')]).toEqual([false, false])
    expect(needsSecond('scrutineer', 'appoint', false)).toBe(true)
  })
})

describe('conflicts', () => {
  const people = fc.record({
    personId: fc.constantFrom('a', 'b', 'c'),
    homes: fc.array(fc.constantFrom('/h1', '/h2'), { maxLength: 2 }),
  })
  test('nobody acts on their own office, nor on that of those they live with', () => {
    fc.assert(
      fc.property(people, people, (actor, person) => {
        const shares = actor.homes.some((home) => person.homes.includes(home))
        const found = conflictBetween(actor, person)
        expect(found !== undefined).toBe(actor.personId === person.personId || shares)
        expect(conflictBetween(person, actor) !== undefined).toBe(found !== undefined)
      }),
    )
  })

  test('nobody confirms what they proposed, nor what is about them', () => {
    fc.assert(
      fc.property(people, people, people, (actor, proposer, person) => {
        if (!mayDecide(actor, { proposer: proposer.personId, person })) return
        expect(actor.personId).not.toBe(proposer.personId)
        expect(actor.personId).not.toBe(person.personId)
      }),
    )
  })

  test('a proposal that nobody decided lapses by the clock; a decided one stays decided', () => {
    const at = (state: 'pending' | 'confirmed', now: number) =>
      proposalStateAt({ state, expiresAt: NOW }, now)
    expect([at('pending', NOW - 1), at('pending', NOW), at('confirmed', NOW)]).toEqual([
      'pending',
      'lapsed',
      'confirmed',
    ])
  })
})

describe('terms', () => {
  const limits = { years: 3, aheadDays: 90 }

  test('the longest term ends with the same date, years on', () => {
    const end = (date: string, years: number) =>
      new Date(latestEnd(Date.parse(`${date}T10:00:00+08:00`), years) - 1).toISOString()
    expect(end('2026-11-24', 3)).toBe('2029-11-24T15:59:59.999Z')
    expect(end('2028-02-29', 1)).toBe('2029-02-28T15:59:59.999Z')
    expect(end('2028-02-29', 4)).toBe('2032-02-29T15:59:59.999Z')
    expect(end('2096-02-29', 4)).toBe('2100-02-28T15:59:59.999Z')
  })

  test('a term that is taken begins from today on, within the days ahead, and is not too long', () => {
    const moments = fc.integer({ min: NOW - 10 * DAY, max: NOW + 1_500 * DAY })
    fc.assert(
      fc.property(moments, moments, (startsAt, endsAt) => {
        if (termProblem({ startsAt, endsAt }, NOW, limits)) return
        expect(dayAt(startsAt)).toBeGreaterThanOrEqual(dayAt(NOW))
        expect(startsAt).toBeLessThanOrEqual(NOW + 91 * DAY)
        expect(endsAt).toBeGreaterThan(startsAt)
        expect(endsAt - startsAt).toBeLessThanOrEqual((3 * 366 + 1) * DAY)
      }),
      { numRuns: 2_000 },
    )
  })

  test('each thing wrong with a term has its name', () => {
    const today = startOfDay(dayOf('2026-11-24'))
    const problem = (startsAt: number, endsAt: number) =>
      termProblem({ startsAt, endsAt }, NOW, limits)
    expect(problem(today, today + DAY)).toBeUndefined()
    expect(problem(today - 1, today + DAY)).toBe('past')
    expect(problem(today + 92 * DAY, today + 200 * DAY)).toBe('too_far')
    expect(problem(today + DAY, today + DAY)).toBe('backwards')
    expect(problem(today, today + DAY / 4)).toBe('backwards')
    expect(problem(today, latestEnd(today, 3) + 1)).toBe('too_long')
  })

  test('a term is only ever made shorter, and never ends before now', () => {
    const moments = fc.integer({ min: 0, max: 1_000 })
    fc.assert(
      fc.property(moments, moments, fc.option(moments), moments, (startsAt, length, wish, now) => {
        const term = { startsAt, endsAt: startsAt + length + 1 }
        const end = earlierEnd(term, wish, now)
        if (end === undefined) return
        expect(end).toBeLessThan(term.endsAt)
        expect(end).toBeGreaterThanOrEqual(now)
        if (wish === null) expect(end).toBe(now)
      }),
    )
  })

  test('every number of every region has a source and is positive', () => {
    for (const { offices: numbers } of REGION_PROFILES) {
      const { termYears, singleHolder, ...rest } = numbers
      expect(singleHolder.source).not.toBe('')
      for (const one of [...Object.values(termYears), ...Object.values(rest)]) {
        expect(one.source).not.toBe('')
        expect(one.value).toBeGreaterThan(0)
      }
    }
  })
})
