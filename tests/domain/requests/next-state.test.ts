import { regionProfile } from '@domain/region'
import { deadlinesOf, dueAtOf } from '@domain/requests/deadlines'
import type { RequestFacts } from '@domain/requests/facts'
import { isFinal, type Part, TRANSITIONS } from '@domain/requests/moves'
import { type Actor, advance, type Move, movesFor, nextState } from '@domain/requests/next-state'
import { REQUEST_STATES } from '@domain/requests/states'
import fc from 'fast-check'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-24T08:00:00+08:00')
const { acceptDueAt, resolveDueAt } = deadlinesOf('C', NOW, regionProfile('hetang'))

const actor = (personId: string, ...parts: Part[]): Actor => ({ personId, parts })
const reporter = actor('reporter', 'reporter')
const grid = actor('grid', 'compound')
const secretary = actor('secretary', 'compound', 'reviewer')

/** Applies a move that must be allowed. */
function make(facts: RequestFacts | null, move: Move, by: Actor, now = NOW): RequestFacts {
  const result = nextState(facts, move, by, now)
  if (!result.ok) throw new Error(`${move.kind}: ${result.problem}`)
  return result.value
}
const submitted = (words: Move['words'] = 'clear') =>
  make(null, { kind: 'submit', acceptDueAt, resolveDueAt, words }, reporter)
const handler = actor('handler', 'holder')
function resolved(at = NOW): RequestFacts {
  const accepted = make(submitted(), { kind: 'accept' }, grid)
  const given = make(accepted, { kind: 'dispatch', to: 'handler' }, grid)
  const signed = make(given, { kind: 'sign' }, handler)
  return make(signed, { kind: 'resolve', words: 'clear' }, handler, at)
}
const problem = (facts: RequestFacts | null, move: Move, by: Actor) => {
  const result = nextState(facts, move, by, NOW)
  return result.ok ? 'allowed' : result.problem
}

test('a request goes from submitted to closed by the straight path', () => {
  const closed = make(resolved(), { kind: 'answer', solved: 'yes' }, reporter)
  expect(closed).toMatchObject({ state: 'closed', solved: true, closedAt: NOW, holderId: null })
})

test.each(['no', 'partly'] as const)('the answer %s reopens it with its handler', (solved) => {
  const reopened = make(resolved(), { kind: 'answer', solved, words: 'clear' }, reporter)
  expect(reopened).toMatchObject({
    state: 'reopened',
    solved: false,
    reopenCount: 1,
    holderId: 'handler',
  })
})

test('an answer that it is not solved needs words, one that it is needs none', () => {
  expect(problem(resolved(), { kind: 'answer', solved: 'partly' }, reporter)).toBe('words_needed')
  expect(problem(resolved(), { kind: 'answer', solved: 'yes' }, reporter)).toBe('allowed')
})

test('the deadline counts from submission and moves only by the time the reporter took', () => {
  const before = resolved(NOW + HOUR)
  expect(dueAtOf(before)).toBeUndefined()
  const answer: Move = { kind: 'answer', solved: 'no', words: 'clear' }
  const after = make(before, answer, reporter, NOW + 6 * HOUR)
  expect(dueAtOf(after)).toBe(resolveDueAt + 5 * HOUR)
  expect(dueAtOf(submitted())).toBe(acceptDueAt)
})

test('nothing is accepted or refused while its words wait for a check', () => {
  const waiting = submitted('pending')
  expect(problem(waiting, { kind: 'accept' }, secretary)).toBe('content_pending')
  expect(problem(waiting, { kind: 'refuse', words: 'clear' }, grid)).toBe('content_pending')
  expect(movesFor(waiting, secretary)).toEqual(['review'])
  const passed = make(waiting, { kind: 'review', seq: 1, decision: 'pass' }, secretary)
  expect(passed).toMatchObject({ state: 'submitted', pending: [], hidden: [] })
  expect(movesFor(passed, grid)).toEqual(['accept', 'refuse'])
})

test('rejected words end a request that is about them, and only hide later ones', () => {
  const rejected: Move = { kind: 'review', seq: 1, decision: 'reject', words: 'clear' }
  expect(make(submitted('pending'), rejected, secretary)).toMatchObject({
    state: 'not_accepted',
    hidden: [1],
  })
  const reopened = make(resolved(), { kind: 'answer', solved: 'no', words: 'pending' }, reporter)
  expect(reopened.pending).toEqual([{ seq: reopened.seq, by: 'reporter' }])
  const hidden = make(reopened, { ...rejected, seq: reopened.seq }, secretary)
  expect(hidden).toMatchObject({ state: 'reopened', pending: [], hidden: [reopened.seq] })
})

