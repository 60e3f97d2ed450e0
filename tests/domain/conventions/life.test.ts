import {
  canEdit,
  canSign,
  moveVersion,
  VERSION_MOVES,
  VERSION_STATE_TITLES,
  type VersionMove,
  type VersionState,
} from '@domain/conventions/states'

const STATES = Object.keys(VERSION_STATE_TITLES) as VersionState[]

/** A whole life, with who makes each move. */
const LIFE = [
  ['start_drafting', 'editor', 'drafting'],
  ['send_to_review', 'editor', 'sub_district_review'],
  ['send_back', 'sub_district', 'drafting'],
  ['send_to_review', 'editor', 'sub_district_review'],
  ['approve', 'sub_district', 'deliberating'],
  ['pass', 'process', 'passed'],
  ['file', 'sub_district', 'filed'],
  ['publish', 'editor', 'published'],
  ['come_into_force', 'process', 'in_force'],
  ['supersede', 'process', 'superseded'],
] as const

test('a version goes from opinions to force by the hands the procedure names', () => {
  let state: VersionState = 'collecting'
  for (const [move, by, to] of LIFE) {
    const result = moveVersion(state, move, by)
    expect(result).toEqual({ ok: true, value: to })
    state = to
  }
})

test('nobody makes a move that is not theirs, and no state is left by an unknown move', () => {
  const moves = new Set(
    STATES.flatMap((state) => Object.keys(VERSION_MOVES[state]) as VersionMove[]),
  )
  for (const state of STATES)
    for (const move of moves)
      for (const by of ['editor', 'sub_district', 'process'] as const) {
        const step = VERSION_MOVES[state][move]
        const expected = !step ? 'wrong_state' : step.by === by ? undefined : 'not_your_move'
        const result = moveVersion(state, move, by)
        expect(result.ok ? undefined : result.problem).toBe(expected)
      }
})

test('no hand declares a vote passed, and no way to force leads past review, vote and filing', () => {
  const handMoves = Object.values(VERSION_MOVES.deliberating).filter(({ by }) => by !== 'process')
  expect(handMoves).toEqual([])
  const waysTo = (to: VersionState) =>
    STATES.filter((state) => Object.values(VERSION_MOVES[state]).some((step) => step.to === to))
  expect(waysTo('in_force')).toEqual(['published'])
  expect(waysTo('published')).toEqual(['filed'])
  expect(waysTo('filed')).toEqual(['passed'])
  expect(waysTo('passed')).toEqual(['deliberating'])
  expect(waysTo('deliberating')).toEqual(['sub_district_review'])
})

test('words change in a draft only, and only what is in force is signed', () => {
  expect(STATES.filter(canEdit)).toEqual(['drafting'])
  expect(STATES.filter(canSign)).toEqual(['in_force'])
})
