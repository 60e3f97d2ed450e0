/** A short way to send wire requests to a database in tests. */
import {
  type CollectionSpec,
  type Counts,
  type Database,
  type DatabaseOptions,
  openDatabase,
  type WireReply,
} from '../../../tools/local-cloud/database/index'

export type Doc = Record<string, unknown>

/** A reply with what the call cost. */
export type Answer = WireReply & { counts: Counts }

interface GetOptions {
  order?: object
  limit?: number
  offset?: number
  projection?: object
  tx?: string
}

/** Requests as the SDK would send them; values are given as EJSON-able objects. */
export class Wire {
  constructor(readonly db: Database) {}

  async send(action: string, params: Record<string, unknown>): Promise<Answer> {
    let counts: Counts = { reads: 0, writes: 0, index: null }
    const reply = await this.db.handle(`database.${action}`, params, (c) => {
      counts = c
    })
    return { ...reply, counts }
  }

  insert(collectionName: string, docs: object[], tx?: string) {
    const data = docs.map((d) => JSON.stringify(d))
    return this.send('insertDocument', { collectionName, data, transactionId: tx })
  }

  find(collectionName: string, query: object, o: GetOptions = {}) {
    return this.send('getDocument', {
      collectionName,
      queryType: 'WHERE',
      query: JSON.stringify(query),
      order: o.order && JSON.stringify(o.order),
      limit: o.limit,
      offset: o.offset,
      projection: o.projection && JSON.stringify(o.projection),
      transactionId: o.tx,
    })
  }

  async docs(collectionName: string, query: object, o: GetOptions = {}): Promise<Doc[]> {
    const reply = await this.find(collectionName, query, o)
    if (reply.code) throw new Error(reply.message)
    return list(reply)
  }

  /** The ids a query finds, in the order answered. */
  async ids(collectionName: string, query: object, o: GetOptions = {}): Promise<unknown[]> {
    return (await this.docs(collectionName, query, o)).map((d) => d._id)
  }

  async doc(collectionName: string, id: unknown, tx?: string): Promise<Doc | undefined> {
    const reply = await this.send('getDocument', {
      collectionName,
      queryType: 'DOC',
      multi: false,
      query: JSON.stringify({ _id: id }),
      transactionId: tx,
    })
    if (reply.code) throw new Error(reply.message)
    return list(reply)[0]
  }

  count(collectionName: string, query: object) {
    return this.send('calculateDocument', {
      collectionName,
      queryType: 'WHERE',
      query: JSON.stringify(query),
    })
  }

  /** `doc(id).update()`, or `where().update()` when `many`. */
  update(
    collectionName: string,
    query: object,
    data: object,
    o: { many?: boolean; tx?: string } = {},
  ) {
    return this.send('modifyDocument', {
      collectionName,
      query: JSON.stringify(query),
      data: JSON.stringify(data),
      queryType: o.many ? 'WHERE' : 'DOC',
      multi: o.many === true,
      merge: true,
      upsert: false,
      transactionId: o.tx,
    })
  }

  /** `doc(id).set()`. */
  set(collectionName: string, id: unknown, data: object, tx?: string) {
    return this.send('modifyDocument', {
      collectionName,
      query: JSON.stringify({ _id: id }),
      data: JSON.stringify(data),
      queryType: 'DOC',
      multi: false,
      merge: false,
      upsert: true,
      transactionId: tx,
    })
  }

  remove(collectionName: string, query: object, o: { many?: boolean; tx?: string } = {}) {
    return this.send('removeDocument', {
      collectionName,
      query: JSON.stringify(query),
      queryType: o.many ? 'WHERE' : 'DOC',
      multi: o.many === true,
      transactionId: o.tx,
    })
  }

  aggregate(collectionName: string, stages: object[]) {
    return this.send('aggregateDocuments', {
      collectionName,
      stages: stages.flatMap((s) =>
        Object.entries(s).map(([k, v]) => ({ stageKey: k, stageValue: JSON.stringify(v) })),
      ),
    })
  }

  async begin(): Promise<string> {
    const { transactionId } = await this.send('startTransaction', {})
    return String(transactionId)
  }

  commit(transactionId: string) {
    return this.send('commitTransaction', { transactionId })
  }

  abort(transactionId: string) {
    return this.send('abortTransaction', { transactionId })
  }
}

/** The documents of a reply; dates stay as EJSON objects. */
export function list(reply: WireReply): Doc[] {
  const texts = reply.data?.list
  if (!Array.isArray(texts)) throw new Error(`no list: ${reply.message ?? ''}`)
  return texts.map((t) => JSON.parse(String(t)) as Doc)
}

/** A database in memory with these collections, and a wire to it. */
export function open(collections: CollectionSpec[], options: DatabaseOptions = {}): Wire {
  return new Wire(openDatabase({ collections, ...options }))
}

/** A collection that may be scanned and has no index: for tests of matching alone. */
export const small = (name: string): CollectionSpec => ({ name, small: true, indexes: [] })
