/**
 * What a function sees through the unmodified SDK when the service refuses: the numbers and words
 * that production code has to live with.
 */
import { createClock, createInProcessHost, createLocalCloud } from '../../tools/local-cloud/cloud'
import { cloudSdk } from './functions-sdk'

interface Document {
  get(): Promise<unknown>
  update(options: { data: object }): Promise<unknown>
}

interface Collection {
  add(options: { data: object }): Promise<unknown>
  update(options: { data: object }): Promise<unknown>
  doc(id: string): Document
}

interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
}

interface Database {
  createCollection(name: string): Promise<unknown>
  collection(name: string): Collection
  startTransaction(): Promise<Transaction>
}

type Work = (db: Database) => Promise<unknown>

let work: Work = async () => undefined
const clock = createClock()
const cloud = createLocalCloud({
  host: createInProcessHost({
    functions: { run: { main: () => work(cloudSdk.database() as unknown as Database) } },
  }),
  collections: [
    {
      name: 'notes',
      indexes: [{ name: 'phone', unique: true, keys: [{ field: 'phone', order: 1 }] }],
    },
  ],
  clock,
})
beforeAll(() => {
  const notes = [
    { _id: 'a', phone: '1' },
    { _id: 'n', phone: '9', nul: null },
  ]
  cloud.database.loadDocuments('notes', notes)
})
afterAll(() => cloud.close())

/** Runs work in a function; answers what the SDK threw there. */
async function refusal(asked: Work): Promise<Record<string, unknown>> {
  let thrown = {}
  work = (db) =>
    asked(db).catch((error: Record<string, unknown>) => {
      const { errCode, errMsg, code, message } = error
      thrown = { errCode, errMsg, code, message }
    })
  await cloud.call('run', {}, { openid: 'o-wang' })
  return thrown
}

const TAIL = 'Please check your request, but if the problem persists, contact us.'
const duplicate = (index: string, key: string) =>
  `collection.add:fail -502001 database request fail. [FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.notes index: ${index} dup key: { : "${key}" }}]}, {<nil>}]`

const cases: [string, Work, number, string][] = [
  [
    'a document that is not there',
    (db) => db.collection('notes').doc('x').get(),
    -1,
    'document.get:fail document with _id x does not exist',
  ],
  [
    'a second document with the same id',
    (db) => db.collection('notes').add({ data: { _id: 'a', phone: '2' } }),
    -502001,
    duplicate('_id_', 'a'),
  ],
  [
    'a second document with the same unique key',
    (db) => db.collection('notes').add({ data: { _id: 'b', phone: '1' } }),
    -502001,
    duplicate('phone', '1'),
  ],
  [
    'a collection that nobody created',
    (db) => db.collection('nowhere').add({ data: {} }),
    -502005,
    `collection.add:fail -502005 database collection not exists. [ResourceNotFound] Db or Table not exist: nowhere. ${TAIL}`,
  ],
  [
    'a collection that exists',
    (db) => db.createCollection('notes'),
    -1,
    `createCollection:fail [ResourceUnavailable.ResourceExist] Table exist. ${TAIL}`,
  ],
  [
    'a field set within null',
    (db) =>
      db
        .collection('notes')
        .doc('n')
        .update({ data: { 'nul.k': 1 } }),
    -502001,
    "document.update:fail -502001 database request fail. [FailedOperation] multiple write errors: [{write errors: [{Cannot create field 'k' in element {nul: null}}]}, {<nil>}]",
  ],
  [
    'an update of a whole collection',
    (db) => db.collection('notes').update({ data: { a: 1 } }),
    -501007,
    'collection.update:fail -501007 invalid parameters. [InvalidParameter] query is required',
  ],
  [
    'a document that another transaction writes',
    async (db) => {
      const [one, two] = [await db.startTransaction(), await db.startTransaction()]
      await one
        .collection('notes')
        .doc('a')
        .update({ data: { n: 1 } })
      await two
        .collection('notes')
        .doc('a')
        .update({ data: { n: 2 } })
    },
    -501001,
    `document.update:fail -501001 resource system error. [ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${TAIL}`,
  ],
  [
    'a transaction that took 30 seconds',
    async (db) => {
      const tx = await db.startTransaction()
      clock.advance(30_000)
      await tx.collection('notes').doc('a').get()
    },
    -501001,
    `document.get:fail -501001 resource system error. [ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${TAIL}`,
  ],
]

test.each(cases)('the SDK refuses %s', async (_, asked, errCode, errMsg) => {
  expect(await refusal(asked)).toMatchObject({ errCode, errMsg })
})

test('the commit of a transaction that took 30 seconds fails with a code and without errCode', async () => {
  const late = async (db: Database) => {
    const tx = await db.startTransaction()
    clock.advance(30_000)
    await tx.commit()
  }
  expect(await refusal(late)).toEqual({
    code: 'DATABASE_TRANSACTION_FAIL',
    message: `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${TAIL}`,
  })
})

test.each(['EXCEED_RATELIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT', 'EXCEED_REQUEST_LIMIT'])(
  'the database answers %s when told to',
  async (code) => {
    const message = `[LimitExceeded] ${code}`
    cloud.faults.add({ target: 'database.*', fault: { kind: 'code', code, message }, times: 1 })
    const { errMsg } = await refusal((db) => db.collection('notes').doc('a').get())
    expect(errMsg).toContain(message)
    expect(await refusal((db) => db.collection('notes').doc('a').get())).toEqual({})
  },
)
