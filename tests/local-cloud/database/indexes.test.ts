import type { CollectionSpec } from '../../../tools/local-cloud/database/index'
import { list, open, type Wire } from './wire'

const spec: CollectionSpec = {
  name: 'cases',
  indexes: [
    {
      name: 'path_at',
      keys: [
        { field: 'path', order: 1 },
        { field: 'at', order: -1 },
      ],
    },
    { name: 'tag', keys: [{ field: 'tags', order: 1 }] },
    { name: 'phone', unique: true, sparse: true, keys: [{ field: 'phone', order: 1 }] },
  ],
}

const open100 = async (count = 100): Promise<Wire> => {
  const wire = open([spec, { name: 'small', small: true, indexes: [] }])
  wire.db.loadDocuments(
    'cases',
    Array.from({ length: count }, (_, i) => ({
      _id: `c${String(i).padStart(6, '0')}`,
      path: `/p${i % 10}`,
      at: i,
      tags: [`t${i % 7}`, `u${i % 3}`],
      phone: i % 2 ? `1990000${i}` : undefined,
    })).map(({ phone, ...d }) => (phone ? { ...d, phone } : d)),
  )
  return wire
}

test('an equality, a range and a sort on one index read only what they answer', async () => {
  const wire = await open100()
  const query = { path: '/p3', at: { $lt: 60 } }
  const reply = await wire.find('cases', query, { order: { at: -1 }, limit: 3 })
  expect(list(reply).map((d) => d.at)).toEqual([53, 43, 33])
  expect(reply.counts).toEqual({ reads: 3, writes: 0, index: 'path_at' })
})

test('the sort may run against the index', async () => {
  const wire = await open100()
  const reply = await wire.find('cases', { path: '/p3' }, { order: { at: 1 }, limit: 2 })
  expect(list(reply).map((d) => d.at)).toEqual([3, 13])
  expect(reply.counts.reads).toBe(2)
})

test('alternatives are merged in order and read only the first rows of each', async () => {
  const wire = await open100()
  const query = { path: { $in: ['/p1', '/p2'] } }
  const reply = await wire.find('cases', query, { order: { at: -1 }, limit: 3 })
  expect(list(reply).map((d) => d.at)).toEqual([92, 91, 82])
  expect(reply.counts.reads).toBe(6)
})

test('only a query that its index says in full goes without a look at the document', async () => {
  const wire = await open100()
  wire.db.loadDocuments('cases', [{ _id: 'x1', path: ['/p3', '/p9'], at: 1_000 }, { _id: 'x2' }])
  const found = async (query: object) => list(await wire.find('cases', query)).length
  expect(await found({ path: '/p3', at: 53 })).toBe(1)
  expect(await found({ path: '/p3', at: 54 })).toBe(0)
  expect(await found({ path: '/p4', phone: '199000053' })).toBe(0)
  expect(await found({ path: '/p3', _id: 'c000053' })).toBe(1)
  expect(await found({ path: '/p4', _id: 'c000053' })).toBe(0)
  expect(await found({ path: '/p3', at: { $gt: 50 } })).toBe(6)
  expect(await found({ path: '/p9' })).toBe(11)
  expect(await found({ path: '/p9', tags: 't6' })).toBe(1)
  expect(await found({ path: null })).toBe(1)
})

test('an anchored pattern is a range of its index', async () => {
  const wire = await open100()
  const reply = await wire.find('cases', { path: { $regex: '^/p4' } })
  expect(list(reply)).toHaveLength(10)
  expect(reply.counts).toMatchObject({ reads: 10, index: 'path_at' })
})

