import { ruleProblems } from '@domain/elections/bounds'
import {
  disqualifications,
  hasAge,
  hasStayed,
  isNominated,
  mayScrutinize,
  type NomineeFacts,
  shuffledFor,
} from '@domain/elections/candidacy'
import {
  answerUntil,
  byElectionDue,
  isRecalled,
  isRecallProposed,
  termEnd,
} from '@domain/elections/recall'
import {
  applyRulings,
  canonicalJson,
  frozenHash,
  maskName,
  openObjections,
  type RollEntry,
  votingHouseholds,
} from '@domain/elections/roll'
import { CAPTAIN_RULES, QUESTION_RULES, RESIDENT_REP_RULES } from '@domain/region/elections'
import fc from 'fast-check'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)

describe('who may stand', () => {
  const NOW = at('2026-03-20 10:00')
  const good: NomineeFacts = {
    bornOn: '1980-05-01',
    livesHereSince: '2020-01-01',
    onRoll: true,
    accepted: true,
    isScrutineer: false,
  }
  const cases: [string, Partial<NomineeFacts>, string[]][] = [
    ['somebody who meets every rule', {}, []],
    ['somebody who turns eighteen today', { bornOn: '2008-03-20' }, []],
    ['somebody who turns eighteen tomorrow', { bornOn: '2008-03-21' }, ['too_young']],
    ['a person of ninety: there is no upper age', { bornOn: '1936-01-01' }, []],
    ['somebody who has lived here for six months today', { livesHereSince: '2025-09-20' }, []],
    [
      'somebody a day short of six months',
      { livesHereSince: '2025-09-21' },
      ['not_here_long_enough'],
    ],
    ['somebody of another building', { onRoll: false }, ['not_on_roll']],
    ['somebody who has not said yes', { accepted: false }, ['not_accepted']],
    ['a scrutineer', { isScrutineer: true }, ['is_scrutineer']],
    [
      'somebody with two hindrances',
      { accepted: false, bornOn: '2010-01-01' },
      ['too_young', 'not_accepted'],
    ],
  ]
  it.each(cases)('%s', (_, change, reasons) => {
    expect(disqualifications({ ...good, ...change }, CAPTAIN_RULES, NOW)).toEqual(reasons)
  })

  it('counts the age of somebody born on 29 February from the last day of February', () => {
    expect(hasAge('2008-02-29', 18, at('2026-02-27 23:59'))).toBe(false)
    expect(hasAge('2008-02-29', 18, at('2026-02-28 00:00'))).toBe(true)
  })

  it('counts six months from 31 August to the last day of February', () => {
    expect(hasStayed('2025-08-31', 6, at('2026-02-28 00:00'))).toBe(true)
    expect(hasStayed('2025-08-31', 6, at('2026-02-27 12:00'))).toBe(false)
  })
})

describe('nominations', () => {
  it('takes five households jointly, four not, and one household once', () => {
    const joint = (households: string[]) =>
      isNominated({ kind: 'joint', households }, CAPTAIN_RULES)
    expect(joint(['a', 'b', 'c', 'd', 'e'])).toBe(true)
    expect(joint(['a', 'b', 'c', 'd'])).toBe(false)
    expect(joint(['a', 'b', 'c', 'd', 'd', 'a'])).toBe(false)
  })

  it('takes the other three ways as they are', () => {
    for (const kind of ['self', 'party_branch', 'residents_committee'] as const) {
      expect(isNominated({ kind }, CAPTAIN_RULES)).toBe(true)
    }
  })
})

describe('scrutineers', () => {
  const candidates = [{ personId: 'p1', households: ['h1', 'h2'] }]
  it.each([
    ['a candidate', { personId: 'p1', households: ['h9'] }, false],
    ['somebody of a candidate’s household', { personId: 'p2', households: ['h2'] }, false],
    ['a neighbour', { personId: 'p3', households: ['h3'] }, true],
  ])('%s', (_, person, may) => {
    expect(mayScrutinize(person, candidates)).toBe(may)
  })
})

describe('the order of candidates', () => {
  const seedOf = (n: number) =>
    Uint8Array.from({ length: 40 }, (_, i) => (n * 31 + i * 97 + ((n * i) % 251)) & 255)
  it('is the same for the same household and holds everybody once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40, maxLength: 40 }), (seed) => {
        const names = ['甲', '乙', '丙', '丁', '戊']
        const order = shuffledFor(names, seed)
        expect(shuffledFor(names, seed)).toEqual(order)
        expect([...order].sort()).toEqual([...names].sort())
      }),
    )
  })

  it('gives everybody the first place about equally often', () => {
    const first: Record<string, number> = {}
    for (let n = 0; n < 3000; n++) {
      const seed = Uint8Array.from(Buffer.from(frozenHash(n), 'hex'))
      const [name] = shuffledFor(['甲', '乙', '丙'], seed)
      first[name ?? ''] = (first[name ?? ''] ?? 0) + 1
    }
    for (const times of Object.values(first)) expect(Math.abs(times - 1000)).toBeLessThan(120)
  })

  it('refuses a seed that is too short', () => {
    expect(() => shuffledFor(['a', 'b'], seedOf(1).subarray(0, 7))).toThrow(RangeError)
  })
})

