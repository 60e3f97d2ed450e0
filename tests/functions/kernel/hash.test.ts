import { canonicalJson } from '@functions/kernel/hash'
import { pageOf } from '@functions/kernel/pages'
import fc from 'fast-check'

test('equal values have equal canonical text, whatever the order of their keys', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, shuffled(inner)]),
    )
  }
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('values that differ differ in their canonical text', () => {
  expect(canonicalJson({ a: 1, b: 2 })).not.toBe(canonicalJson({ a: 2, b: 1 }))
  expect(canonicalJson(['a', 'b'])).not.toBe(canonicalJson(['b', 'a']))
})

test('a page holds 20 rows and a cursor only when there are more', () => {
  const rows = (n: number) => Array.from({ length: n }, (_, i) => ({ _id: `${i}`, order: `${i}` }))
  expect(pageOf(rows(20))).toEqual({ items: rows(20) })
  expect(pageOf(rows(21))).toEqual({ items: rows(20), cursor: '19' })
})
