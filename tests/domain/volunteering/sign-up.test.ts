import {
  type ActivityMove,
  type ActivityPart,
  type ActivityState,
  nextActivityState,
  openMoves,
} from '@domain/volunteering/activity-states'
import { cancelSignUp, isFull, type Post, type SignUp, signUp } from '@domain/volunteering/sign-up'
import fc from 'fast-check'

const POSTS: Post[] = [
  { id: 'p1', title: '扫楼道', capacity: 2 },
  { id: 'p2', title: '送餐', capacity: 1 },
]
const START = 1000

describe('any order of people who come and go', () => {
  const step = fc.record({
    who: fc.integer({ min: 0, max: 9 }).map((n) => `person${n}`),
    post: fc.constantFrom('p1', 'p2'),
    leaves: fc.boolean(),
  })

  it('fills every place in the order of coming and never one too many', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let list: SignUp[] = []
        steps.forEach(({ who, post, leaves }, at) => {
          const before = list
          const result = leaves
            ? cancelSignUp(list, who, at, START)
            : signUp(POSTS, list, { personId: who, postId: post, at }, START)
          if (result.ok) list = 'list' in result.value ? result.value.list : result.value
          else expect(list).toBe(before)
          for (const { id, capacity } of POSTS) {
            const here = list.filter((one) => one.postId === id)
            const joined = here.filter((one) => one.state === 'joined')
            expect(joined.length).toBe(Math.min(capacity, here.length))
            const waits = here.findIndex((one) => one.state === 'waiting')
            if (waits !== -1)
              expect(here.slice(waits).every((o) => o.state === 'waiting')).toBe(true)
          }
          expect(new Set(list.map((one) => one.personId)).size).toBe(list.length)
        })
      }),
    )
  })
})

describe('signing up', () => {
  const full: SignUp[] = ['a', 'b', 'c'].map((personId, at) => ({
    personId,
    postId: at < 2 ? 'p1' : 'p2',
    at,
    state: 'joined',
  }))

  it('is full when every post is', () => {
    expect(isFull(POSTS, full)).toBe(true)
    expect(isFull(POSTS, full.slice(1))).toBe(false)
  })

  it('ends when the activity begins, and nobody signs up twice', () => {
    const late = { personId: 'd', postId: 'p1', at: START }
    expect(signUp(POSTS, full, late, START)).toMatchObject({ problem: 'too_late' })
    const twice = { personId: 'a', postId: 'p2', at: 5 }
    expect(signUp(POSTS, full, twice, START)).toMatchObject({ problem: 'already_signed_up' })
  })

  it('can’t be taken back after the deadline, waiting can', () => {
    const waiting: SignUp = { personId: 'd', postId: 'p1', at: 9, state: 'waiting' }
    expect(cancelSignUp([...full, waiting], 'a', 60, 50)).toMatchObject({ problem: 'too_late' })
    expect(cancelSignUp([...full, waiting], 'd', 60, 50).ok).toBe(true)
  })
})

describe('an activity', () => {
  const walk = (moves: [ActivityMove, ActivityPart[]][], from: ActivityState = 'draft') =>
    moves.reduce<string>((state, [move, parts]) => {
      const next = nextActivityState(state as ActivityState, move, parts)
      return next.ok ? next.value : next.problem
    }, from)

  it('goes from draft to points posted', () => {
    expect(
      walk([
        ['approve', ['approver']],
        ['start', ['clock']],
        ['confirm', ['leader']],
        ['publish', ['approver']],
        ['post', ['clock']],
      ]),
    ).toBe('posted')
  })

  it('is never approved or published by its own leader in a second role', () => {
    const both: ActivityPart[] = ['leader', 'approver']
    expect(nextActivityState('draft', 'approve', both)).toMatchObject({ problem: 'own_activity' })
    expect(nextActivityState('confirmed', 'publish', both)).toMatchObject({
      problem: 'own_activity',
    })
    expect(openMoves('draft', both)).toEqual(['cancel'])
  })

  it('can’t be cancelled once hours are confirmed', () => {
    expect(walk([['cancel', ['leader']]], 'confirmed')).toBe('wrong_state')
  })
})
