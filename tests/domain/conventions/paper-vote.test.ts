import { countingVote, type Reading, readPaper, type Vote } from '@domain/conventions/paper-vote'
import fc from 'fast-check'

const reading: fc.Arbitrary<Reading> = fc.record({
  by: fc.constantFrom('a', 'b', 'c'),
  choice: fc.constantFrom('for', 'against', 'abstain'),
  woman: fc.boolean(),
})
const words = ({ choice, woman }: Reading) => `${choice} ${woman}`

test('a paper is agreed exactly when two people last read the same', () => {
  fc.assert(
    fc.property(fc.array(reading, { minLength: 1, maxLength: 8 }), (all) => {
      let readings: Reading[] = []
      const last = new Map<string, Reading>()
      for (const next of all) {
        const after = readPaper(readings, next)
        last.set(next.by, next)
        const others = [...last.values()].filter(({ by }) => by !== next.by)
        const agreed = others.some((one) => words(one) === words(next))
        const open = others.length === 0 ? 'waits' : 'differs'
        expect(after.standing).toBe(agreed ? 'agreed' : open)
        expect(new Set(after.readings)).toEqual(new Set(last.values()))
        if (agreed) return
        readings = after.readings
      }
    }),
  )
})

test('the phone counts before paper, paper before nothing', () => {
  const yes: Vote = { choice: 'for', woman: true }
  const no: Vote = { choice: 'against', woman: false }
  expect(countingVote(yes, no)).toBe(yes)
  expect(countingVote(null, no)).toBe(no)
  expect(countingVote(null, null)).toBeNull()
})
