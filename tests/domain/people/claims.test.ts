import {
  askedIn,
  becomesHead,
  CLAIM_STATE_TITLES,
  type ClaimActor,
  type ClaimMove,
  type ClaimState,
  HEAD_ANSWER_MS,
  isPending,
  nextClaimState,
  openClaim,
  stateAt,
} from '@domain/people/claims'
import fc from 'fast-check'

const STATES = Object.keys(CLAIM_STATE_TITLES) as ClaimState[]
const ACTORS: ClaimActor[] = ['head', 'captain', 'secretary', 'claimant']
const MOVES: ClaimMove[] = ['confirm', 'deny', 'withdraw']

describe('opening a claim', () => {
  it('lets a right code into an empty household at once', () => {
    expect(openClaim({ method: 'household_code', proven: true, hasHead: false })).toBe('approved')
  })

  it('makes nothing of a wrong code', () => {
    expect(openClaim({ method: 'household_code', proven: false, hasHead: false })).toBeUndefined()
    expect(openClaim({ method: 'roster_phone', hasHead: true })).toBeUndefined()
  })

  it('asks the head first wherever there is one, even with a right code', () => {
    for (const method of ['household_code', 'roster_phone'] as const) {
      expect(openClaim({ method, proven: true, hasHead: true })).toBe('pending_head')
    }
    expect(openClaim({ method: 'captain_vouch', hasHead: true })).toBe('pending_head')
  })

  it('asks the captain or the secretary where there is no head', () => {
    expect(openClaim({ method: 'captain_vouch', hasHead: false })).toBe('pending_captain')
    expect(openClaim({ method: 'secretary_approval', hasHead: false })).toBe('pending_secretary')
  })
})

describe('answering a claim', () => {
  it('turns a head’s or a captain’s no into a question to the secretary', () => {
    expect(nextClaimState('pending_head', 'deny', 'head')).toBe('pending_secretary')
    expect(nextClaimState('pending_captain', 'deny', 'captain')).toBe('pending_secretary')
    expect(nextClaimState('pending_secretary', 'deny', 'secretary')).toBe('refused')
  })

  it('lets nobody confirm the own claim, and a captain answer only what captains are asked', () => {
    for (const state of STATES) {
      expect(nextClaimState(state, 'confirm', 'claimant')).toBeUndefined()
      if (state !== 'pending_captain') {
        expect(nextClaimState(state, 'confirm', 'captain')).toBeUndefined()
      }
    }
  })

  it('ends in a final state and stays there, whatever comes', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...MOVES), fc.constantFrom(...ACTORS)))
    fc.assert(
      fc.property(fc.constantFrom(...STATES), steps, (start, moves) => {
        let state = start
        for (const [move, actor] of moves) {
          const next = nextClaimState(state, move, actor)
          if (!isPending(state)) expect(next).toBeUndefined()
          if (next === 'refused') expect(actor).toBe('secretary')
          state = next ?? state
        }
      }),
    )
  })

  it('passes to the secretary after three days of a head’s or a captain’s silence', () => {
    for (const state of ['pending_head', 'pending_captain'] as const) {
      const claim = { state, askedAt: 1000 }
      expect(stateAt(claim, 999 + HEAD_ANSWER_MS)).toBe(state)
      expect(stateAt(claim, 1000 + HEAD_ANSWER_MS)).toBe('pending_secretary')
    }
    const late = { state: 'pending_secretary', askedAt: 1000 } as const
    expect(stateAt(late, 1000 + 9 * HEAD_ANSWER_MS)).toBe('pending_secretary')
  })

  it('lets only the one who is asked answer: no secretary passes over a head who has time', () => {
    expect(nextClaimState('pending_head', 'confirm', 'secretary')).toBeUndefined()
    for (const state of STATES) {
      for (const actor of ['head', 'captain', 'secretary'] as const) {
        const can = nextClaimState(state, 'confirm', actor) !== undefined
        expect(can).toBe(askedIn(state) === actor)
      }
    }
  })
})

it('makes the first owner or tenant the head, and family never', () => {
  expect(becomesHead('owner', false)).toBe(true)
  expect(becomesHead('tenant', false)).toBe(true)
  expect(becomesHead('family', false)).toBe(false)
  expect(becomesHead('owner', true)).toBe(false)
})