test('an index on an array answers each document once', async () => {
  const wire = await open100()
  const reply = await wire.find('cases', { tags: { $in: ['t1', 'u1'] } }, { limit: 1000 })
  const ids = list(reply).map((d) => d._id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(43)
})

test('an or is covered when every branch is', async () => {
  const wire = await open100()
  const reply = await wire.find('cases', { $or: [{ path: '/p1', at: 1 }, { phone: '19900003' }] })
  expect(
    list(reply)
      .map((d) => d.at)
      .sort(),
  ).toEqual([1, 3])
  expect(reply.counts).toMatchObject({ reads: 2, index: 'path_at+phone' })
})

const uncovered: [name: string, run: (w: Wire) => Promise<{ message?: string }>, fields: string][] =
  [
    ['a get', (w) => w.find('cases', { at: 5 }), '{at}'],
    ['a get without a query', (w) => w.find('cases', {}), '{}'],
    ['a count', (w) => w.count('cases', { at: { $gt: 5 }, name: 'x' }), '{at, name}'],
    [
      'an update of many',
      (w) => w.update('cases', { at: 5 }, { $set: { x: 1 } }, { many: true }),
      '{at}',
    ],
    ['a remove of many', (w) => w.remove('cases', { name: 'x' }, { many: true }), '{name}'],
    ['an aggregate', (w) => w.aggregate('cases', [{ $match: { at: 1 } }]), '{at}'],
    [
      'an aggregate without a match',
      (w) => w.aggregate('cases', [{ $group: { _id: '$path' } }]),
      '{}',
    ],
    [
      'an or with one uncovered branch',
      (w) => w.find('cases', { $or: [{ path: '/p1' }, { at: 1 }] }),
      '{path, at}',
    ],
    ['a negation', (w) => w.find('cases', { path: { $ne: '/p1' } }), '{path}'],
    [
      'a filter beside a sort',
      (w) => w.find('cases', { at: 3 }, { order: { path: 1 } }),
      '{at, path}',
    ],
  ]

test.each(uncovered)(
  '%s that no index covers is refused by collection and fields',
  async (_name, run, fields) => {
    const wire = await open100()
    const { message } = await run(wire)
    expect(message).toContain(`no declared index of 'cases' covers this query on ${fields}`)
  },
)

test('a small collection may be scanned, and the scan is counted', async () => {
  const wire = await open100()
  await wire.insert('small', [
    { _id: '1', v: 1 },
    { _id: '2', v: 2 },
  ])
  expect((await wire.find('small', { v: 2 })).counts).toEqual({ reads: 2, writes: 0, index: null })
})

test('strictIndexes: false lets every query through', async () => {
  const wire = open([spec], { strictIndexes: false })
  await wire.insert('cases', [{ _id: '1', at: 5 }])
  expect(await wire.ids('cases', { at: 5 })).toEqual(['1'])
})

test('explain tells the index, the documents read and whether it sorts in memory', async () => {
  const wire = await open100()
  const explain = (query: object, order?: object) =>
    wire.db.explain({
      collectionName: 'cases',
      query: JSON.stringify(query),
      order: order && JSON.stringify(order),
      limit: 5,
    })
  expect(explain({ path: '/p1' }, { at: -1 })).toMatchObject({
    index: 'path_at',
    documentsRead: 5,
    returned: 5,
    sortsInMemory: false,
    covered: true,
  })
  expect(explain({ path: '/p1' }, { phone: 1 })).toMatchObject({
    documentsRead: 10,
    sortsInMemory: true,
  })
  expect(explain({ at: 1 })).toMatchObject({ index: null, access: 'scan', covered: false })
})

test('an indexed query with a limit reads as much among 20,000 documents as among 1,000', async () => {
  const reads = []
  for (const count of [1_000, 20_000]) {
    const wire = await open100(count)
    const query = { path: '/p3', at: { $gte: 100 } }
    reads.push((await wire.find('cases', query, { order: { at: -1 }, limit: 20 })).counts.reads)
  }
  expect(reads).toEqual([20, 20])
})

test('a unique index refuses a second document, on insert and on update, and names itself', async () => {
  const wire = await open100()
  const reply = await wire.insert('cases', [{ _id: 'x', phone: '19900003' }])
  expect(reply).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
  expect(reply.message).toBe(
    '[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.cases index: phone dup key: { : "19900003" }}]}, {<nil>}]',
  )
  const second = await wire.update('cases', { _id: 'c000001' }, { $set: { phone: '19900003' } })
  expect(second.message).toContain('E11000')
  expect(await wire.doc('cases', 'x')).toBeUndefined()
})

test('a unique key is free again after its document is removed or changed', async () => {
  const wire = await open100()
  await wire.remove('cases', { _id: 'c000003' })
  expect((await wire.insert('cases', [{ _id: 'x', phone: '19900003' }])).code).toBeUndefined()
  await wire.update('cases', { _id: 'x' }, { $set: { phone: 'other' } })
  expect((await wire.insert('cases', [{ _id: 'y', phone: '19900003' }])).code).toBeUndefined()
})

test('a unique index that is not sparse takes one document without the field, as the real one', async () => {
  const wire = open([
    { name: 'u', indexes: [{ name: 'k', unique: true, keys: [{ field: 'k', order: 1 }] }] },
  ])
  expect((await wire.insert('u', [{ _id: '1' }])).code).toBeUndefined()
  expect((await wire.insert('u', [{ _id: '2' }])).message).toContain('E11000')
})

test('an ordered bulk insert keeps what came before the duplicate', async () => {
  const wire = await open100()
  const reply = await wire.insert('cases', [
    { _id: 'x1' },
    { _id: 'x2' },
    { _id: 'c000001' },
    { _id: 'x3' },
  ])
  expect(reply.message).toContain('index: _id_ dup key: { : "c000001" }')
  expect(await wire.ids('cases', { _id: { $in: ['x1', 'x2', 'x3'] } })).toEqual(['x1', 'x2'])
})
