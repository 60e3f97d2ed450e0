import {
  type Count,
  isCarried,
  type Outcome,
  outcomeOf,
  type Round,
} from '@domain/elections/outcome'
import {
  atLeast,
  moreThan,
  reaches,
  smallestReaching,
  thresholdTitle,
} from '@domain/elections/threshold'
import { CAPTAIN_RULES, QUESTION_RULES, RESIDENT_REP_RULES } from '@domain/region/elections'
import fc from 'fast-check'

const FIRST: Round = { runoff: 0, extended: false, seats: 1 }
const count = (households: number, cast: number, votes: Record<string, number>): Count => ({
  households,
  cast,
  votes,
})

describe('a captain’s first vote', () => {
  const cases: [string, Count, Round, Outcome][] = [
    [
      'elects by more than half of the votes cast',
      count(40, 30, { a: 16, b: 14 }),
      FIRST,
      { kind: 'elected', elected: ['a'] },
    ],
    [
      'does not elect by exactly half',
      count(40, 30, { a: 15, b: 10 }),
      FIRST,
      { kind: 'runoff', elected: [], candidates: ['a', 'b'], seats: 1, because: 'no_majority' },
    ],
    [
      'does not elect by the most votes alone',
      count(40, 30, { a: 14, b: 9, c: 7 }),
      FIRST,
      { kind: 'runoff', elected: [], candidates: ['a', 'b'], seats: 1, because: 'no_majority' },
    ],
    [
      'counts blank ballots as cast',
      count(40, 30, { a: 15, b: 0 }),
      FIRST,
      { kind: 'runoff', elected: [], candidates: ['a', 'b'], seats: 1, because: 'no_majority' },
    ],
    [
      'is extended when exactly half of the households voted',
      count(40, 20, { a: 20 }),
      FIRST,
      { kind: 'extend' },
    ],
    [
      'is valid with one household more than half',
      count(40, 21, { a: 21 }),
      FIRST,
      { kind: 'elected', elected: ['a'] },
    ],
    [
      'is valid with the middle household of an odd roll',
      count(41, 21, { a: 11, b: 10 }),
      FIRST,
      { kind: 'elected', elected: ['a'] },
    ],
    ['is extended one household under', count(41, 20, { a: 20 }), FIRST, { kind: 'extend' }],
    [
      'is run again when too few came after the extension',
      count(40, 20, { a: 20 }),
      { ...FIRST, extended: true },
      { kind: 'rerun', elected: [], because: 'no_quorum' },
    ],
    [
      'is judged as usual after an extension that brought enough',
      count(40, 25, { a: 13, b: 12 }),
      { ...FIRST, extended: true },
      { kind: 'elected', elected: ['a'] },
    ],
    ['is extended when nobody came', count(40, 0, { a: 0 }), FIRST, { kind: 'extend' }],
    [
      'elects a single candidate by more than half',
      count(40, 30, { a: 16 }),
      FIRST,
      { kind: 'elected', elected: ['a'] },
    ],
    [
      'does not elect a single candidate by exactly half',
      count(40, 30, { a: 15 }),
      FIRST,
      { kind: 'rerun', elected: [], because: 'no_majority' },
    ],
    [
      'goes to a runoff of two who tie',
      count(40, 30, { a: 15, b: 15 }),
      FIRST,
      { kind: 'runoff', elected: [], candidates: ['a', 'b'], seats: 1, because: 'no_majority' },
    ],
    [
      'takes all who tie for the second place into the runoff',
      count(40, 30, { a: 12, b: 9, c: 9 }),
      FIRST,
      {
        kind: 'runoff',
        elected: [],
        candidates: ['a', 'b', 'c'],
        seats: 1,
        because: 'no_majority',
      },
    ],
    [
      'takes three who all tie into the runoff',
      count(40, 30, { a: 10, b: 10, c: 10 }),
      FIRST,
      {
        kind: 'runoff',
        elected: [],
        candidates: ['a', 'b', 'c'],
        seats: 1,
        because: 'no_majority',
      },
    ],
    [
      'leaves the third out of the runoff',
      count(40, 30, { a: 12, b: 10, c: 8 }),
      FIRST,
      { kind: 'runoff', elected: [], candidates: ['a', 'b'], seats: 1, because: 'no_majority' },
    ],
    [
      'works for a building of one household',
      count(1, 1, { a: 1 }),
      FIRST,
      { kind: 'elected', elected: ['a'] },
    ],
    ['needs both of two households', count(2, 1, { a: 1 }), FIRST, { kind: 'extend' }],
    [
      'elects nobody when everyone abstained',
      count(40, 30, { a: 0, b: 0 }),
      FIRST,
      { kind: 'runoff', elected: [], candidates: ['a', 'b'], seats: 1, because: 'no_majority' },
    ],
  ]
  it.each(cases)('%s', (_, made, round, outcome) => {
    expect(outcomeOf(made, CAPTAIN_RULES, round)).toEqual(outcome)
  })
})

