/**
 * The `database.*` actions of the wire, one function each.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { aggregate, decodeStages } from './aggregate'
import type { Collection } from './collection'
import { encode } from './ejson'
import { invalidParam } from './errors'
import { type Counts, explainFind, find, type Reader, type Row } from './find'
import { checkKeySizes } from './index-limits'
import { compileQuery, isOperatorDoc } from './match'
import {
  collectionName,
  documents,
  ejson,
  isSingle,
  type Params,
  rowLimit,
  sortKeys,
  stages,
  text,
  whole,
} from './params'
import { compileProjection } from './projection'
import type { Store } from './store'
import type { Change, Transaction } from './transaction'
import { applyUpdate, checkSize, checkStorable } from './update'
import { type Doc, isDoc } from './values'

/** What an action answers, without its request id. */
export interface Answer {
  data?: Record<string, unknown>
  transactionId?: string
  limit?: number
  offset?: number
}

/** What an action works with. */
export interface Call {
  readonly store: Store
  readonly params: Params
  readonly counts: Counts
  readonly strict: boolean
  readonly now: number
}

const ALL = Number.POSITIVE_INFINITY

function transactionOf({ store, params }: Call): Transaction | null {
  const id = params.transactionId
  if (id === undefined || id === null || id === '') return null
  if (typeof id !== 'string') throw invalidParam('transactionId must be a string')
  return store.transaction(id)
}

function readerOf(call: Call): Reader {
  const { store, strict, counts } = call
  return { store, strict, counts, tx: transactionOf(call) }
}

/** The collection and the decoded query of a request. */
function target(call: Call): { collection: Collection; query: Doc } {
  const { params, now } = call
  const query = ejson(params, 'query', now) ?? {}
  return { collection: call.store.collection(collectionName(params)), query }
}

function getDocument(call: Call): Answer {
  const { params, now } = call
  const reader = readerOf(call)
  const { collection, query } = target(call)
  const matcher = compileQuery(query)
  const projection = ejson(params, 'projection', now)
  const project = projection ? compileProjection(projection, query) : null
  const offset = whole(params, 'offset', 0)
  const limit = rowLimit(params)
  const sort = sortKeys(params, now)
  const rows = find(collection, { query, sort, wanted: offset + limit }, matcher, reader)
  const list = rows.slice(offset).map((row) => (project ? encode(project(row.doc)) : row.text))
  if (params.queryType === 'DOC') return { data: { list } }
  return { data: { list }, limit, offset }
}

function calculateDocument(call: Call): Answer {
  const reader = readerOf(call)
  const { collection, query } = target(call)
  const rows = find(collection, { query, sort: [], wanted: ALL }, compileQuery(query), reader)
  return { data: { total: rows.length } }
}

/** CloudBase's ids are 32 hexadecimal digits. */
const newId = () => randomBytes(16).toString('hex')

function withId(doc: Doc): Doc {
  const { _id: id, ...rest } = doc
  if (id === undefined || id === null) return { _id: newId(), ...rest }
  if (Array.isArray(id) || id instanceof RegExp)
    throw invalidParam("The '_id' value cannot be of type array or regex")
  return { _id: id, ...rest }
}

async function commit(call: Call, tx: Transaction | null, prepare: () => Change[]): Promise<void> {
  let count = 0
  const counted = () => {
    const changes = prepare()
    for (const { collection, doc } of changes) if (doc) checkKeySizes(collection, doc)
    count = changes.length
    return changes
  }
  if (tx) call.store.writeIn(tx, counted())
  else await call.store.write(counted)
  call.counts.writes += count
}

async function insertDocument(call: Call): Promise<Answer> {
  const tx = transactionOf(call)
  const collection = call.store.collection(collectionName(call.params))
  const docs = documents(call.params, call.now).map(withId)
  for (const doc of docs) {
    checkStorable(doc)
    checkSize(doc)
  }
  await commit(call, tx, () =>
    docs.map((doc) => ({ collection, record: collection.recordFor(doc._id), doc, insert: true })),
  )
  return { data: { insertedIds: docs.map((d) => d._id) } }
}

/** The document an upsert makes: the query's equalities, then the update. */
function upserted(call: Call, query: Doc, data: Doc, merge: boolean): Doc {
  const seed: Doc = {}
  for (const [k, v] of Object.entries(query))
    if (!k.startsWith('$') && !k.includes('.') && !isOperatorDoc(v) && !(v instanceof RegExp))
      seed[k] = v
  const id = seed._id ?? newId()
  if (!merge) return { _id: id, ...data }
  return applyUpdate({ ...seed, _id: id }, data, { query, now: call.now, inserting: true })
}

function replaced(id: unknown, data: Doc): Doc {
  const { _id: _given, ...rest } = data
  return { _id: id, ...rest }
}

