/**
 * Bulk loading: thousands of documents in one durable commit.
 * @module
 */
import { randomBytes } from 'node:crypto'
import type { Collection } from './collection'
import { duplicateKey } from './errors'
import type { DocRecord } from './record'
import type { Store } from './store'
import type { Change } from './transaction'
import { checkUnique } from './uniqueness'
import { checkStorable } from './update'
import type { Doc } from './values'

const PER_COMMIT = 5000

function insertAll(store: Store, collection: Collection, docs: readonly Doc[]): void {
  const changes = new Map<DocRecord, Change>()
  const taken = new Map<string, DocRecord>()
  const among = { changes, taken, owner: null, locks: new Map() }
  for (const given of docs) {
    const doc = given._id === undefined ? { _id: randomBytes(16).toString('hex'), ...given } : given
    checkStorable(doc)
    const record = collection.recordFor(doc._id)
    const change = { collection, record, doc, insert: true }
    if (changes.has(record) || record.current)
      throw duplicateKey(collection.name, '_id_', `{ : ${JSON.stringify(doc._id)} }`)
    if (collection.unique.length > 0)
      for (const name of checkUnique(change, among)) taken.set(name, record)
    changes.set(record, change)
  }
  store.apply([...changes.values()])
}

/** Inserts documents in commits of 5,000; throws on a duplicate, keeping the commits before it. */
export function loadDocuments(store: Store, collection: Collection, docs: Iterable<Doc>): number {
  let batch: Doc[] = []
  let count = 0
  const flush = () => {
    insertAll(store, collection, batch)
    count += batch.length
    batch = []
  }
  for (const doc of docs) {
    batch.push(doc)
    if (batch.length === PER_COMMIT) flush()
  }
  flush()
  return count
}