describe('a runoff', () => {
  const runoff = (n: number): Round => ({ runoff: n, extended: false, seats: 1 })
  const cases: [string, Count, Round, Outcome][] = [
    [
      'elects by the most votes without a majority',
      count(40, 30, { a: 14, b: 11 }),
      runoff(1),
      { kind: 'elected', elected: ['a'] },
    ],
    [
      'elects by exactly one third',
      count(40, 30, { a: 10, b: 9 }),
      runoff(1),
      { kind: 'elected', elected: ['a'] },
    ],
    [
      'does not elect one vote under a third',
      count(40, 30, { a: 9, b: 8 }),
      runoff(1),
      { kind: 'runoff', elected: [], candidates: ['a', 'b'], seats: 1, because: 'no_majority' },
    ],
    [
      'is repeated between those who tie',
      count(40, 30, { a: 15, b: 15 }),
      runoff(1),
      { kind: 'runoff', elected: [], candidates: ['a', 'b'], seats: 1, because: 'tie' },
    ],
    [
      'is run again from nominations when the second one ties',
      count(40, 30, { a: 15, b: 15 }),
      runoff(2),
      { kind: 'rerun', elected: [], because: 'tie' },
    ],
    ['needs the quorum', count(40, 20, { a: 20, b: 0 }), runoff(1), { kind: 'extend' }],
    [
      'is over after an extension without the quorum',
      count(40, 20, { a: 20, b: 0 }),
      { ...runoff(1), extended: true },
      { kind: 'rerun', elected: [], because: 'no_quorum' },
    ],
    [
      'elects one of three by the most votes',
      count(40, 30, { a: 11, b: 10, c: 9 }),
      runoff(1),
      { kind: 'elected', elected: ['a'] },
    ],
  ]
  it.each(cases)('%s', (_, made, round, outcome) => {
    expect(outcomeOf(made, CAPTAIN_RULES, round)).toEqual(outcome)
  })

  it('needs no quorum where the rules say so', () => {
    const rules = { ...CAPTAIN_RULES, runoff: { ...CAPTAIN_RULES.runoff, quorumApplies: false } }
    expect(outcomeOf(count(40, 9, { a: 5, b: 4 }), rules, runoff(1))).toEqual({
      kind: 'elected',
      elected: ['a'],
    })
  })
})

describe('several seats', () => {
  const THREE: Round = { runoff: 0, extended: false, seats: 3 }
  const cases: [string, Count, Outcome][] = [
    [
      'fills all with the most votes',
      count(40, 30, { a: 28, b: 25, c: 20, d: 17 }),
      { kind: 'elected', elected: ['a', 'b', 'c'] },
    ],
    [
      'keeps those elected and opens the rest',
      count(40, 30, { a: 28, b: 25, c: 15, d: 12 }),
      {
        kind: 'runoff',
        elected: ['a', 'b'],
        candidates: ['c', 'd'],
        seats: 1,
        because: 'no_majority',
      },
    ],
    [
      'decides a tie for the last seat by a runoff',
      count(40, 30, { a: 28, b: 20, c: 18, d: 18 }),
      { kind: 'runoff', elected: ['a', 'b'], candidates: ['c', 'd'], seats: 1, because: 'tie' },
    ],
    [
      'needs no runoff when the tie lies within the seats',
      count(40, 30, { a: 20, b: 20, c: 20, d: 16 }),
      { kind: 'elected', elected: ['a', 'b', 'c'] },
    ],
    [
      'runs again for seats nobody stands for',
      count(40, 30, { a: 28, b: 25 }),
      { kind: 'rerun', elected: ['a', 'b'], because: 'no_majority' },
    ],
    [
      'opens two seats to three candidates',
      count(40, 30, { a: 28, b: 14, c: 13, d: 12, e: 3 }),
      {
        kind: 'runoff',
        elected: ['a'],
        candidates: ['b', 'c', 'd'],
        seats: 2,
        because: 'no_majority',
      },
    ],
  ]
  it.each(cases)('%s', (_, made, outcome) => {
    expect(outcomeOf(made, RESIDENT_REP_RULES, THREE)).toEqual(outcome)
  })
})