interface Modified {
  updated: number
  upsertId: unknown
  last: Doc | null
}

async function modify(call: Call, single: boolean): Promise<Modified> {
  const { params, now } = call
  if (!params.query) throw invalidParam('query is required')
  const reader = readerOf(call)
  const { collection, query } = target(call)
  const matcher = compileQuery(query)
  const data = ejson(params, 'data', now)
  if (!data) throw invalidParam('data is required')
  const merge = params.merge !== false
  if (!merge) {
    checkStorable(data)
    checkSize(data)
  }
  const out: Modified = { updated: 0, upsertId: null, last: null }
  const after = (row: Row): Doc =>
    merge
      ? applyUpdate(row.doc, data, { query, now, inserting: false })
      : replaced(row.doc._id, data)
  await commit(call, reader.tx, () => {
    Object.assign(out, { updated: 0, upsertId: null, last: null })
    const rows = find(collection, { query, sort: [], wanted: single ? 1 : ALL }, matcher, reader)
    if (rows.length === 0 && params.upsert === true) {
      const doc = upserted(call, query, data, merge)
      out.upsertId = doc._id
      out.last = doc
      return [{ collection, record: collection.recordFor(doc._id), doc, insert: true }]
    }
    const changes: Change[] = []
    for (const row of rows) {
      const doc = after(row)
      out.last = doc
      // A replacement always counts; an update that changes nothing doesn't.
      const changed = !merge || encode(doc) !== row.text
      if (changed) out.updated++
      // Within a transaction an update without effect still claims the document.
      if (changed || reader.tx) changes.push({ collection, record: row.record, doc })
    }
    return changes
  })
  return out
}

async function modifyDocument(call: Call): Promise<Answer> {
  const { updated, upsertId } = await modify(call, isSingle(call.params))
  return { data: { updated, upsert_id: upsertId } }
}

async function modifyAndReturnDoc(call: Call): Promise<Answer> {
  const { updated, last } = await modify(call, true)
  return { data: { updated, doc: last && encode(last) } }
}

async function removeDocument(call: Call): Promise<Answer> {
  if (!call.params.query) throw invalidParam('query is required')
  const reader = readerOf(call)
  const { collection, query } = target(call)
  const matcher = compileQuery(query)
  const wanted = isSingle(call.params) ? 1 : ALL
  let deleted = 0
  await commit(call, reader.tx, () => {
    const rows = find(collection, { query, sort: [], wanted }, matcher, reader)
    deleted = rows.length
    return rows.map(({ record }) => ({ collection, record, doc: null }))
  })
  return { data: { deleted } }
}

function aggregateDocuments(call: Call): Answer {
  const reader = readerOf(call)
  const collection = call.store.collection(collectionName(call.params))
  const docs = aggregate(collection, decodeStages(stages(call.params), call.now), reader)
  return { data: { list: docs.map(encode) } }
}

function addCollection(call: Call): Answer {
  call.store.create(collectionName(call.params))
  return {}
}

type Action = (call: Call) => Answer | Promise<Answer>

/** Every action by its wire name. */
export const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['database.getDocument', getDocument],
  ['database.calculateDocument', calculateDocument],
  ['database.insertDocument', insertDocument],
  ['database.modifyDocument', modifyDocument],
  ['database.modifyAndReturnDoc', modifyAndReturnDoc],
  ['database.removeDocument', removeDocument],
  ['database.aggregateDocuments', aggregateDocuments],
  ['database.addCollection', addCollection],
  ['database.startTransaction', ({ store }) => ({ transactionId: store.begin().id })],
  [
    'database.commitTransaction',
    async ({ store, params }) => {
      await store.commit(store.transaction(text(params, 'transactionId')))
      return {}
    },
  ],
  [
    'database.abortTransaction',
    ({ store, params }) => {
      store.abort(store.transaction(text(params, 'transactionId')))
      return {}
    },
  ],
])

/** How a `get`, `count`, `update` or `remove` with these parameters would find its documents. */
export function explain(store: Store, params: Params, now: number) {
  const collection = store.collection(collectionName(params))
  const query = ejson(params, 'query', now) ?? {}
  const sort = sortKeys(params, now)
  const wanted = whole(params, 'offset', 0) + rowLimit(params)
  const counts: Counts = { reads: 0, writes: 0, index: null }
  const reader: Reader = { store, tx: null, strict: false, counts }
  const rows = find(collection, { query, sort, wanted }, compileQuery(query), reader)
  return {
    ...explainFind(collection, { query, sort, wanted }),
    documentsRead: counts.reads,
    returned: rows.length,
    collectionCount: collection.count,
    small: isDoc(collection.spec) && collection.small,
  }
}
