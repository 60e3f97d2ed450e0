import {
  AUTHOR_LEVELS,
  type AuthorRole,
  CAPTAIN_REVIEWED_POSTS,
  canAddress,
  isExpired,
  movesOn,
  NOTICE_STATE_TITLES,
  type NoticeState,
  outcomeOfSubmit,
} from '@domain/notices/states'
import { ROLES } from '@domain/people/roles'
import fc from 'fast-check'

const COMPOUND = '/430202/430202002/430202002012/c07'
const BUILDING = `${COMPOUND}/b03`
const AUTHORS = Object.keys(AUTHOR_LEVELS) as AuthorRole[]
const STATES = Object.keys(NOTICE_STATE_TITLES) as NoticeState[]

describe('who may address whom', () => {
  it('lets a captain write to her own building only', () => {
    expect(canAddress('building_captain', BUILDING, BUILDING)).toBe(true)
    expect(canAddress('building_captain', BUILDING, `${COMPOUND}/b04`)).toBe(false)
    expect(canAddress('building_captain', BUILDING, `${COMPOUND}/b031`)).toBe(false)
    expect(canAddress('building_captain', BUILDING, COMPOUND)).toBe(false)
    expect(canAddress('building_captain', COMPOUND, BUILDING)).toBe(false)
  })

  it('lets a secretary write to the compound and to any building of it', () => {
    expect(canAddress('branch_secretary', COMPOUND, COMPOUND)).toBe(true)
    expect(canAddress('branch_secretary', COMPOUND, BUILDING)).toBe(true)
    expect(canAddress('branch_secretary', COMPOUND, '/430202/430202002/430202002012')).toBe(false)
  })

  it('lets nobody write to one household', () => {
    for (const role of AUTHORS) {
      expect(canAddress(role, COMPOUND, `${BUILDING}/u1/0302`)).toBe(false)
    }
  })

  it('lets no other role write at all', () => {
    for (const role of ROLES.filter((r) => !(AUTHORS as string[]).includes(r))) {
      expect(canAddress(role, COMPOUND, COMPOUND)).toBe(false)
    }
  })
})

describe('submitting a draft', () => {
  const clean = { lint: 'pass', safety: 'pass' } as const

  it('sends a captain’s first five to a second person, and not the sixth', () => {
    for (let n = 0; n < CAPTAIN_REVIEWED_POSTS; n++) {
      expect(outcomeOfSubmit('building_captain', clean, n, 0)).toEqual({
        state: 'in_review',
        reasons: ['first_posts'],
      })
    }
    expect(outcomeOfSubmit('building_captain', clean, CAPTAIN_REVIEWED_POSTS, 0)).toEqual({
      state: 'published',
    })
  })

  it('publishes a secretary’s clean notice at once', () => {
    expect(outcomeOfSubmit('branch_secretary', clean, 0, 2)).toEqual({ state: 'published' })
  })

  it('never publishes what a check refused or is unsure of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AUTHORS),
        fc.constantFrom('pass', 'review', 'block' as const),
        fc.constantFrom('pass', 'pending', 'refused' as const),
        fc.nat(20),
        fc.nat(6),
        (role, lint, safety, before, photos) => {
          const outcome = outcomeOfSubmit(role, { lint, safety } as never, before, photos)
          if (lint === 'block' || safety === 'refused') expect(outcome.state).toBe('draft')
          else if (lint !== 'pass' || safety !== 'pass') expect(outcome.state).toBe('in_review')
        },
      ),
    )
  })
})

describe('moves', () => {
  it('never lets the author approve or return the own notice', () => {
    for (const state of STATES) {
      const moves = movesOn(state, { isAuthor: true, isReviewer: true })
      expect(moves).not.toContain('approve')
      expect(moves).not.toContain('return')
    }
  })

  it('lets a stranger do nothing', () => {
    for (const state of STATES) {
      expect(movesOn(state, { isAuthor: false, isReviewer: false })).toEqual([])
    }
  })

  it('ends with a withdrawal', () => {
    expect(movesOn('withdrawn', { isAuthor: true, isReviewer: true })).toEqual([])
  })
})

it('a notice expires at its hour and not before', () => {
  expect(isExpired({ expiresAt: 1000 }, 999)).toBe(false)
  expect(isExpired({ expiresAt: 1000 }, 1000)).toBe(true)
  expect(isExpired({ expiresAt: null }, 1e15)).toBe(false)
})
