import {
  askAgainAt,
  MOST_ASKS,
  maySee,
  type PictureState,
  type PictureVerdict,
  stateAfter,
} from '@domain/pictures/judging'
import fc from 'fast-check'

const STATES: readonly PictureState[] = ['asked', 'review', 'pass', 'refused']
const VERDICTS: readonly PictureVerdict[] = ['pass', 'unsure', 'risky']
const anyVerdicts = fc.array(fc.constantFrom(...VERDICTS), { minLength: 1, maxLength: 5 })

test('only a clear pass opens a picture, whatever else is said and in what order', () => {
  fc.assert(
    fc.property(anyVerdicts, fc.boolean(), (verdicts, hasReviewer) => {
      const end = verdicts.reduce<PictureState>((s, v) => stateAfter(s, v, hasReviewer), 'asked')
      expect(end === 'pass').toBe(verdicts[0] === 'pass')
      expect(end).not.toBe('asked')
    }),
  )
})

test('what is unsure goes to a person, and is taken away where there is none', () => {
  expect(stateAfter('asked', 'unsure', true)).toBe('review')
  expect(stateAfter('asked', 'unsure', false)).toBe('refused')
})

test('a stranger sees what passed; its owner also what waits; nobody what is refused', () => {
  const stranger = { isOwner: false, isReviewer: false }
  expect([undefined, ...STATES].filter((state) => maySee(state, stranger))).toEqual(['pass'])
  const owner = { isOwner: true, isReviewer: false }
  expect(STATES.filter((state) => maySee(state, owner))).toEqual(['asked', 'review', 'pass'])
  expect(maySee('refused', { isOwner: true, isReviewer: true })).toBe(false)
})

test('an answer is given its time; tries that fail come further and further apart, and end', () => {
  const minutes = (asks: number, gotThrough: boolean) => {
    const at = askAgainAt(asks, gotThrough, 0)
    return at === undefined ? undefined : at / 60_000
  }
  expect(minutes(1, true)).toBe(35)
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((asks) => minutes(asks, false))).toEqual([
    1,
    2,
    4,
    8,
    16,
    30,
    30,
    undefined,
  ])
  expect(MOST_ASKS).toBe(8)
})
