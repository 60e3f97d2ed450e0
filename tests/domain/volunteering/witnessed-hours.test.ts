import { anomaliesOf, type Witnessed } from '@domain/volunteering/anomalies'
import { countedHalfHours, pointsFor, quarterAt, starsOf } from '@domain/volunteering/award'
import { type Attendance, hoursOf, middleMoment, presentMs } from '@domain/volunteering/presence'
import {
  codeText,
  judgeCode,
  MOMENTS,
  readCode,
  WINDOW_MS,
} from '@domain/volunteering/rotating-code'
import fc from 'fast-check'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const MINUTE = 60_000
const SESSION = { startsAt: at('2026-11-24 09:00'), endsAt: at('2026-11-24 11:00') }
const SECRET = 'a1'.repeat(16)
const minutes = (n: number) => SESSION.startsAt + n * MINUTE
const seen = (start: number, middle: number | null, end: number | null): Attendance => ({
  start: minutes(start),
  middle: middle === null ? null : minutes(middle),
  end: end === null ? null : minutes(end),
  servedConfirmed: false,
})

describe('the rotating code', () => {
  const moment = fc.constantFrom(...MOMENTS)
  const when = fc.integer({ min: at('2026-01-01 00:00'), max: at('2030-01-01 00:00') })

  it('made on the phone is fresh to a server whose clock is up to half a minute off', () => {
    fc.assert(
      fc.property(when, moment, fc.integer({ min: -WINDOW_MS, max: WINDOW_MS }), (now, m, skew) => {
        const scanned = readCode(codeText(SECRET, 'activity1', m, now + skew))
        expect(scanned && judgeCode(SECRET, scanned, now)).toBe('fresh')
      }),
    )
  })

  it('is stale two minutes later, and wrong with any other secret, activity or moment', () => {
    fc.assert(
      fc.property(when, moment, (now, m) => {
        const scanned = readCode(codeText(SECRET, 'activity1', m, now))
        if (!scanned) throw new Error('unreadable')
        expect(judgeCode(SECRET, scanned, now + 4 * WINDOW_MS)).toBe('stale')
        expect(judgeCode('b2'.repeat(16), scanned, now)).toBe('wrong')
        expect(judgeCode(SECRET, { ...scanned, activity: 'activity2' }, now)).toBe('wrong')
        const other = MOMENTS.find((one) => one !== m) ?? 'start'
        expect(judgeCode(SECRET, { ...scanned, moment: other }, now)).toBe('wrong')
        expect(judgeCode(SECRET, { ...scanned, window: scanned.window + 1 }, now)).toBe('wrong')
      }),
    )
  })

  it.each([
    '',
    'txv1',
    'txv1.activity1.noon.1.12345678',
    'https://example.com',
    'txv1.a.start.1.1',
  ])('%j is none', (text) => expect(readCode(text)).toBeUndefined())
})

describe('hours', () => {
  it.each([
    ['there all the time', seen(-5, 60, 125), 'witnessed', 4, 'all_witnessed'],
    ['there for 60 percent', seen(0, 60, 72), 'witnessed', 2, 'all_witnessed'],
    ['gone after 59 percent', seen(0, 60, 71), 'none', 0, 'left_early'],
    ['never seen in between', seen(0, null, 120), 'supplementary', 4, 'middle_missing'],
    ['never seen at the end', seen(0, 60, null), 'none', 0, 'no_end'],
    ['in between before the start', seen(50, 40, 130), 'none', 0, 'left_early'],
  ] as const)('of somebody %s', (_, attendance, kind, halfHours, reason) => {
    expect(hoursOf(SESSION, attendance, 60)).toEqual({ kind, halfHours, reason })
  })

  it('of somebody whom the served person saw are witnessed', () => {
    const served = { ...seen(0, null, 120), servedConfirmed: true }
    expect(hoursOf(SESSION, served, 60).kind).toBe('witnessed')
  })

  it('never exceed the plan, whatever the scans say', () => {
    const moment = fc.option(fc.integer({ min: -600, max: 900 }))
    fc.assert(
      fc.property(moment, moment, moment, (start, middle, end) => {
        const attendance = {
          start: start === null ? null : minutes(start),
          middle: middle === null ? null : minutes(middle),
          end: end === null ? null : minutes(end),
          servedConfirmed: false,
        }
        const hours = hoursOf(SESSION, attendance, 60)
        expect(presentMs(SESSION, attendance)).toBeLessThanOrEqual(120 * MINUTE)
        expect(hours.halfHours).toBeLessThanOrEqual(4)
        if (hours.kind === 'none') expect(hours.halfHours).toBe(0)
        else expect(presentMs(SESSION, attendance)).toBeGreaterThanOrEqual(72 * MINUTE)
      }),
    )
  })

  it('are asked for in between at a moment of the middle third', () => {
    expect(middleMoment(SESSION, 0)).toBe(minutes(40))
    expect(middleMoment(SESSION, 0.999)).toBeLessThan(minutes(80))
  })
})

