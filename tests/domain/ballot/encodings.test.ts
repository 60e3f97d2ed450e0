/** One encoding for each value, and known answers for everything that is standardised. */
import * as v1 from '@domain/ballot/v1'
import { fromUtf8, uint, utf8 } from '@domain/ballot/v1/bytes'
import { addScalars } from '@domain/ballot/v1/group'
import { expandMessage, hash } from '@domain/ballot/v1/hash'
import { multiplier, multiScalar } from '@domain/ballot/v1/multiples'
import { expand_message_xmd } from '@noble/curves/abstract/hash-to-curve.js'
import { sha512, sha512_256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { challenge, digest } from '../../../tools/verify-election/check/hashes'
import { defined, must, SMALL } from './support/elections'
import { seeded } from './support/random'

const bytes = fc.uint8Array({ maxLength: 70 })

it('writes and reads hexadecimal, base64url and UTF-8 as the platform does', () => {
  fc.assert(
    fc.property(bytes, fc.string({ unit: 'grapheme' }), (data, text) => {
      expect(v1.toHex(data)).toBe(Buffer.from(data).toString('hex'))
      expect(v1.fromHex(v1.toHex(data))).toEqual(data)
      expect(v1.toBase64url(data)).toBe(Buffer.from(data).toString('base64url'))
      expect(v1.fromBase64url(v1.toBase64url(data))).toEqual(data)
      expect(utf8(text)).toEqual(new Uint8Array(Buffer.from(text)))
      expect(fromUtf8(utf8(text))).toBe(text)
    }),
  )
})

it('reads only the one text of each value', () => {
  for (const text of ['AB', 'A', 'AA=', 'AA==', 'A A', '+A', 'AAB']) {
    const read = v1.fromBase64url(text)
    expect(read === undefined || v1.toBase64url(read) === text).toBe(true)
  }
  for (const text of ['0', 'AB', '0g', ' 00']) expect(v1.fromHex(text)).toBeUndefined()
  // Overlong, stray continuation, cut off, surrogate, beyond Unicode.
  for (const hex of ['c080', 'e08080', '80', 'e4b8', 'eda080', 'f4908080', 'ff'])
    expect(fromUtf8(v1.fromHex(hex) ?? new Uint8Array())).toBeUndefined()
  expect(() => uint(256, 1)).toThrow(RangeError)
  expect(() => utf8('\ud800')).toThrow(RangeError)
})

it('hashes as the standards say, in the library and in the verifier alike', () => {
  const message = utf8('abc')
  const tag = utf8('QUUX-V01-CS02-with-expander-SHA512-256')
  // RFC 9380, appendix K.3: SHA-512, message "abc", 32 bytes.
  expect(v1.toHex(expandMessage(message, tag, 32))).toBe(
    '0da749f12fbe5483eb066a5f595055679b976e93abe9be6f0f6318bce7aca8dc',
  )
  fc.assert(
    fc.property(bytes, bytes, (left, right) => {
      const known = expand_message_xmd(left, tag, 48, sha512)
      expect(expandMessage(left, tag, 48)).toEqual(known)
      const parts = [left, right]
      expect(hash('event', ...parts)).toEqual(new Uint8Array(digest('event', ...parts)))
      const framed = [utf8('tongxinyuan-ballot-v1/event'), ...parts]
      const joined = framed.flatMap((part) => [...uint(part.length, 4), ...part])
      expect(hash('event', ...parts)).toEqual(sha512_256(new Uint8Array(joined)))
    }),
    { numRuns: 30 },
  )
  expect(challenge('choice', message)).not.toBe(challenge('sum', message))
})

it('adds multiples as plain arithmetic does', () => {
  const random = seeded('multiples')
  const scalar = () => v1.newCredential(random).secret
  const { group } = v1
  const plain = (element: v1.Element, k: bigint) => group.publicMultiply(element, k)
  const edges = [0n, 1n, 7n, 8n, 9n, 15n, 16n, group.order - 1n, (1n << 128n) - 1n]
  const element = plain(group.base, scalar())
  const times = multiplier(element)
  for (const k of [...edges, scalar(), scalar()])
    expect(group.equals(times(k), plain(element, k))).toBe(true)
  for (const count of [0, 1, 2, 40]) {
    const elements = Array.from({ length: count }, () => plain(group.base, scalar()))
    const scalars = elements.map((_, i) => edges[i] ?? scalar())
    const expected = elements.reduce(
      (sum, each, i) => group.add(sum, plain(each, scalars[i] ?? 0n)),
      group.identity,
    )
    expect(group.equals(multiScalar(elements, scalars), expected)).toBe(true)
  }
  expect(addScalars(group.order - 1n, 2n)).toBe(1n)
})

it('finds every small discrete logarithm, and none beyond its bound', () => {
  for (const max of [0, 1, 7, 100]) {
    const find = v1.discreteLogs(max, 2)
    for (let n = 0; n <= max; n++)
      expect(find(v1.group.publicMultiply(v1.group.base, BigInt(n)))).toBe(n)
    expect(find(v1.group.publicMultiply(v1.group.base, BigInt(max + 1)))).toBeUndefined()
    expect(find(v1.group.negate(v1.group.base))).toBeUndefined()
  }
  const large = 40_000_000
  const find = v1.discreteLogs(large, 1)
  for (const n of [large, 12_345_678])
    expect(find(v1.group.publicMultiply(v1.group.base, BigInt(n)))).toBe(n)
})

describe('a definition and a roll', () => {
  const { definition, roll } = defined(SMALL)

  it('have one encoding each', () => {
    const encoded = v1.encodeDefinition(definition)
    expect(v1.encodeDefinition(must(v1.decodeDefinition(encoded)))).toEqual(encoded)
    expect(v1.decodeDefinition(encoded.slice(1)).ok).toBe(false)
    const list = v1.encodeRoll(roll)
    expect(v1.encodeRoll(must(v1.decodeRoll(definition, list)))).toEqual(list)
  })

  it.each([
    ['no candidate', { candidates: [] }],
    ['two candidates of one name', { candidates: ['甲', '甲'] }],
    ['more to choose than there are', { max: 9 }],
    ['nothing to choose', { min: 0, max: 0 }],
    ['a minimum above the maximum', { min: 2, max: 1 }],
    ['one scrutineer', { scrutineers: ['甲'], threshold: 2 }],
    ['a threshold of one', { threshold: 1 }],
    ['a threshold above all', { threshold: 4 }],
    ['one paper officer', { paperOfficers: definition.paperOfficers.slice(1) }],
    ['an empty title', { title: '' }],
    ['a title too long', { title: '长'.repeat(101) }],
    ['a short id', { id: new Uint8Array(15) }],
  ])('are refused with %s', (_, change) => {
    expect(v1.checkDefinition({ ...definition, ...change })).toMatchObject({
      code: 'BAD_DEFINITION',
    })
  })

  it('are refused out of order, repeated, or with weights missing or too heavy', () => {
    const [first, second] = roll as [v1.RollEntry, v1.RollEntry]
    const heavy = { ...first, weights: [2 ** 32] }
    for (const attack of [
      [second, first],
      [first, first],
      [],
      [heavy],
      [{ ...first, weights: [] }],
    ])
      expect(v1.checkRoll(definition, attack)).toMatchObject({ code: 'BAD_ROLL' })
    const many = Array.from({ length: 20 }, (_, i) => ({
      ...{ pseudonym: new Uint8Array(16).fill(i), weights: [2 ** 32 - 1] },
    }))
    expect(v1.checkRoll(definition, many)).toMatchObject({ code: 'BAD_ROLL' })
  })
})
