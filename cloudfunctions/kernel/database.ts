/**
 * The database as actions see it: typed by collection, no undefined in or out of it, no transaction
 * that leaves its transaction.
 *
 * Error model: a missing document is undefined. Everything else the service refuses is thrown as the
 * SDK throws it; `isConflict` and `isDuplicate` tell what can be expected.
 * @module
 */
import type { Collection, Stored } from './collections'
import type { SdkDatabase, SdkTransaction } from './sdk'
import { matchesNothing, toSdkWhere, type Where } from './where'

/** Reads documents by id, in a transaction or out of it. */
export interface Reader {
  get<Doc extends Stored>(collection: Collection<Doc>, id: string): Promise<Doc | undefined>
}

/** Order and size of a result. */
export interface Window<Doc> {
  readonly orderBy?: { readonly field: keyof Doc & string; readonly order: 'asc' | 'desc' }
  /** 1 to 1000. There is no default: nothing is cut off silently. */
  readonly limit: number
}

/** Reads outside a transaction, and what may be added outside one. */
export interface Database extends Reader {
  find<Doc extends Stored>(
    collection: Collection<Doc>,
    where: Where<Doc>,
    window: Window<Doc>,
  ): Promise<Doc[]>
  count<Doc extends Stored>(collection: Collection<Doc>, where: Where<Doc>): Promise<number>
  /** Adds to a log, outside any transaction; its id must be free. */
  append<Doc extends Stored>(collection: Collection<Doc>, doc: Doc): Promise<void>
  /** One try of a transaction; use `transact`, which tries again after a conflict. */
  runTransaction<Value>(body: (tx: Transaction) => Promise<Value>): Promise<Value>
}

/** Writes, all or none, by id only. */
export interface Transaction extends Reader {
  /** Adds a document; its id must be free. */
  add<Doc extends Stored>(collection: Collection<Doc>, doc: Doc): Promise<void>
  /** Replaces fields of a document that exists, each as a whole. */
  update<Doc extends Stored>(
    collection: Collection<Doc>,
    id: string,
    patch: Partial<Omit<Doc, '_id'>>,
  ): Promise<void>
  /** Removes a document that is no record of anything, e.g. a task that is settled. */
  remove<Doc extends Stored>(collection: Collection<Doc>, id: string): Promise<void>
}

/** The typed database over the SDK's handle. */
export function openDatabase(sdk: SdkDatabase): Database {
  return {
    get: (collection, id) => getFrom(sdk, collection, id),
    async find<Doc extends Stored>(
      { name }: Collection<Doc>,
      where: Where<Doc>,
      { orderBy, limit }: Window<Doc>,
    ) {
      if (!(limit >= 1 && limit <= 1000)) throw new RangeError(`limit must be 1 to 1000: ${limit}`)
      if (matchesNothing(where)) return []
      let query = sdk.collection(name).where(toSdkWhere(where, sdk.command))
      if (orderBy) query = query.orderBy(orderBy.field, orderBy.order)
      const { data } = await query.limit(limit).get()
      return data as Doc[]
    },
    async count({ name }, where) {
      if (matchesNothing(where)) return 0
      const { total } = await sdk.collection(name).where(toSdkWhere(where, sdk.command)).count()
      return total
    },
    async append({ name }, doc) {
      refuseUndefined(name, doc)
      await sdk.collection(name).add({ data: doc })
    },
    runTransaction: (body) => sdk.runTransaction((tx) => body(openTransaction(sdk, tx)), 0),
  }
}

function openTransaction(sdk: SdkDatabase, tx: SdkTransaction): Transaction {
  return {
    get: (collection, id) => getFrom(tx, collection, id),
    async add({ name }, doc) {
      refuseUndefined(name, doc)
      await tx.collection(name).add({ data: doc })
    },
    async update({ name }, id, patch) {
      refuseUndefined(name, patch)
      const data = Object.fromEntries(
        Object.entries(patch).map(([field, value]) => [field, sdk.command.set(value)]),
      )
      await tx.collection(name).doc(id).update({ data })
    },
    async remove({ name }, id) {
      await tx.collection(name).doc(id).remove()
    },
  }
}

async function getFrom<Doc extends Stored>(
  from: SdkTransaction,
  { name }: Collection<Doc>,
  id: string,
): Promise<Doc | undefined> {
  const { data } = await from.collection(name).doc(id).get()
  if (data === null || data === undefined) return undefined
  // Inside a transaction some versions answer a list.
  const found: unknown = Array.isArray(data) ? data[0] : data
  return found as Doc | undefined
}

/** @throws {TypeError} when a value anywhere in it is undefined: the SDK would drop it */
function refuseUndefined(name: string, value: unknown, at = name): void {
  if (value === undefined) throw new TypeError(`${at} is undefined`)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) refuseUndefined(name, inner, `${at}.${key}`)
}

/** Whether an error is a conflict of transactions, after which another try may succeed. */
export function isConflict(thrown: unknown): boolean {
  // -501001 is all that the SDK leaves of a conflict met inside a transaction.
  return /TRANSACTION_(CONFLICT|FAIL)|Transaction(Conflict|NotExist)|WriteConflict|-501001/i.test(
    textOf(thrown),
  )
}

/** Whether an error says that an id or a unique value is taken. */
export function isDuplicate(thrown: unknown): boolean {
  return /E11000|DUPLICATE_WRITE|duplicate key/i.test(textOf(thrown))
}

/** Everything an SDK error may carry its reason in. */
function textOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown)
  const { code, errCode, errMsg, message } = thrown as Record<string, unknown>
  return [code, errCode, errMsg, message].filter((part) => part !== undefined).join(' ')
}
