import { SOLVED_DAYS, type SolvedByDay, solvedLately, withSolved } from '@domain/requests/solved'
import { DAY_MS, dayAt } from '@domain/time/shanghai'
import fc from 'fast-check'

const moments = fc.array(fc.integer({ min: 0, max: 100 * DAY_MS }), { maxLength: 60 })
const recorded = (at: readonly number[]) =>
  [...at].sort((a, b) => a - b).reduce<SolvedByDay>(withSolved, {})

test('what was solved lately is what a naive count of the closings says', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 40 * DAY_MS }), (at, later) => {
      const now = Math.max(0, ...at) + later
      const naive = at.filter((one) => dayAt(one) > dayAt(now) - SOLVED_DAYS).length
      expect(solvedLately(recorded(at), now)).toBe(naive)
    }),
  )
})

test('no more days are kept than are counted', () => {
  fc.assert(
    fc.property(moments, (at) => {
      expect(Object.keys(recorded(at)).length).toBeLessThanOrEqual(SOLVED_DAYS)
    }),
  )
})
