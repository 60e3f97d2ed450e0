import fc from 'fast-check'
import { decode, encode } from '../../../tools/local-cloud/database/ejson'
import { keyPart } from '../../../tools/local-cloud/database/keys'
import { SortedList } from '../../../tools/local-cloud/database/sorted'
import {
  Binary,
  compareValues,
  copyValue,
  Rank,
  rankOf,
} from '../../../tools/local-cloud/database/values'
import { expectSame } from '../same'
import { open } from './wire'

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.string({ unit: fc.constantFrom('a', 'b', '中', '~', ' ', '\ufffd') }),
  fc.date({ noInvalidDate: true }),
)

const sign = (n: number) => Math.sign(n)

test('the order of index keys is the order of the values, up and down', () => {
  fc.assert(
    fc.property(scalar, scalar, (a, b) => {
      const order = sign(compareValues(a, b))
      const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)
      expectSame(compare(keyPart(a, false), keyPart(b, false)), order)
      expectSame(compare(keyPart(a, true), keyPart(b, true)), 0 - order)
    }),
    { numRuns: 3000 },
  )
})

test('no key part is the start of another', () => {
  fc.assert(
    fc.property(scalar, scalar, fc.boolean(), (a, b, descending) => {
      const [x, y] = [keyPart(a, descending), keyPart(b, descending)]
      if (x !== y) expectSame(y.startsWith(x), false)
    }),
    { numRuns: 3000 },
  )
})

test('a sorted list behaves like a sorted map', () => {
  const key = fc.integer({ min: 0, max: 2000 }).map((n) => String(n).padStart(4, '0'))
  const step = fc.record({ key, remove: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(key),
      fc.array(step, { maxLength: 1500, size: 'max' }),
      key,
      key,
      (start, steps, from, to) => {
        const model = new Map(start.map((k) => [k, k]))
        const list = SortedList.from([...model.entries()])
        for (const { key, remove } of steps) {
          if (remove) expectSame(list.delete(key), model.delete(key))
          else {
            list.set(key, key)
            model.set(key, key)
          }
        }
        const expected = [...model.keys()].sort().filter((k) => k >= from && k < to)
        const keys = (reverse: boolean) => [...list.range(from, to, reverse)].map(([k]) => k)
        expectSame(keys(false), expected)
        expectSame(keys(true), [...expected].reverse())
        expectSame(list.size, model.size)
      },
    ),
    { numRuns: 60 },
  )
})

const value: fc.Memo<unknown> = fc.memo((n) =>
  n <= 1
    ? fc.oneof<fc.Arbitrary<unknown>[]>(
        scalar,
        fc.constant(new Binary('AAEC', '00')),
        fc.constant(/^a.b$/i),
      )
    : fc.oneof<fc.Arbitrary<unknown>[]>(
        scalar,
        fc.array(value(n - 1), { maxLength: 4 }),
        object(n - 1),
      ),
)
const object = fc.memo((n) =>
  fc.dictionary(
    fc
      .string({ minLength: 1 })
      .filter((k) => !/^[$]|\0|^(constructor|prototype|__proto__)$/.test(k)),
    value(n),
    { maxKeys: 4, noNullPrototype: true },
  ),
)

test('EJSON comes back as it went', () => {
  fc.assert(
    fc.property(object(4), (doc) => {
      expectSame(compareValues(decode(encode(doc), 0), doc), 0)
      expectSame(encode(decode(encode(doc), 0)), encode(doc))
      expectSame(encode(copyValue(doc)), encode(doc))
    }),
    { numRuns: 1000 },
  )
})

test('canonical and relaxed numbers are read alike', () => {
  const text =
    '{"i":{"$numberInt":"5"},"l":{"$numberLong":"5000000000"},"d":{"$numberDouble":"1.5"},"n":{"$numberDouble":"NaN"},"m":{"$numberDouble":"-Infinity"},"at":{"$date":"1970-01-01T00:00:01Z"},"r":7}'
  expect(encode(decode(text, 0))).toBe(
    '{"i":5,"l":5000000000,"d":1.5,"n":{"$numberDouble":"NaN"},"m":{"$numberDouble":"-Infinity"},"at":{"$date":{"$numberLong":"1000"}},"r":7}',
  )
  expect(rankOf(decode('{"$binary":{"base64":"AAEC","subType":"00"}}', 0))).toBe(Rank.binary)
})

const small = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('a', 'b', null))
const field = fc.oneof(small, fc.array(small, { maxLength: 3 }))
const docs = fc.array(fc.record({ a: field, b: small, c: small }, { requiredKeys: [] }), {
  maxLength: 30,
})
const condition = fc.oneof(
  small,
  fc.record({ $in: fc.array(small, { minLength: 1, maxLength: 3 }) }),
  fc.dictionary(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), small, {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  }),
  fc.record({ $ne: small }),
  fc.record({ $exists: fc.boolean() }),
)
const plainQuery = fc.record({ a: condition, b: condition, c: condition }, { requiredKeys: [] })
const query = fc.oneof(
  plainQuery,
  fc.record({ $or: fc.array(plainQuery, { minLength: 1, maxLength: 3 }) }),
)
const way = fc.constantFrom(1, -1)
const order = fc.oneof(
  fc.constant({}),
  fc.record({ b: way }),
  fc.record({ b: way, c: way }),
  fc.record({ a: way, b: way }),
)

test('an index changes what is read, never what is found', async () => {
  await fc.assert(
    fc.asyncProperty(
      docs,
      query,
      order,
      fc.integer({ min: 1, max: 10 }),
      async (rows, q, sort, limit) => {
        const key = (field: string, order: 1 | -1 = 1) => ({ field, order })
        const wire = open(
          [
            {
              name: 'indexed',
              indexes: [
                { name: 'a_b', keys: [key('a'), key('b', -1)] },
                { name: 'b_c', keys: [key('b'), key('c')] },
                { name: 'c', sparse: true, keys: [key('c', -1)] },
              ],
            },
            { name: 'plain', small: true, indexes: [] },
          ],
          { strictIndexes: false },
        )
        const withIds = rows.map((r, i) => ({ _id: `d${i}`, ...r }))
        for (const name of ['indexed', 'plain']) wire.db.loadDocuments(name, withIds)
        const all = { order: { ...sort, _id: 1 }, limit: 1000 }
        expectSame(await wire.ids('indexed', q, all), await wire.ids('plain', q, all))
        const some = { order: { ...sort, _id: 1 }, limit }
        expectSame(await wire.ids('indexed', q, some), await wire.ids('plain', q, some))
        const sorted = { order: sort, limit: 1000 }
        expectSame(
          (await wire.ids('indexed', q, sorted)).sort(),
          (await wire.ids('plain', q, sorted)).sort(),
        )
        const keys = (ds: Record<string, unknown>[]) =>
          ds.map((d) => ('b' in sort ? (d.b ?? null) : 0))
        const top = { order: sort, limit }
        if (!('a' in sort))
          expectSame(
            keys(await wire.docs('indexed', q, top)),
            keys(await wire.docs('plain', q, top)),
          )
      },
    ),
    { numRuns: 400 },
  )
})
