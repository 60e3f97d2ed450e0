/**
 * Bulk loading: thousands of documents in one durable commit.
 * @module
 */
import { randomBytes } from 'node:crypto'
import type { Collection } from './collection'
import type { Store } from './store'
import { checkStorable } from './update'
import type { Doc } from './values'

const PER_COMMIT = 5000

/** The document with an id, made when it has none. Throws for what may not be stored. */
function withId(doc: Doc): Doc {
  checkStorable(doc)
  return doc._id === undefined ? { _id: randomBytes(16).toString('hex'), ...doc } : doc
}

/** Writes documents as one commit, as new ones or over those with the same id. */
export function writeDocuments(
  store: Store,
  collection: Collection,
  docs: readonly Doc[],
  mode: 'insert' | 'upsert',
): void {
  store.writeAtOnce(
    docs.map(withId).map((doc) => ({
      collection,
      record: collection.recordFor(doc._id),
      doc,
      insert: mode === 'insert',
    })),
  )
}

/** Inserts documents in commits of 5,000; throws on a duplicate, keeping the commits before it. */
export function loadDocuments(store: Store, collection: Collection, docs: Iterable<Doc>): number {
  let batch: Doc[] = []
  let count = 0
  const flush = () => {
    writeDocuments(store, collection, batch, 'insert')
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
