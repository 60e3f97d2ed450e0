/**
 * One index of one collection: a sorted list of keys, built when first needed. It holds the keys of
 * every version still visible to somebody; readers check that the version they see has the key.
 * @module
 */
import { type KeyField, keyPart, keysOf } from './keys'
import type { DocRecord } from './record'
import { SortedList } from './sorted'
import type { IndexSpec } from './spec'
import type { Doc } from './values'

/** An index with its entries. */
export class IndexTree {
  readonly fields: readonly KeyField[]
  readonly names: readonly string[]
  /** Fields in which some document has several values. */
  private readonly lists = new Set<string>()
  private list: SortedList<DocRecord> | null = null

  constructor(
    readonly spec: IndexSpec,
    private readonly records: () => Iterable<DocRecord>,
  ) {
    this.fields = spec.keys.map((k) => ({ path: k.field.split('.'), descending: k.order === -1 }))
    this.names = spec.keys.map((k) => k.field)
  }

  /** The keys of a document, without the id that makes entries unique. */
  keys(doc: Doc): string[] {
    const { keys, lists } = keysOf(doc, this.fields, this.spec.sparse === true)
    for (const field of lists) this.lists.add(this.names[field] as string)
    return keys
  }

  /** Some document has several keys: intersected bounds can't be relied on. */
  get multi(): boolean {
    return this.lists.size > 0
  }

  /** Whether some document has several values in a field: then there is no order by it. */
  isList(path: string): boolean {
    return this.lists.has(path)
  }

  /** The entries, built now if they weren't. */
  get entries(): SortedList<DocRecord> {
    if (this.list) return this.list
    const all: [string, DocRecord][] = []
    for (const record of this.records()) {
      const id = keyPart(record.id, false)
      const own = new Set<string>()
      for (let v = record.head; v; v = v.prev) {
        const doc = v.peek()
        if (doc) for (const k of this.keys(doc)) own.add(k)
      }
      for (const k of own) all.push([k + id, record])
    }
    this.list = SortedList.from(all)
    return this.list
  }

  /** Takes in the keys of a new version. */
  add(record: DocRecord, doc: Doc): void {
    if (!this.list) return
    const id = keyPart(record.id, false)
    for (const k of this.keys(doc)) this.list.set(k + id, record)
  }

  /** Drops the keys of a version nobody sees any more, unless a remaining version has them too. */
  drop(record: DocRecord, doc: Doc): void {
    if (!this.list) return
    const id = keyPart(record.id, false)
    const kept = new Set<string>()
    for (let v = record.head; v; v = v.prev)
      if (v.doc) for (const k of this.keys(v.doc)) kept.add(k)
    for (const k of this.keys(doc)) if (!kept.has(k)) this.list.delete(k + id)
  }

  /** Forgets the entries; the next use builds them afresh. */
  reset(): void {
    this.list = null
    this.lists.clear()
  }
}
