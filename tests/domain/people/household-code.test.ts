import {
  formatHouseholdCode,
  makeHouseholdCode,
  mayTryCode,
  parseHouseholdCode,
} from '@domain/people/household-code'
import fc from 'fast-check'

const bytes = fc.uint8Array({ minLength: 7, maxLength: 7 })
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('a household code', () => {
  it('reads back however people type it', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = makeHouseholdCode(random)
        expect(code).toHaveLength(8)
        expect(parseHouseholdCode(formatHouseholdCode(code))).toBe(code)
        expect(parseHouseholdCode(` ${code.toLowerCase()} `)).toBe(code)
        expect(parseHouseholdCode(code.replace(/0/g, 'O').replace(/1/g, 'l'))).toBe(code)
        expect(parseHouseholdCode(code.replace(/[0-9A-Z]/g, (c) => fullWidth(c)))).toBe(code)
      }),
    )
  })

  it('notices nearly every single wrong character and every swap of neighbours', () => {
    let missed = 0
    let tried = 0
    fc.assert(
      fc.property(bytes, fc.nat(6), fc.nat(31), (random, at, other) => {
        const code = makeHouseholdCode(random)
        const wrong = code.slice(0, at) + ALPHABET[other] + code.slice(at + 1)
        if (wrong === code) return
        tried++
        // 0 and Z have the same value modulo 31: the one pair the check can't tell apart.
        const pair = [code[at], ALPHABET[other]].sort().join('')
        if (parseHouseholdCode(wrong) !== undefined) {
          missed++
          expect(pair).toBe('0Z')
        }
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2)
        if (at < 6 && !['0Z', 'Z0'].includes(`${code[at]}${code[at + 1]}`) && swapped !== code) {
          expect(parseHouseholdCode(swapped)).toBeUndefined()
        }
      }),
      { numRuns: 2000 },
    )
    expect(missed / tried).toBeLessThan(0.01)
  })

  it('refuses what is no code', () => {
    for (const typed of ['', '1234', '1234567', '123456789', 'ABCD-EFGU', '我家的码啊啊啊']) {
      expect(parseHouseholdCode(typed)).toBeUndefined()
    }
  })

  it('stops a person at five wrong ones and a household at twenty', () => {
    expect(mayTryCode({ byPerson: 4, onHousehold: 19 })).toBe(true)
    expect(mayTryCode({ byPerson: 5, onHousehold: 0 })).toBe(false)
    expect(mayTryCode({ byPerson: 0, onHousehold: 20 })).toBe(false)
  })
})

function fullWidth(c: string): string {
  return String.fromCharCode(c.charCodeAt(0) + 0xfee0)
}
