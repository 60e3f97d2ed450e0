import {
  type Channel,
  chooseBallots,
  proxyProblem,
  type RecordedBallot,
} from '@domain/elections/channels'
import fc from 'fast-check'

const ballot = (
  id: string,
  household: string,
  channel: Channel,
  height: number,
): RecordedBallot => ({ id, household, channel, height })
const chosen = (ballots: RecordedBallot[], withdrawn: string[] = []) =>
  chooseBallots(ballots, new Set(withdrawn))

describe('which ballot counts', () => {
  const cases: [string, RecordedBallot[], string[], string | undefined, Record<string, string>][] =
    [
      ['the only one', [ballot('1', 'h', 'phone', 1)], [], '1', {}],
      [
        'the last of two on the phone',
        [ballot('1', 'h', 'phone', 1), ballot('2', 'h', 'phone', 2)],
        [],
        '2',
        { '1': 'replaced_by_later' },
      ],
      [
        'the phone before a later paper',
        [ballot('1', 'h', 'phone', 1), ballot('2', 'h', 'paper', 2)],
        [],
        '1',
        { '2': 'phone_counts' },
      ],
      [
        'the phone before an earlier paper',
        [ballot('1', 'h', 'paper', 1), ballot('2', 'h', 'phone', 2)],
        [],
        '2',
        { '1': 'phone_counts' },
      ],
      [
        'the paper once the phone ballot is withdrawn',
        [ballot('1', 'h', 'phone', 1), ballot('2', 'h', 'paper', 2)],
        ['1'],
        '2',
        { '1': 'withdrawn' },
      ],
      [
        'the household’s own paper before a proxy',
        [ballot('1', 'h', 'proxy', 9), ballot('2', 'h', 'paper', 2)],
        [],
        '2',
        { '1': 'own_vote_counts' },
      ],
      [
        'the household’s own phone before a later proxy',
        [ballot('1', 'h', 'phone', 1), ballot('2', 'h', 'proxy', 2)],
        [],
        '1',
        { '2': 'own_vote_counts' },
      ],
      ['the proxy when there is nothing else', [ballot('1', 'h', 'proxy', 1)], [], '1', {}],
      [
        'the earlier one when the later is withdrawn',
        [ballot('1', 'h', 'phone', 1), ballot('2', 'h', 'phone', 2)],
        ['2'],
        '1',
        { '2': 'withdrawn' },
      ],
      [
        'none when all are withdrawn',
        [ballot('1', 'h', 'phone', 1)],
        ['1'],
        undefined,
        { '1': 'withdrawn' },
      ],
    ]
  it.each(cases)('is %s', (_, ballots, withdrawn, counted, superseded) => {
    const result = chosen(ballots, withdrawn)
    expect(result.counted.get('h')?.id).toBe(counted)
    expect(Object.fromEntries(result.superseded)).toEqual(superseded)
  })

  const anyBallots = fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom<Channel>('phone', 'paper', 'proxy'),
        fc.boolean(),
      ),
      { maxLength: 60 },
    )
    .map((rows) => ({
      ballots: rows.map(([h, channel], i) => ballot(String(i), `h${h}`, channel, i)),
      withdrawn: new Set(rows.flatMap(([, , gone], i) => (gone ? [String(i)] : []))),
    }))

  it('equals a naive choice for any run of revotes, paper, proxies and withdrawals', () => {
    fc.assert(
      fc.property(anyBallots, ({ ballots, withdrawn }) => {
        const { counted, superseded } = chooseBallots(ballots, withdrawn)
        for (let h = 0; h < 10; h++) {
          const own = ballots.filter((b) => b.household === `h${h}` && !withdrawn.has(b.id))
          const naive =
            own.filter((b) => b.channel === 'phone').at(-1) ??
            own.filter((b) => b.channel === 'paper').at(-1) ??
            own.filter((b) => b.channel === 'proxy').at(-1)
          expect(counted.get(`h${h}`)?.id).toBe(naive?.id)
        }
        expect(counted.size + superseded.size).toBe(ballots.length)
      }),
    )
  })

  it('does not depend on the order in which the board is read', () => {
    fc.assert(
      fc.property(anyBallots, ({ ballots, withdrawn }) => {
        const forward = chooseBallots(ballots, withdrawn)
        const backward = chooseBallots([...ballots].reverse(), withdrawn)
        for (const [household, b] of forward.counted)
          expect(backward.counted.get(household)?.id).toBe(b.id)
        expect(Object.fromEntries(backward.superseded)).toEqual(
          Object.fromEntries(forward.superseded),
        )
      }),
    )
  })
})

describe('a written mandate', () => {
  const taken = [
    { household: 'h1', proxyPersonId: 'p', closeRelative: true },
    { household: 'h2', proxyPersonId: 'p', closeRelative: true },
    { household: 'h3', proxyPersonId: 'p', closeRelative: true },
  ]
  it.each([
    [
      'a neighbour',
      { household: 'h9', proxyPersonId: 'q', closeRelative: false },
      'not_a_close_relative',
    ],
    [
      'a second proxy for a household',
      { household: 'h1', proxyPersonId: 'q', closeRelative: true },
      'already_has_proxy',
    ],
    [
      'a fourth household',
      { household: 'h4', proxyPersonId: 'p', closeRelative: true },
      'too_many_households',
    ],
    [
      'a relative with a free hand',
      { household: 'h4', proxyPersonId: 'q', closeRelative: true },
      undefined,
    ],
  ])('from %s', (_, mandate, problem) => {
    expect(proxyProblem(mandate, taken, 3)).toBe(problem)
  })
})