describe('the roll', () => {
  const entry = (household: string, eligible = true): RollEntry => ({
    household,
    shownAs: household,
    eligible,
  })
  const roll = [entry('h1'), entry('h2'), entry('h3', false)]

  it('lets eligible households vote, each once', () => {
    expect([...votingHouseholds([...roll, entry('h1')])]).toEqual(['h1', 'h2'])
  })

  it('adds and removes only what a ruling upheld', () => {
    const objections = [
      { id: '1', kind: 'add', household: 'h4', raisedAt: 1, ruling: 'upheld' },
      { id: '2', kind: 'remove', household: 'h1', raisedAt: 1, ruling: 'denied' },
      { id: '3', kind: 'remove', household: 'h2', raisedAt: 1, ruling: 'upheld' },
      { id: '4', kind: 'add', household: 'h9', raisedAt: 1 },
    ] as const
    expect(applyRulings(roll, objections, entry).map((e) => e.household)).toEqual([
      'h1',
      'h3',
      'h4',
    ])
    expect(openObjections(objections).map((o) => o.id)).toEqual(['4'])
  })

  it('has a hash that any change shows in, and the order of keys does not', () => {
    const hash = frozenHash(roll)
    expect(
      frozenHash(
        roll.map((e) => ({ eligible: e.eligible, shownAs: e.shownAs, household: e.household })),
      ),
    ).toBe(hash)
    expect(frozenHash([...roll, entry('h4')])).not.toBe(hash)
    expect(frozenHash(roll.slice(1))).not.toBe(hash)
    expect(frozenHash([...roll].reverse())).not.toBe(hash)
  })

  it('writes canonical JSON that reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('masks names', () => {
    expect(['王小明', '王明', '欧阳小明', '王', ''].map(maskName)).toEqual([
      '王**',
      '王*',
      '欧***',
      '王*',
      '',
    ])
  })
})

describe('recall', () => {
  const rollOf = (n: number) => new Set(Array.from({ length: n }, (_, i) => `h${i}`))
  it.each([
    ['exactly a fifth', 40, 8, true],
    ['one under a fifth', 40, 7, false],
    ['a fifth of an uneven roll, rounded up', 41, 9, true],
    ['a fifth of an uneven roll, rounded down', 41, 8, false],
  ])('is proposed by %s', (_, size, asking, proposed) => {
    const roll = rollOf(size)
    expect(isRecallProposed([...roll].slice(0, asking), roll, CAPTAIN_RULES)).toBe(proposed)
  })

  it('does not count strangers and doubles', () => {
    const asking = ['h0', 'h0', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'x1', 'x2']
    expect(isRecallProposed(asking, rollOf(40), CAPTAIN_RULES)).toBe(false)
  })

  it.each([
    ['more than half voted and more than half of them said yes', 40, 21, 11, true],
    ['half voted', 40, 20, 20, false],
    ['half of the votes said yes', 40, 30, 15, false],
  ])('%s', (_, households, cast, yes, recalled) => {
    expect(isRecalled({ households, cast, yes }, CAPTAIN_RULES)).toBe(recalled)
  })

  it('leaves five days for an answer and thirty for the by-election', () => {
    const day = at('2026-03-02 10:00')
    expect(answerUntil(day, CAPTAIN_RULES)).toBe(at('2026-03-07 23:59:59.999'))
    expect(byElectionDue(day, CAPTAIN_RULES)).toBe(at('2026-04-01 23:59:59.999'))
  })

  it('ends a term of three years with the day before the same date', () => {
    expect(termEnd(at('2026-04-10 15:00'), 3)).toBe(at('2029-04-10 00:00'))
    expect(termEnd(at('2028-02-29 15:00'), 3)).toBe(at('2031-03-01 00:00'))
  })
})

describe('changing rules before the start', () => {
  it('lets every default start', () => {
    for (const rules of [CAPTAIN_RULES, RESIDENT_REP_RULES, QUESTION_RULES])
      expect(ruleProblems(rules)).toEqual([])
  })

  it.each([
    [
      'a result publicity of two days',
      { resultPublicity: { count: 2, unit: 'days' } },
      'resultPublicity',
    ],
    ['a term of six years', { termYears: 6 }, 'termYears'],
    ['nominations of a hundred days', { nomination: { count: 100, unit: 'days' } }, 'nomination'],
    ['a proxy for four households', { proxyLimit: 4 }, 'proxyLimit'],
    ['a lower quorum', { quorum: { numerator: 1, denominator: 3, strict: false } }, 'quorum'],
    [
      'a recall by a tenth',
      {
        recall: {
          ...CAPTAIN_RULES.recall,
          proposal: { numerator: 1, denominator: 10, strict: false },
        },
      },
      'recall',
    ],
    ['one scrutineer', { scrutineers: { count: 1, threshold: 1 } }, 'scrutineers'],
    [
      'a count that half of the scrutineers can make',
      { scrutineers: { count: 4, threshold: 2 } },
      'scrutineers',
    ],
    ['half a day of voting', { voting: { count: 0.5, unit: 'days' } }, 'voting'],
  ] as const)('refuses %s', (_, change, rule) => {
    expect(ruleProblems({ ...CAPTAIN_RULES, ...change } as never).map((p) => p.rule)).toEqual([
      rule,
    ])
  })
})
