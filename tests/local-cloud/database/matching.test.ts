import { open, small } from './wire'

const wire = open([small('c')])

beforeAll(() =>
  wire.insert('c', [
    {
      _id: 'a',
      n: 1,
      s: 'apple',
      tags: ['x', 'y'],
      o: { k: 1 },
      at: { $date: '2024-05-01T00:00:00Z' },
    },
    { _id: 'b', n: 2, s: 'banana', tags: ['y'], o: { k: 2 }, z: null },
    {
      _id: 'c',
      n: 3,
      s: 'Cherry',
      tags: [],
      rows: [
        { p: 1, q: 1 },
        { p: 2, q: 5 },
      ],
    },
    {
      _id: 'd',
      n: '3',
      tags: 'x',
      nums: [1, 5, 9],
      rows: [
        { p: 1, q: 5 },
        { p: 2, q: 1 },
      ],
    },
    { _id: 'e', n: 2.5, nums: [20], flag: true },
  ]),
)

const cases: [name: string, query: object, ids: string[]][] = [
  ['an equal number does not match a string', { n: 3 }, ['c']],
  ['a range keeps to its type', { n: { $gte: 2 } }, ['b', 'c', 'e']],
  ['null matches null and missing', { z: null }, ['a', 'b', 'c', 'd', 'e']],
  ['a value equals an element of an array', { tags: 'x' }, ['a', 'd']],
  ['an array equals as a whole', { tags: ['x', 'y'] }, ['a']],
  ['$ne excludes arrays that hold the value', { tags: { $ne: 'y' } }, ['c', 'd', 'e']],
  [
    '$in takes patterns',
    { s: { $in: ['banana', { $regularExpression: { pattern: '^ch', options: 'i' } }] } },
    ['b', 'c'],
  ],
  ['$nin includes missing', { s: { $nin: ['apple', 'banana', 'Cherry'] } }, ['d', 'e']],
  ['$exists sees null', { z: { $exists: true } }, ['b']],
  ['$all needs every value', { tags: { $all: ['x', 'y'] } }, ['a']],
  ['$size counts', { tags: { $size: 1 } }, ['b']],
  ['a dotted path', { 'o.k': { $gt: 1 } }, ['b']],
  ['a dotted path through an array', { 'rows.q': 5 }, ['c', 'd']],
  ['$elemMatch binds conditions to one element', { rows: { $elemMatch: { p: 1, q: 5 } } }, ['d']],
  ['$elemMatch on scalars binds both ends', { nums: { $elemMatch: { $gt: 5, $lt: 10 } } }, ['d']],
  ['$elemMatch with a field does not match scalars', { nums: { $elemMatch: { p: 1 } } }, []],
  ['$not with a condition', { n: { $not: { $gt: 2 } } }, ['a', 'b', 'd']],
  ['$mod', { n: { $mod: [2, 1] } }, ['a', 'c']],
  ['$regex with options', { s: { $regex: '^AP', $options: 'i' } }, ['a']],
  ['$type by name', { n: { $type: 'string' } }, ['d']],
  ['$or', { $or: [{ n: 1 }, { flag: true }] }, ['a', 'e']],
  ['$nor', { $nor: [{ n: 1 }, { flag: true }, { n: 2 }] }, ['c', 'd']],
  ['$and', { $and: [{ n: { $gt: 1 } }, { n: { $lt: 2.6 } }] }, ['b', 'e']],
  ['$expr', { $expr: { $gt: ['$o.k', 1] } }, ['b']],
  ['a date range', { at: { $lt: { $date: { $numberLong: '1714608000000' } } } }, ['a']],
  ['an object equals whole, in field order', { o: { k: 1 } }, ['a']],
  ['an object with another field does not equal', { o: { k: 1, j: 2 } }, []],
  ['$bitsAllSet', { n: { $bitsAllSet: 3 } }, ['c']],
  [
    '$jsonSchema',
    { $jsonSchema: { required: ['flag'], properties: { flag: { bsonType: 'bool' } } } },
    ['e'],
  ],
]

test.each(cases)('matches: %s', async (_name, query, ids) => {
  expect((await wire.ids('c', query)).sort()).toEqual(ids)
})

const refused: [query: object, message: RegExp][] = [
  [{ n: { $foo: 1 } }, /unknown operator: \$foo/],
  [{ $foo: 1 }, /unknown top level operator: \$foo/],
  [{ $where: 'sleep(1)' }, /\$where is not allowed/],
  [{ n: { $in: 1 } }, /\$in needs an array/],
  [{ $or: [] }, /must be a nonempty array/],
  [{ s: { $regex: '(' } }, /Regular expression is invalid/],
  [{ 'a..b': 1 }, /empty field name/],
  [{ 'a.__proto__.b': 1 }, /'__proto__' is not allowed/],
  [{ n: { $mod: [0, 1] } }, /divisor cannot be 0/],
  [{ n: { $numberInt: 'x' } }, /EJSON \$numberInt has a wrong value/],
  [{ n: { $numberInt: '1', x: 1 } }, /EJSON \$numberInt has a wrong value/],
]

test.each(refused)('refuses the query %j', async (query, message) => {
  expect((await wire.find('c', query)).message).toMatch(message)
})

test('sorts by MongoDB order of types, then skips and limits', async () => {
  expect(await wire.ids('c', {}, { order: { n: 1 } })).toEqual(['a', 'b', 'e', 'c', 'd'])
  expect(await wire.ids('c', {}, { order: { n: -1 }, offset: 1, limit: 2 })).toEqual(['c', 'e'])
})

test('projects by inclusion, exclusion, slice and elemMatch', async () => {
  const one = (projection: object) => wire.docs('c', { _id: 'd' }, { projection })
  expect(await one({ n: 1 })).toEqual([{ _id: 'd', n: '3' }])
  expect(await one({ n: 1, _id: 0 })).toEqual([{ n: '3' }])
  expect(await one({ rows: 0, nums: 0, tags: 0 })).toEqual([{ _id: 'd', n: '3' }])
  expect(await one({ 'rows.p': 1 })).toEqual([{ _id: 'd', rows: [{ p: 1 }, { p: 2 }] }])
  expect(await one({ nums: { $slice: -1 }, rows: 0, tags: 0 })).toEqual([
    { _id: 'd', n: '3', nums: [9] },
  ])
  expect(await one({ rows: { $elemMatch: { p: 2 } } })).toEqual([
    { _id: 'd', rows: [{ p: 2, q: 1 }] },
  ])
})
