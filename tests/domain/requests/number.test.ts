import { requestNumber } from '@domain/requests/number'

test('a short number carries the place, the date in Shanghai and five plain characters', () => {
  const lateEvening = Date.parse('2026-11-24T23:30:00+08:00')
  const number = requestNumber('HT', lateEvening, Uint8Array.from([0, 1, 30, 31, 255]))
  expect(number).toMatch(/^HT-261124-[2-9A-HJKMNP-Z]{5}$/)
  expect(number).toBe('HT-261124-23Z29')
})

test('too few bytes are refused', () => {
  expect(() => requestNumber('HT', 0, new Uint8Array(4))).toThrow(RangeError)
})
