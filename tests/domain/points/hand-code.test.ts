import { handCodeText, readHandCode } from '@domain/points/hand-code'
import fc from 'fast-check'

const ids = fc.stringMatching(/^[0-9a-z]{8,32}$/)
const codes = fc.stringMatching(/^\d{8}$/)

test('a scanned code says the redemption and the code it was made of', () => {
  fc.assert(
    fc.property(ids, codes, (id, code) => {
      expect(readHandCode(handCodeText(id, code))).toEqual({ id, code })
    }),
  )
})

test('any other text is no code of a gift', () => {
  for (const text of ['', '12345678', 'txy-gift:abc:12345678', 'https://example.com/12345678']) {
    expect(readHandCode(text)).toBeUndefined()
  }
})
