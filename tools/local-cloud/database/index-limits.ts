/**
 * What the real service allows of an index: 100 in a collection, 31 fields in one, keys of 1,024
 * bytes.
 * @module
 */
import type { Collection } from './collection'
import { invalidParam, writeFailed } from './errors'
import { valueAt } from './paths'
import type { CollectionSpec } from './spec'
import type { Doc } from './values'

const MAX_INDEXES = 100
const MAX_FIELDS = 31
const MAX_KEY_BYTES = 1_024
/** A string in a BSON key: its type, its length and the zero at its end; other values are shorter. */
const STRING_OVERHEAD = 6

/** Throws when a declaration asks for more than the real service allows. */
export function checkIndexes({ name, indexes }: CollectionSpec): void {
  if (indexes.length > MAX_INDEXES)
    throw invalidParam(`collection '${name}' has more than ${MAX_INDEXES} indexes`)
  const wide = indexes.find(({ keys }) => keys.length > MAX_FIELDS)
  if (wide)
    throw invalidParam(`index '${wide.name}' of '${name}' has more than ${MAX_FIELDS} fields`)
}

function keyBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + STRING_OVERHEAD
  if (Array.isArray(value)) return Math.max(0, ...value.map(keyBytes))
  return 0
}

/** Throws the error of a document whose key in some index is too long. */
export function checkKeySizes(collection: Collection, doc: Doc): void {
  for (const { fields, spec } of collection.indexes) {
    let bytes = 0
    for (const { path } of fields) bytes += keyBytes(valueAt(doc, path))
    if (bytes > MAX_KEY_BYTES)
      throw writeFailed(
        `WiredTigerIndex::insert: key too large to index, failing ${bytes} bytes in index ${spec.name}`,
      )
  }
}