describe('a question', () => {
  const cases: [string, [number, number, number], boolean][] = [
    ['is carried by more than half of those who voted', [40, 21, 11], true],
    ['fails by exactly half', [40, 30, 15], false],
    ['fails without the quorum', [40, 20, 20], false],
    ['counts an abstention against it', [40, 30, 15], false],
    ['is carried when everyone says yes', [40, 40, 40], true],
    ['fails when nobody came', [40, 0, 0], false],
  ]
  it.each(cases)('%s', (_, [households, cast, yes], carried) => {
    expect(isCarried({ households, cast, yes }, QUESTION_RULES)).toBe(carried)
  })
})

describe('thresholds', () => {
  it('tells the smallest number that reaches one, for every size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.constantFrom(
          moreThan(1, 2),
          atLeast(1, 3),
          atLeast(1, 5),
          atLeast(2, 3),
          moreThan(2, 3),
        ),
        (whole, threshold) => {
          const least = smallestReaching(whole, threshold)
          if (least <= whole) expect(reaches(least, whole, threshold)).toBe(true)
          expect(reaches(least - 1, whole, threshold)).toBe(false)
        },
      ),
    )
  })

  it('speaks in words', () => {
    expect(thresholdTitle(moreThan(1, 2))).toBe('过半数')
    expect(thresholdTitle(atLeast(1, 3))).toBe('三分之一以上')
    expect(thresholdTitle(atLeast(1, 5))).toBe('五分之一以上')
  })
})

describe('any count', () => {
  const anyCount = fc
    .record({
      households: fc.integer({ min: 1, max: 60 }),
      candidates: fc.integer({ min: 1, max: 5 }),
    })
    .chain(({ households, candidates }) =>
      fc
        .array(fc.integer({ min: -1, max: candidates - 1 }), { maxLength: households })
        .map((ballots) => ({
          households,
          cast: ballots.length,
          votes: Object.fromEntries(
            Array.from({ length: candidates }, (_, i) => [
              `c${i}`,
              ballots.filter((b) => b === i).length,
            ]),
          ),
        })),
    )

  it('never elects somebody with fewer votes than somebody left out', () => {
    fc.assert(
      fc.property(anyCount, fc.integer({ min: 0, max: 2 }), (made, runoff) => {
        const outcome = outcomeOf(made, CAPTAIN_RULES, { ...FIRST, runoff })
        if (outcome.kind !== 'elected') return
        const [winner] = outcome.elected
        const others = Object.entries(made.votes).filter(([id]) => id !== winner)
        for (const [, n] of others) expect(n).toBeLessThan(made.votes[winner ?? ''] ?? -1)
        if (runoff === 0) expect((made.votes[winner ?? ''] ?? 0) * 2).toBeGreaterThan(made.cast)
        expect(made.cast * 2).toBeGreaterThan(made.households)
      }),
    )
  })

  it('gives the same outcome whatever the order or the names of the candidates', () => {
    fc.assert(
      fc.property(anyCount, (made) => {
        const renamed = Object.fromEntries(
          Object.entries(made.votes)
            .reverse()
            .map(([id, n]) => [`z${9 - Number(id.slice(1))}`, n]),
        )
        const a = outcomeOf(made, CAPTAIN_RULES, FIRST)
        const b = outcomeOf({ ...made, votes: renamed }, CAPTAIN_RULES, FIRST)
        expect(b.kind).toBe(a.kind)
        if (a.kind === 'elected' && b.kind === 'elected') {
          expect(renamed[b.elected[0] ?? '']).toBe(made.votes[a.elected[0] ?? ''])
        }
      }),
    )
  })

  it('ends: extensions and runoffs lead to a result or a rerun', () => {
    fc.assert(
      fc.property(fc.array(anyCount, { minLength: 6, maxLength: 6 }), (counts) => {
        let round = FIRST
        for (const made of counts) {
          const outcome = outcomeOf(made, CAPTAIN_RULES, round)
          if (outcome.kind === 'elected' || outcome.kind === 'rerun') return
          round =
            outcome.kind === 'extend'
              ? { ...round, extended: true }
              : { runoff: round.runoff + 1, extended: false, seats: 1 }
        }
        throw new Error('six votes and no end')
      }),
    )
  })

  it('is refused when it is impossible', () => {
    for (const bad of [
      count(10, 11, { a: 1 }),
      count(10, 5, { a: 6 }),
      count(10, 5, { a: 3, b: 3 }),
      count(10, 5, { a: -1 }),
      count(10, 5, { a: 1.5 }),
    ]) {
      expect(() => outcomeOf(bad, CAPTAIN_RULES, FIRST)).toThrow(RangeError)
    }
  })
})
