/**
 * A collection in memory: its records by id and its indexes.
 * @module
 */
import { checkIndexes } from './index-limits'
import { IndexTree } from './index-tree'
import { DocRecord, idKey } from './record'
import type { CollectionSpec } from './spec'
import type { Doc } from './values'

/** The index every collection has. */
const ID_INDEX = { name: '_id_', keys: [{ field: '_id', order: 1 }], unique: true } as const

/** Records and indexes of one collection. */
export class Collection {
  readonly records = new Map<string | number, DocRecord>()
  readonly idIndex: IndexTree
  indexes: IndexTree[] = []
  /** Existing documents, removed ones not counted. */
  count = 0

  constructor(
    readonly name: string,
    public small: boolean,
  ) {
    this.idIndex = new IndexTree(ID_INDEX, () => this.records.values())
  }

  /** Brings the declared indexes in: new ones are built when first used, dropped ones forgotten. */
  declare(spec: CollectionSpec): void {
    checkIndexes(spec)
    this.small = spec.small === true
    this.indexes = spec.indexes.map((index) => {
      const known = this.indexes.find((i) => JSON.stringify(i.spec) === JSON.stringify(index))
      return known ?? new IndexTree(index, () => this.records.values())
    })
  }

  /** The declaration this collection stands for. */
  get spec(): CollectionSpec {
    return { name: this.name, small: this.small, indexes: this.indexes.map((i) => i.spec) }
  }

  get unique(): IndexTree[] {
    return this.indexes.filter((i) => i.spec.unique)
  }

  record(id: unknown): DocRecord | undefined {
    return this.records.get(idKey(id))
  }

  /** The record of an id, made if there is none. */
  recordFor(id: unknown): DocRecord {
    const key = idKey(id)
    const known = this.records.get(key)
    if (known) return known
    const made = new DocRecord(id)
    this.records.set(key, made)
    return made
  }

  /** Drops a record that stands for nothing any more. */
  forgetIfEmpty(record: DocRecord): void {
    const gone = record.head === null || (record.head.removed && record.head.prev === null)
    const key = idKey(record.id)
    if (gone && record.lock === null && this.records.get(key) === record) this.records.delete(key)
  }

  /** Takes a new version's keys into every index. */
  addKeys(record: DocRecord, doc: Doc): void {
    for (const index of this.indexes) index.add(record, doc)
    this.idIndex.add(record, doc)
  }

  /** Drops an old version's keys from every index. */
  dropKeys(record: DocRecord, doc: Doc): void {
    for (const index of this.indexes) index.drop(record, doc)
    this.idIndex.drop(record, doc)
  }
}
