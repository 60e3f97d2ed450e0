import { list, open, small } from './wire'

const wire = open([small('c')])

beforeAll(() => {
  wire.db.loadDocuments(
    'c',
    Array.from({ length: 1200 }, (_, i) => ({ _id: `d${i}`, i })),
  )
})

test('a get answers 100 rows when no limit is given', async () => {
  expect(await wire.docs('c', {})).toHaveLength(100)
})

test('a get answers 1,000 rows at most', async () => {
  expect(await wire.docs('c', {}, { limit: 5000 })).toHaveLength(1000)
})

test('an aggregate answers 20 rows without limit, more with one', async () => {
  expect(list(await wire.aggregate('c', [{ $match: {} }]))).toHaveLength(20)
  expect(list(await wire.aggregate('c', [{ $match: {} }, { $limit: 500 }]))).toHaveLength(500)
  expect(list(await wire.aggregate('c', [{ $group: { _id: '$i' } }]))).toHaveLength(20)
})

test('an aggregate answers 10,000 rows at most', async () => {
  const many = open([small('many')])
  many.db.loadDocuments(
    'many',
    Array.from({ length: 10_001 }, (_, i) => ({ i })),
  )
  expect(list(await many.aggregate('many', [{ $limit: 20_000 }]))).toHaveLength(10_000)
})

const indexes = (count: number, fields = 1) =>
  Array.from({ length: count }, (_, i) => ({
    name: `i${i}`,
    keys: Array.from({ length: fields }, (_, f) => ({ field: `f${i}_${f}`, order: 1 as const })),
  }))

test('a collection has 100 indexes at most, an index 31 fields', () => {
  expect(() => open([{ name: 'c', indexes: indexes(100, 31) }])).not.toThrow()
  expect(() => open([{ name: 'c', indexes: indexes(101) }])).toThrow(
    "collection 'c' has more than 100 indexes",
  )
  expect(() => open([{ name: 'c', indexes: indexes(1, 32) }])).toThrow(
    "index 'i0' of 'c' has more than 31 fields",
  )
})

test('a key of an index has 1,024 bytes at most, on insert and on update', async () => {
  const keyed = open([{ name: 'c', indexes: indexes(1) }])
  const refused = 'WiredTigerIndex::insert: key too large to index, failing 1026 bytes in index i0'
  const long = '字'.repeat(340)
  expect((await keyed.insert('c', [{ _id: 'a', f0_0: long }])).message).toContain(refused)
  expect((await keyed.insert('c', [{ _id: 'a', f0_0: long.slice(1), text: long }])).code).toBe(
    undefined,
  )
  const update = await keyed.update('c', { _id: 'a' }, { $set: { f0_0: ['', long] } })
  expect(update.message).toContain(refused)
  expect((await keyed.doc('c', 'a'))?.f0_0).toBe(long.slice(1))
})

test('a missing collection is an error of every action', async () => {
  const message =
    '[ResourceNotFound] Db or Table not exist: nowhere. Please check your request, but if the problem persists, contact us.'
  const replies = [
    await wire.find('nowhere', {}),
    await wire.count('nowhere', {}),
    await wire.insert('nowhere', [{ a: 1 }]),
    await wire.set('nowhere', 'x', { a: 1 }),
    await wire.remove('nowhere', { _id: 'x' }),
    await wire.aggregate('nowhere', [{ $match: {} }]),
  ]
  for (const reply of replies)
    expect(reply).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST', message })
})

test('a collection that exists can not be created again', async () => {
  expect((await wire.send('addCollection', { collectionName: 'fresh' })).code).toBeUndefined()
  expect(await wire.send('addCollection', { collectionName: 'fresh' })).toMatchObject({
    code: 'DATABASE_COLLECTION_ALREADY_EXIST',
    message: expect.stringContaining('[ResourceUnavailable.ResourceExist] Table exist.'),
  })
})

test('a reply beyond 16 MB is refused', async () => {
  const big = open([small('big')])
  for (let i = 0; i < 18; i++)
    await big.insert('big', [{ _id: `b${i}`, text: '字'.repeat(340_000) }])
  expect(await big.docs('big', {}, { limit: 10 })).toHaveLength(10)
  expect((await big.find('big', {}, { limit: 18 })).message).toContain(
    'larger than 16777216 bytes (16 MB)',
  )
})

test('a document beyond 16 MB is refused', async () => {
  const reply = await wire.insert('c', [{ text: 'x'.repeat(16 * 1024 * 1024) }])
  expect(reply.message).toContain('object to insert too large')
})

test('a document nested deeper than 100 levels is refused', async () => {
  const nested = `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`
  const reply = await wire.send('insertDocument', { collectionName: 'c', data: [nested] })
  expect(reply).toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('nested deeper'),
  })
})

test('an unknown action is refused', async () => {
  expect(await wire.send('dropEverything', {})).toMatchObject({ code: 'INVALID_PARAM' })
})

test('a call that a transaction locks out times out with an error, and nothing is written', async () => {
  const short = open([small('c')], { lockWaitMs: 20 })
  await short.insert('c', [{ _id: 'a', n: 1 }])
  const tx = await short.begin()
  await short.update('c', { _id: 'a' }, { $inc: { n: 1 } }, { tx })
  const reply = await short.update('c', { _id: 'a' }, { $inc: { n: 10 } })
  expect(reply.message).toContain('operation exceeded time limit')
  await short.abort(tx)
  expect(await short.doc('c', 'a')).toEqual({ _id: 'a', n: 1 })
})
