import { parseHouseholdCode } from '@domain/people/household-code'
import { codeOf, newHousehold, rosterPhoneHash, slipOf } from '@functions/people/households'
import { BUILDING, COMPOUND, EMPTY_HOME } from '../world'

const KEY = 'a-key-of-at-least-thirty-two-characters'
const FACTS = { room: '1单元502', areaCentiares: 8_850 }

test('a phone has one hash however it is written, and another under another key', () => {
  const hash = rosterPhoneHash('10300000502', KEY)
  for (const written of [
    '+8610300000502',
    '86 103 0000 0502',
    '103-0000-0502',
    '１０３００００0502',
  ]) {
    expect(rosterPhoneHash(written, KEY)).toBe(hash)
  }
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(rosterPhoneHash('10300000502', `${KEY}!`)).not.toBe(hash)
  expect(rosterPhoneHash('10300000503', KEY)).not.toBe(hash)
})

test('what is no phone number has no hash', () => {
  for (const written of ['', '12345', '0733-1234567', '一三八']) {
    expect(rosterPhoneHash(written, KEY)).toBeUndefined()
  }
})

test('without a key nothing is hashed', () => {
  expect(() => rosterPhoneHash('10300000502')).toThrow('TXY_SECRET')
  expect(() => codeOf(newHousehold(EMPTY_HOME, FACTS))).toThrow('TXY_SECRET')
})

test('a household has one code an edition, another than its neighbour’s, and none is stored', () => {
  const home = newHousehold(EMPTY_HOME, FACTS)
  const code = codeOf(home, KEY)
  expect(parseHouseholdCode(code)).toBe(code)
  expect(codeOf(home, KEY)).toBe(code)
  expect(codeOf({ ...home, codeEdition: 2 }, KEY)).not.toBe(code)
  expect(codeOf(newHousehold(`${BUILDING}/u1/0501`, FACTS), KEY)).not.toBe(code)
  expect(JSON.stringify(home)).not.toContain(code)
})

test('slips name households without saying where they are', () => {
  expect(slipOf(EMPTY_HOME)).toMatch(/^[0-9a-f]{16}$/)
  expect(slipOf(EMPTY_HOME)).not.toBe(slipOf(BUILDING))
})

test('a household lies in a building', () => {
  expect(newHousehold(EMPTY_HOME, FACTS).buildingPath).toBe(BUILDING)
  expect(() => newHousehold(BUILDING, FACTS)).toThrow()
  expect(() => newHousehold(COMPOUND, FACTS)).toThrow()
})
