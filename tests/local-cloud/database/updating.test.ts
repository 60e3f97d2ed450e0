import { open, small, type Wire } from './wire'

let wire: Wire

beforeEach(async () => {
  wire = open([small('c')])
  await wire.insert('c', [
    {
      _id: 'a',
      n: 1,
      s: 'x',
      nul: null,
      arr: [1, 2, 3],
      o: { k: 1, j: 2 },
      rows: [
        { id: 1, v: 1 },
        { id: 2, v: 1 },
      ],
    },
  ])
})

const update = (data: object, query: object = { _id: 'a' }) => wire.update('c', query, data)
const after = () => wire.doc('c', 'a')

const cases: [name: string, data: object, expected: object][] = [
  ['$set makes missing objects', { $set: { 'p.q.r': 1 } }, { p: { q: { r: 1 } } }],
  ['$set keeps the siblings of a nested field', { $set: { 'o.k': 9 } }, { o: { k: 9, j: 2 } }],
  [
    '$set writes into an array and fills the gap with null',
    { $set: { 'arr.4': 5 } },
    { arr: [1, 2, 3, null, 5] },
  ],
  ['$unset removes', { $unset: { s: '' } }, { s: undefined }],
  ['$unset of an element leaves null', { $unset: { 'arr.0': '' } }, { arr: [null, 2, 3] }],
  ['$inc adds', { $inc: { n: 2.5, fresh: 3 } }, { n: 3.5, fresh: 3 }],
  ['$mul multiplies', { $mul: { n: 4, fresh: 3 } }, { n: 4, fresh: 0 }],
  ['$min and $max', { $min: { n: -1 }, $max: { 'o.k': 7 } }, { n: -1, o: { k: 7, j: 2 } }],
  ['$rename moves', { $rename: { s: 't' } }, { s: undefined, t: 'x' }],
  [
    '$push at a position',
    { $push: { arr: { $each: [8, 9], $position: 1 } } },
    { arr: [1, 8, 9, 2, 3] },
  ],
  [
    '$push sorts and slices',
    { $push: { arr: { $each: [0], $sort: -1, $slice: 2 } } },
    { arr: [3, 2] },
  ],
  ['$addToSet adds what is new', { $addToSet: { arr: { $each: [3, 4] } } }, { arr: [1, 2, 3, 4] }],
  ['$pop takes the first or the last', { $pop: { arr: -1 } }, { arr: [2, 3] }],
  ['$pull by condition', { $pull: { arr: { $gte: 2 } } }, { arr: [1] }],
  ['$pull by fields', { $pull: { rows: { id: 1 } } }, { rows: [{ id: 2, v: 1 }] }],
  ['$pullAll', { $pullAll: { arr: [1, 3] } }, { arr: [2] }],
  ['$bit', { $bit: { n: { or: 6 } } }, { n: 7 }],
  [
    '$[] reaches every element',
    { $inc: { 'rows.$[].v': 1 } },
    {
      rows: [
        { id: 1, v: 2 },
        { id: 2, v: 2 },
      ],
    },
  ],
]

test.each(cases)('%s', async (_name, data, expected) => {
  expect(await update(data)).toMatchObject({ data: { updated: 1 } })
  expect(await after()).toEqual({ ...(await original()), ...expected })
})

async function original() {
  const fresh = open([small('c')])
  await fresh.insert('c', [
    {
      _id: 'a',
      n: 1,
      s: 'x',
      nul: null,
      arr: [1, 2, 3],
      o: { k: 1, j: 2 },
      rows: [
        { id: 1, v: 1 },
        { id: 2, v: 1 },
      ],
    },
  ])
  return fresh.doc('c', 'a')
}

test('$ stands for the element that matched', async () => {
  await update({ $set: { 'rows.$.v': 7 } }, { _id: 'a', 'rows.id': 2 })
  expect((await after())?.rows).toEqual([
    { id: 1, v: 1 },
    { id: 2, v: 7 },
  ])
})

const refused: [data: object, message: string][] = [
  [{ $set: { 'nul.k': 1 } }, "Cannot create field 'k' in element {nul: null}"],
  [{ $set: { 's.k.l': 1 } }, 'Cannot create field \'k\' in element {s: "x"}'],
  [{ $set: { 'arr.k': 1 } }, "Cannot create field 'k' in element {arr: [1,2,3]}"],
  [
    { $inc: { s: 1 } },
    'Cannot apply $inc to a value of non-numeric type. {_id: "a"} has the field \'s\' of non-numeric type string',
  ],
  [{ $inc: { n: 'x' } }, 'Cannot increment with non-numeric argument: {n: "x"}'],
  [
    { $push: { s: 1 } },
    'The field \'s\' must be an array but is of type string in document {_id: "a"}',
  ],
  [
    { $addToSet: { s: 1 } },
    "Cannot apply $addToSet to non-array field. Field named 's' has non-array type string",
  ],
  [{ $pop: { s: 1 } }, "Path 's' contains an element of non-array type 'string'"],
  [{ $pull: { s: 1 } }, 'Cannot apply $pull to a non-array value'],
  [{ $set: { o: 1, 'o.k': 2 } }, "Updating the path 'o.k' would create a conflict at 'o'"],
  [{ $set: { n: 1 }, $inc: { n: 1 } }, "Updating the path 'n' would create a conflict at 'n'"],
  [{ $set: { _id: 'b' } }, "would modify the immutable field '_id'"],
  [{ $frob: { n: 1 } }, 'Unknown modifier: $frob'],
  [{ n: 1 }, 'Unknown modifier: n'],
  [
    { $set: { q: { $bad: 1 } } },
    "The dollar ($) prefixed field '$bad' in 'q.$bad' is not valid for storage.",
  ],
]

test.each(refused)('refuses %j and changes nothing', async (data, message) => {
  const before = await after()
  const reply = await update(data)
  expect(reply.code).toBe('DATABASE_REQUEST_FAILED')
  expect(reply.message).toContain(message)
  expect(await after()).toEqual(before)
})

test('updated counts what changed: an update without effect counts 0, a set counts 1', async () => {
  expect((await update({ $set: { n: 1 } })).data).toEqual({ updated: 0, upsert_id: null })
  const doc = await after()
  const { _id, ...rest } = doc ?? {}
  expect((await wire.set('c', 'a', rest)).data).toEqual({ updated: 1, upsert_id: null })
})

test('set makes a missing document and answers its id', async () => {
  expect((await wire.set('c', 'new', { k: 1 })).data).toEqual({ updated: 0, upsert_id: 'new' })
  expect(await wire.doc('c', 'new')).toEqual({ _id: 'new', k: 1 })
})

test('where().update() changes every match, without a query it is refused', async () => {
  await wire.insert('c', [{ _id: 'b', n: 1 }])
  expect((await wire.update('c', { n: 1 }, { $inc: { n: 1 } }, { many: true })).data?.updated).toBe(
    2,
  )
  const reply = await wire.send('modifyDocument', { collectionName: 'c', data: '{}', multi: true })
  expect(reply).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('query is required'),
  })
})

test('serverDate becomes the clock with its offset', async () => {
  const clocked = open([small('c')], { now: () => 1_000_000 })
  await clocked.insert('c', [
    { _id: 'a', at: { $tcb_server_date: { offset: { $numberInt: '500' } } } },
  ])
  expect(await clocked.doc('c', 'a')).toEqual({
    _id: 'a',
    at: { $date: { $numberLong: '1000500' } },
  })
})
