import {
  afterApproval,
  firstState,
  handOverProblem,
  isConnected,
  type Party,
  refusalProblem,
  type Waiting,
} from '@domain/points/redemption'

const RULES = { withoutApproval: 20, secondApprover: 100 }
const party = (personId: string, ...homes: string[]): Party => ({ personId, homes })
const waiting = (change: Partial<Waiting> = {}): Waiting => ({
  state: 'waiting_first',
  points: 30,
  requester: party('ann', '/d/s/c/c01/b01/u1/0101'),
  firstApprover: null,
  ...change,
})
const SECRETARY = party('secretary', '/d/s/c/c01/b02/u1/0201')

describe('a request', () => {
  it.each([
    [20, false, 'ready'],
    [21, false, 'waiting_first'],
    [101, false, 'waiting_first'],
    [1, true, 'waiting_second'],
  ] as const)(
    'of %i points goes where the scheme says (connected: %s)',
    (points, connected, to) => {
      expect(firstState(points, RULES, connected)).toBe(to)
    },
  )

  it('up to 100 points needs one approver, above it two different ones', () => {
    expect(afterApproval(waiting({ points: 100 }), SECRETARY, RULES)).toMatchObject({
      value: 'ready',
    })
    expect(afterApproval(waiting({ points: 101 }), SECRETARY, RULES)).toMatchObject({
      value: 'waiting_second',
    })
    const second = waiting({ state: 'waiting_second', points: 101, firstApprover: 'secretary' })
    expect(afterApproval(second, SECRETARY, RULES)).toMatchObject({ problem: 'same_approver' })
    expect(afterApproval(second, party('other'), RULES)).toMatchObject({ value: 'ready' })
  })

  it.each([
    ['oneself', party('ann')],
    ['one’s household', party('spouse', '/d/s/c/c01/b01/u1/0101')],
  ])('is never agreed to, refused or handed over by %s', (_, who) => {
    expect(afterApproval(waiting(), who, RULES)).toMatchObject({ problem: 'own_or_family' })
    expect(refusalProblem(waiting(), who)).toBe('own_or_family')
    expect(handOverProblem(waiting({ state: 'ready' }), who)).toBe('own_or_family')
    expect(isConnected(waiting().requester, who)).toBe(true)
  })

  it('is handed over once, when it is ready', () => {
    expect(handOverProblem(waiting({ state: 'ready' }), SECRETARY)).toBeUndefined()
    expect(handOverProblem(waiting({ state: 'handed' }), SECRETARY)).toBe('wrong_state')
    expect(handOverProblem(waiting(), SECRETARY)).toBe('wrong_state')
  })
})