describe('points', () => {
  const rules = { perHalfHour: 1, halfHoursPerActivity: 4, halfHoursPerDay: 8 }
  const hours = (halfHours: number, kind: 'witnessed' | 'supplementary' = 'witnessed') => ({
    kind,
    halfHours,
    reason: 'all_witnessed' as const,
  })

  it('stay within activity and day however the day is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 }), (sessions) => {
        let counted = 0
        for (const n of sessions) {
          const more = countedHalfHours(hours(n), rules, counted)
          expect(more).toBeLessThanOrEqual(Math.min(n, 4))
          counted += more
        }
        expect(counted).toBe(
          Math.min(
            8,
            sessions.reduce((s, n) => s + Math.min(n, 4), 0),
          ),
        )
        expect(pointsFor(counted, { ...rules, perHalfHour: 2 })).toBe(counted * 2)
      }),
    )
  })

  it('are none for supplementary hours', () => {
    expect(countedHalfHours(hours(4, 'supplementary'), rules, 0)).toBe(0)
  })

  it('give no star below 100 hours and five from 1,500 on', () => {
    const starHours = [100, 300, 600, 1000, 1500]
    expect([199, 200, 599, 600, 2999, 3000].map((h) => starsOf(h, starHours))).toEqual([
      0, 1, 1, 2, 4, 5,
    ])
  })

  it('belong to quarters by the date in Shanghai', () => {
    expect(quarterAt(at('2026-09-30 23:59'))).toBe('2026q3')
    expect(quarterAt(at('2026-10-01 00:00'))).toBe('2026q4')
  })
})

describe('anomalies', () => {
  const person = (personId: string, change: Partial<Witnessed> = {}): Witnessed => ({
    ...seen(0, 60, 120),
    personId,
    device: `phone-of-${personId}`,
    staleScans: 0,
    ...change,
  })
  const around = { others: [], earlierTeams: [], headCount: null }
  const kinds = (people: Witnessed[], more: Partial<Parameters<typeof anomaliesOf>[2]> = {}) =>
    anomaliesOf(SESSION, people, { ...around, ...more }).map(({ kind, people: who }) => [
      kind,
      ...who,
    ])

  it('are none where nothing is wrong', () => {
    expect(kinds([person('a'), person('b')], { headCount: 2 })).toEqual([])
  })

  it.each<[string, Witnessed[], Partial<Parameters<typeof anomaliesOf>[2]>, string[]]>([
    [
      'one phone for three people',
      ['a', 'b', 'c'].map((id) => person(id, { device: 'one' })),
      {},
      ['one_phone_many_people', 'a', 'b', 'c'],
    ],
    ['a code sent on', [person('a', { staleScans: 1 })], {}, ['codes_sent_on', 'a']],
    [
      'two places at once',
      [person('a')],
      { others: [{ ...seen(100, 110, 200), personId: 'a', activity: 'x' }] },
      ['two_places_at_once', 'a'],
    ],
    [
      'a stay beyond the plan',
      [person('a', { end: minutes(151) })],
      {},
      ['longer_than_planned', 'a'],
    ],
    ['a night', [person('a', { start: at('2026-11-24 05:59') })], {}, ['longer_than_planned', 'a']],
    [
      'the very same team again',
      [person('a'), person('b')],
      {
        earlierTeams: [
          ['b', 'a'],
          ['a', 'b'],
          ['a', 'b'],
        ],
      },
      ['same_team_again', 'a', 'b'],
    ],
    [
      'more than the leader saw',
      [person('a'), person('b')],
      { headCount: 1 },
      ['more_than_seen', 'a', 'b'],
    ],
  ])('show %s', (_, people, more, expected) => {
    expect(kinds(people, more)[0]).toEqual(expected)
  })

  it('show three people who scan within two minutes of a night, and not two', () => {
    const night = (id: string, text: string) => person(id, { start: at(`2026-11-24 ${text}`) })
    const three = [night('a', '03:00'), night('b', '03:01'), night('c', '03:02')]
    expect(kinds(three)).toContainEqual(['night_burst', 'a', 'b', 'c'])
    const names = (people: Witnessed[]) => kinds(people).map(([kind]) => kind)
    expect(names(three.slice(0, 2))).not.toContain('night_burst')
    expect(names([...three.slice(0, 2), night('c', '03:10')])).not.toContain('night_burst')
  })

  it('show a check-in at night', () => {
    expect(kinds([person('a', { start: at('2026-11-24 05:59') })])).toContainEqual([
      'at_night',
      'a',
    ])
  })
})
