/** Whether voting goes on at its close. */
import { challengeUntil } from '@domain/elections/calendar'
import { type ClosingVote, goesOn } from '@domain/elections/extension'
import { reaches } from '@domain/elections/threshold'
import { CAPTAIN_RULES } from '@domain/region/elections'
import fc from 'fast-check'

const { quorum } = CAPTAIN_RULES
const VOTE: ClosingVote = { until: 1_000, extendedUntil: 3_000, quorum, households: 100 }

test.each([
  ['exactly half have voted, a moment after the close', VOTE, 50, 1_001, true],
  ['one more than half have voted', VOTE, 51, 1_001, false],
  ['at the last moment of the window itself', VOTE, 0, 1_000, false],
  ['at the last moment of the extension', VOTE, 50, 3_000, true],
  ['after the extension', VOTE, 50, 3_001, false],
  ['it has gone on once already', { ...VOTE, extendedUntil: null }, 0, 1_001, false],
  ['no share of the roll is asked for', { ...VOTE, quorum: null }, 0, 1_001, false],
  ['an odd roll: half is no household', { ...VOTE, households: 101 }, 50, 1_001, true],
  ['an odd roll: the next one is enough', { ...VOTE, households: 101 }, 51, 1_001, false],
] as const)('%s', (_name, vote, voted, now, expected) => {
  expect(goesOn(vote, voted, now)).toBe(expected)
})

test('it never goes on with a quorum, and one more vote never makes it go on', () => {
  const counts = fc.integer({ min: 1, max: 5_000 }).chain((households) =>
    fc.record({
      households: fc.constant(households),
      voted: fc.integer({ min: 0, max: households }),
      now: fc.integer({ min: 0, max: 4_000 }),
    }),
  )
  fc.assert(
    fc.property(counts, ({ households, voted, now }) => {
      const vote = { ...VOTE, households }
      const goes = goesOn(vote, voted, now)
      if (goes) expect(reaches(voted, households, quorum)).toBe(false)
      if (!goes) expect(goesOn(vote, voted + 1, now)).toBe(false)
    }),
  )
})

const HOUR = 3_600_000
test.each([
  ['registered on the first day', -48 * HOUR, 0],
  ['two hours before the close', -2 * HOUR, 0],
  ['a second later than that', -2 * HOUR + 1_000, 1_000],
  ['at the very close', 0, 2 * HOUR],
])('a household may strike paper that was %s', (_name, registered, until) => {
  const close = 100 * HOUR
  const poll = { until: close, paperUntil: close + 12 * HOUR }
  expect(challengeUntil(poll, close + registered)).toBe(close + until)
})

test('officers always have half of their time left to count', () => {
  const poll = { until: 0, paperUntil: HOUR }
  expect(challengeUntil(poll, 0)).toBe(HOUR / 2)
})