test('nobody reviews their own words', () => {
  const own = make(
    null,
    { kind: 'submit', acceptDueAt, resolveDueAt, words: 'pending' },
    actor('secretary', 'reporter'),
  )
  const review: Move = { kind: 'review', seq: 1, decision: 'pass' }
  expect(problem(own, review, secretary)).toBe('own_words')
  expect(movesFor(own, secretary)).toEqual([])
})

test('a withdrawn request leaves no words for anybody to check', () => {
  const withdrawn = make(submitted('pending'), { kind: 'withdraw', words: 'pending' }, reporter)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', pending: [], hidden: [1, 2] })
})

test('moves of others are refused', () => {
  expect(problem(submitted(), { kind: 'accept' }, reporter)).toBe('not_your_move')
  expect(problem(resolved(), { kind: 'answer', solved: 'yes' }, handler)).toBe('not_your_move')
  expect(problem(submitted(), { kind: 'withdraw' }, grid)).toBe('not_your_move')
})

const repeat = <T>(times: number, ...values: T[]): T[] => Array(times).fill(values).flat()

/** Any move at all, sensible or not. */
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    // Moves that end it are rarer, so that walks get far.
    kind: fc.constantFrom(...repeat(6, 'accept', 'sign', 'resolve'), 'refuse', 'withdraw'),
    words: fc.constantFrom('none', 'clear', 'clear', 'pending'),
  }),
  fc.record({ kind: fc.constant('dispatch'), to: fc.constantFrom('a', 'b') }),
  fc.record({
    kind: fc.constant('answer'),
    solved: fc.constantFrom('yes', 'partly', 'no'),
    words: fc.constantFrom('none', 'clear', 'pending'),
  }),
  fc.record({
    kind: fc.constant('review'),
    seq: fc.integer({ min: 1, max: 12 }),
    decision: fc.constantFrom('pass', 'reject'),
    words: fc.constantFrom('none', 'clear'),
  }),
) as fc.Arbitrary<Move>

const PARTS: Part[] = ['reporter', 'holder', 'compound', 'reviewer']
const anyone: fc.Arbitrary<Actor> = fc.record({
  personId: fc.constantFrom('a', 'b', 'c'),
  parts: fc.oneof(fc.subarray(PARTS), fc.constant(PARTS)),
})

test('random walks stay in declared states, replay to the same request and end for good', () => {
  const reached = new Set<string>()
  const walk = fc.array(fc.record({ move: anyMove, by: anyone, wait: fc.nat(HOUR) }), {
    maxLength: 60,
    size: 'max',
  })
  fc.assert(
    fc.property(walk, fc.constantFrom<Move['words']>('clear', 'pending'), (steps, words) => {
      const submit: Move = { kind: 'submit', acceptDueAt, resolveDueAt, words }
      const history: { move: Move; by: string; at: number }[] = []
      let facts = make(null, submit, actor('a', 'reporter'))
      history.push({ move: submit, by: 'a', at: NOW })
      let now = NOW
      for (const { move, by, wait } of steps) {
        now += wait
        const offered = movesFor(facts, by)
        const result = nextState(facts, move, by, now)
        if (!result.ok) continue
        expect(offered).toContain(move.kind)
        if (isFinal(facts.state)) {
          expect(move.kind).toBe('review')
          expect(result.value.state).toBe(facts.state)
        }
        facts = result.value
        reached.add(facts.state)
        history.push({ move, by: by.personId, at: now })
        expect(REQUEST_STATES).toContain(facts.state)
        expect(facts.seq).toBe(history.length)
        expect(facts.resolveDueAt).toBeGreaterThanOrEqual(resolveDueAt)
        expect(facts.closedAt !== null).toBe(isFinal(facts.state))
      }
      const replayed = history.reduce<RequestFacts | null>(
        (before, entry) => advance(before, entry.move, entry.by, entry.at),
        null,
      )
      expect(replayed).toEqual(facts)
    }),
    { numRuns: 400 },
  )
  // A walk that reaches nothing proves nothing.
  expect([...reached].sort()).toEqual([...REQUEST_STATES].sort())
})

test('every state can be reached and every open state can be left', () => {
  const reached = new Set(TRANSITIONS.map(({ to }) => to))
  for (const state of REQUEST_STATES) {
    expect(reached).toContain(state)
    const leaves = TRANSITIONS.some(({ from, to }) => from.includes(state) && to !== 'same')
    expect([state, leaves]).toEqual([state, !isFinal(state)])
  }
})

test('a history that does not start with submit throws', () => {
  expect(() => advance(null, { kind: 'accept' }, 'grid', NOW)).toThrow('starts with submit')
})
