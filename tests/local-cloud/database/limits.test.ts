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
