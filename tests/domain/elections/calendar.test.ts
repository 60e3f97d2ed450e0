import {
  afterVoting,
  type ElectionCalendar,
  extendVoting,
  type PlannedTimes,
  planCalendar,
} from '@domain/elections/calendar'
import { acceptsBallots, type ElectionFacts, stageAt } from '@domain/elections/stages'
import { CAPTAIN_RULES, QUESTION_RULES } from '@domain/region/elections'
import fc from 'fast-check'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const endOf = (date: string) => at(`${date} 23:59:59.999`)
const NOW = at('2026-03-02 09:00')

function plan(times: PlannedTimes, rules = CAPTAIN_RULES): ElectionCalendar {
  const planned = planCalendar(rules, times, NOW)
  if (!planned.ok) throw new Error(planned.problem)
  return planned.value
}

describe('the calendar of an election that starts on Tuesday 3 March 2026', () => {
  const calendar = plan({ startsAt: at('2026-03-03 09:00') })

  it('hangs the roll out for five days, the first not counted', () => {
    expect(calendar.roll).toEqual({ from: at('2026-03-03 09:00'), until: endOf('2026-03-08') })
  })

  it('gives three days for rulings', () => {
    expect(calendar.rollRulings.until).toBe(endOf('2026-03-11'))
  })

  it('takes nominations for seven days', () => {
    expect(calendar.nomination).toEqual({
      from: at('2026-03-12 00:00'),
      until: endOf('2026-03-18'),
    })
  })

  it('reviews within three working days', () => {
    expect(calendar.review?.until).toBe(endOf('2026-03-23'))
  })

  it('shows the candidates for three days', () => {
    expect(calendar.candidates?.until).toBe(endOf('2026-03-26'))
  })

  it('votes from eight in the morning to eight in the evening of the third day', () => {
    expect(calendar.voting).toEqual({ from: at('2026-03-27 08:00'), until: at('2026-03-29 20:00') })
  })

  it('publishes the result a day after the close, and shows it for five days', () => {
    expect(calendar.resultAt).toBe(at('2026-03-30 20:00'))
    expect(calendar.resultPublicity.until).toBe(endOf('2026-04-04'))
    expect(calendar.resultRulings.until).toBe(endOf('2026-04-07'))
  })

  it('extends voting by two days to the same hour, and moves what follows', () => {
    const longer = extendVoting(calendar, CAPTAIN_RULES)
    expect(longer.voting).toEqual({ from: calendar.voting.from, until: at('2026-03-31 20:00') })
    expect(longer.resultAt).toBe(at('2026-04-01 20:00'))
    expect(longer.candidates).toEqual(calendar.candidates)
  })
})

describe('working days in the calendar', () => {
  it('counts a make-up Saturday as a working day', () => {
    // Nominations end on Wed 6 May 2026; Sat 9 May is a make-up day: Thu 7, Fri 8, Sat 9.
    const calendar = plan({ startsAt: at('2026-04-21 09:00') })
    expect(calendar.nomination?.until).toBe(endOf('2026-05-06'))
    expect(calendar.review?.until).toBe(endOf('2026-05-09'))
  })

  it('leaves out the Spring Festival', () => {
    const early = planCalendar(
      CAPTAIN_RULES,
      { startsAt: at('2026-01-29 09:00') },
      at('2026-01-01 09:00'),
    )
    if (!early.ok) throw new Error(early.problem)
    // Nominations end on Fri 13 Feb; Sat 14 is a make-up day; 15 to 23 are off: 14, 24, 25.
    expect(early.value.nomination?.until).toBe(endOf('2026-02-13'))
    expect(early.value.review?.until).toBe(endOf('2026-02-25'))
  })

  it('says so when a year’s holidays are not known yet', () => {
    expect(plan({ startsAt: at('2026-03-03 09:00') }).provisional).toBe(false)
    const late = planCalendar(CAPTAIN_RULES, { startsAt: at('2030-03-03 09:00') }, NOW)
    expect(late.ok && late.value.provisional).toBe(true)
  })
})

describe('an impossible plan', () => {
  const startsAt = at('2026-03-03 09:00')
  const cases: [string, PlannedTimes, string][] = [
    ['a start in the past', { startsAt: NOW - 1 }, 'starts_in_the_past'],
    [
      'voting on the last day of the candidates’ publicity',
      { startsAt, votingFrom: at('2026-03-26 08:00') },
      'voting_before_candidates_are_public',
    ],
    [
      'voting that ends before it begins',
      { startsAt, votingFrom: at('2026-03-28 08:00'), votingUntil: at('2026-03-27 08:00') },
      'voting_too_short',
    ],
    [
      'two days where the rules say three',
      { startsAt, votingUntil: at('2026-03-28 20:00') },
      'voting_too_short',
    ],
    ['a vote of three weeks', { startsAt, votingUntil: at('2026-04-17 20:00') }, 'voting_too_long'],
    [
      'a vote that opens at midnight',
      { startsAt, votingFrom: at('2026-03-27 00:00') },
      'voting_opens_or_closes_at_night',
    ],
    [
      'a vote that closes at three in the night',
      { startsAt, votingUntil: at('2026-03-30 03:00') },
      'voting_opens_or_closes_at_night',
    ],
  ]
  it.each(cases)('is refused: %s', (_, times, problem) => {
    expect(planCalendar(CAPTAIN_RULES, times, NOW)).toEqual({ ok: false, problem })
  })
})

