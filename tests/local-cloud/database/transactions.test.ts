import { open, type Wire } from './wire'

const CONFLICT =
  '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.'
const GONE =
  '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.'

let wire: Wire
let clock: number

beforeEach(async () => {
  clock = 1_000_000
  wire = open(
    [
      {
        name: 'c',
        small: true,
        indexes: [
          {
            name: 'g_v',
            keys: [
              { field: 'g', order: 1 },
              { field: 'v', order: -1 },
            ],
          },
          { name: 'u', unique: true, sparse: true, keys: [{ field: 'u', order: 1 }] },
        ],
      },
    ],
    { now: () => clock },
  )
  await wire.insert('c', [
    { _id: 'a', v: 1, g: 'x' },
    { _id: 'b', v: 2, g: 'x' },
  ])
})

const value = async (id: string, tx?: string) => (await wire.doc('c', id, tx))?.v

test('a transaction sees its own writes, others see them only after the commit', async () => {
  const tx = await wire.begin()
  await wire.update('c', { _id: 'a' }, { $inc: { v: 10 } }, { tx })
  await wire.insert('c', [{ _id: 'n', v: 7, g: 'x' }], tx)
  expect([await value('a', tx), await value('a'), await value('n', tx), await value('n')]).toEqual([
    11,
    1,
    7,
    undefined,
  ])
  expect(await wire.ids('c', { g: 'x' }, { order: { v: -1 }, tx })).toEqual(['a', 'n', 'b'])
  expect(await wire.ids('c', { g: 'x' }, { order: { v: -1 } })).toEqual(['b', 'a'])
  await wire.commit(tx)
  expect(await wire.ids('c', { g: 'x' }, { order: { v: -1 } })).toEqual(['a', 'n', 'b'])
})

test('the snapshot is taken by the first operation, not by the start', async () => {
  const tx = await wire.begin()
  await wire.update('c', { _id: 'a' }, { $set: { v: 5 } })
  expect(await value('a', tx)).toBe(5)
  await wire.update('c', { _id: 'a' }, { $set: { v: 6, g: 'y' } })
  await wire.remove('c', { _id: 'b' })
  expect([await value('a', tx), await value('b', tx)]).toEqual([5, 2])
  expect(await wire.ids('c', { g: 'x' }, { order: { v: 1 }, tx })).toEqual(['b', 'a'])
  expect(await wire.ids('c', { g: 'y' }, { tx })).toEqual([])
})

test('the second writer of a document fails at once and its transaction is over', async () => {
  const [one, two] = [await wire.begin(), await wire.begin()]
  await wire.update('c', { _id: 'a' }, { $inc: { v: 1 } }, { tx: one })
  expect(await wire.update('c', { _id: 'a' }, { $inc: { v: 1 } }, { tx: two })).toMatchObject({
    code: 'DATABASE_TRANSACTION_CONFLICT',
    message: CONFLICT,
  })
  expect(await wire.commit(two)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL', message: GONE })
  expect((await wire.commit(one)).code).toBeUndefined()
  expect(await value('a')).toBe(2)
})

test('writing a document that changed after the snapshot is a conflict', async () => {
  const tx = await wire.begin()
  await value('b', tx)
  await wire.update('c', { _id: 'a' }, { $inc: { v: 1 } })
  const reply = await wire.update('c', { _id: 'a' }, { $inc: { v: 1 } }, { tx })
  expect(reply.code).toBe('DATABASE_TRANSACTION_CONFLICT')
})

test('write skew is not prevented, as in the real service', async () => {
  const [one, two] = [await wire.begin(), await wire.begin()]
  await value('a', one)
  await value('b', two)
  await wire.update('c', { _id: 'b' }, { $set: { v: 0 } }, { tx: one })
  await wire.update('c', { _id: 'a' }, { $set: { v: 0 } }, { tx: two })
  expect([(await wire.commit(one)).code, (await wire.commit(two)).code]).toEqual([
    undefined,
    undefined,
  ])
})

test('a plain write waits for the transaction that holds the document', async () => {
  const tx = await wire.begin()
  await wire.update('c', { _id: 'a' }, { $inc: { v: 1 } }, { tx })
  let done = false
  const waiting = wire.update('c', { _id: 'a' }, { $inc: { v: 10 } }).then(() => {
    done = true
  })
  await new Promise((r) => setImmediate(r))
  expect(done).toBe(false)
  await wire.commit(tx)
  await waiting
  expect(await value('a')).toBe(12)
})

test('two transactions that take one unique key conflict; a plain insert waits and finds it taken', async () => {
  const [one, two] = [await wire.begin(), await wire.begin()]
  await wire.insert('c', [{ _id: 'n1', u: 'k' }], one)
  expect((await wire.insert('c', [{ _id: 'n2', u: 'k' }], two)).code).toBe(
    'DATABASE_TRANSACTION_CONFLICT',
  )
  const plain = wire.insert('c', [{ _id: 'n3', u: 'k' }])
  await wire.commit(one)
  expect((await plain).message).toContain('E11000')
})

test('a duplicate key within a transaction ends it', async () => {
  const tx = await wire.begin()
  expect((await wire.insert('c', [{ _id: 'a' }], tx)).message).toContain('E11000')
  expect((await wire.commit(tx)).code).toBe('DATABASE_TRANSACTION_FAIL')
})

test('an abort undoes everything and frees what was held', async () => {
  const tx = await wire.begin()
  await wire.remove('c', { _id: 'a' }, { tx })
  await wire.insert('c', [{ _id: 'n', u: 'k' }], tx)
  await wire.abort(tx)
  expect([await value('a'), await wire.doc('c', 'n')]).toEqual([1, undefined])
  expect((await wire.insert('c', [{ _id: 'n', u: 'k' }])).code).toBeUndefined()
  expect(await wire.abort(tx)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
})

test('a transaction ends after 30 seconds by the clock and frees its documents', async () => {
  const tx = await wire.begin()
  await wire.update('c', { _id: 'a' }, { $inc: { v: 1 } }, { tx })
  clock += 29_999
  expect(await value('a', tx)).toBe(2)
  clock += 1
  expect(await wire.commit(tx)).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL', message: GONE })
  expect((await wire.update('c', { _id: 'a' }, { $inc: { v: 10 } })).data?.updated).toBe(1)
  expect(await value('a')).toBe(11)
})