describe('a question', () => {
  it('has no nominations and no candidates', () => {
    const calendar = plan({ startsAt: at('2026-03-03 09:00') }, QUESTION_RULES)
    expect(calendar.nomination).toBeUndefined()
    expect(calendar.candidates).toBeUndefined()
    expect(calendar.voting.from).toBe(at('2026-03-12 08:00'))
  })
})

describe('any calendar', () => {
  const anyStart = fc.integer({ min: NOW, max: NOW + 3 * 365 * 86_400_000 })
  it('has windows one after another, without gap or overlap before voting', () => {
    fc.assert(
      fc.property(anyStart, (startsAt) => {
        const planned = planCalendar(CAPTAIN_RULES, { startsAt }, NOW)
        if (!planned.ok) throw new Error(planned.problem)
        const c = planned.value
        const chain = [c.roll, c.rollRulings, c.nomination, c.review, c.candidates]
        for (let i = 1; i < chain.length; i++)
          expect(chain[i]?.from).toBe((chain[i - 1]?.until ?? 0) + 1)
        expect(c.voting.from).toBeGreaterThan(c.candidates?.until ?? 0)
        expect(c.resultAt).toBeGreaterThan(c.voting.until)
        expect(c.resultPublicity.from).toBe(c.resultAt)
        expect(c.resultRulings.from).toBe(c.resultPublicity.until + 1)
      }),
    )
  })
})

describe('the stage', () => {
  const calendar = plan({ startsAt: at('2026-03-03 09:00') })
  const cases: [string, string, ElectionFacts, string][] = [
    ['before the start', '2026-03-03 08:59', {}, 'planned'],
    ['at the start', '2026-03-03 09:00', {}, 'roll_published'],
    ['in the last minute of the roll', '2026-03-08 23:59', {}, 'roll_published'],
    ['right after the roll', '2026-03-09 00:00', {}, 'roll_rulings'],
    ['in nominations', '2026-03-12 00:00', {}, 'nominating'],
    ['in review', '2026-03-19 00:00', {}, 'qualification_review'],
    ['with the candidates out', '2026-03-25 12:00', {}, 'candidates_published'],
    ['the night before', '2026-03-27 07:59', {}, 'before_voting'],
    ['at the opening', '2026-03-27 08:00', {}, 'voting'],
    ['at the closing bell', '2026-03-29 20:00', {}, 'voting'],
    ['a second after the bell', '2026-03-29 20:00:01', {}, 'counting'],
    [
      'counted early, before the promised hour',
      '2026-03-30 19:59',
      { outcome: { kind: 'elected', elected: ['a'] } },
      'counting',
    ],
    [
      'at the promised hour',
      '2026-03-30 20:00',
      { outcome: { kind: 'elected', elected: ['a'] } },
      'result_published',
    ],
    ['at the promised hour without a count', '2026-03-30 20:00', {}, 'counting'],
    [
      'after a count without a majority',
      '2026-03-30 20:00',
      {
        outcome: {
          kind: 'runoff',
          elected: [],
          candidates: ['a', 'b'],
          seats: 1,
          because: 'no_majority',
        },
      },
      'runoff',
    ],
    [
      'after a count nobody won',
      '2026-03-30 20:00',
      { outcome: { kind: 'rerun', elected: [], because: 'no_quorum' } },
      'rerun',
    ],
    [
      'after the objections',
      '2026-04-08 00:00',
      { outcome: { kind: 'elected', elected: ['a'] } },
      'awaiting_confirmation',
    ],
    [
      'confirmed',
      '2026-04-09 00:00',
      { outcome: { kind: 'elected', elected: ['a'] }, confirmedAt: at('2026-04-08 10:00') },
      'confirmed',
    ],
    [
      'filed',
      '2026-04-10 00:00',
      {
        outcome: { kind: 'elected', elected: ['a'] },
        confirmedAt: 1,
        filedAt: at('2026-04-09 10:00'),
      },
      'filed',
    ],
    ['found irregular', '2026-03-28 10:00', { voidedAt: at('2026-03-28 09:00') }, 'void'],
  ]
  it.each(cases)('%s', (_, moment, facts, stage) => {
    expect(stageAt(calendar, facts, at(moment))).toBe(stage)
  })

  it('can’t be confirmed out of its publicity by an early stamp', () => {
    const facts: ElectionFacts = { outcome: { kind: 'elected', elected: ['a'] }, confirmedAt: 1 }
    expect(stageAt(calendar, facts, at('2026-04-01 12:00'))).toBe('result_published')
  })

  it('takes ballots from the first to the last millisecond of the window and no other', () => {
    const { from, until } = calendar.voting
    expect([from - 1, from, until, until + 1].map((t) => acceptsBallots(calendar, t))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('never goes back as time passes', () => {
    const order = [
      'planned',
      'roll_published',
      'roll_rulings',
      'nominating',
      'qualification_review',
      'candidates_published',
      'before_voting',
      'voting',
      'counting',
      'result_published',
      'result_rulings',
      'awaiting_confirmation',
    ]
    const moment = fc.integer({ min: NOW, max: at('2026-05-01 00:00') })
    const facts: ElectionFacts = { outcome: { kind: 'elected', elected: ['a'] } }
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((t) =>
          order.indexOf(stageAt(calendar, facts, t)),
        )
        expect(early).toBeLessThanOrEqual(late ?? -1)
      }),
    )
  })
})

it('what follows voting depends on the close alone', () => {
  const after = afterVoting(at('2026-09-20 20:00'), CAPTAIN_RULES)
  expect(after.resultAt).toBe(at('2026-09-21 20:00'))
})
