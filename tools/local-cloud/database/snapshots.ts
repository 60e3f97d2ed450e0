/**
 * Snapshots for tests: going back costs what was changed since, not what there is.
 * @module
 */
import type { Collection } from './collection'
import type { DocRecord } from './record'
import type { Store, Witness } from './store'
import type { Change } from './transaction'
import type { Doc } from './values'

/** A state to come back to. */
export interface Snapshot {
  readonly collections: ReadonlySet<string>
}

class Mark implements Snapshot, Witness {
  readonly collections: ReadonlySet<string>
  /** What each document changed since was at the mark. */
  readonly old = new Map<Collection, Map<unknown, Doc | null>>()

  constructor(names: Iterable<string>) {
    this.collections = new Set(names)
  }

  before(collection: Collection, record: DocRecord): void {
    const docs = this.old.get(collection) ?? new Map<unknown, Doc | null>()
    this.old.set(collection, docs)
    if (!docs.has(record.id)) docs.set(record.id, record.current)
  }
}

/** The snapshots of one store. */
export class Snapshots {
  private readonly marks = new WeakMap<Snapshot, Mark>()

  constructor(private readonly store: Store) {}

  take(): Snapshot {
    const mark = new Mark(this.store.collections.keys())
    this.marks.set(mark, mark)
    this.store.witnesses.add(mark)
    return mark
  }

  restore(snapshot: Snapshot): void {
    const mark = this.marks.get(snapshot)
    if (!mark) throw new Error('this snapshot belongs to another database')
    this.store.abortAll()
    for (const name of [...this.store.collections.keys()])
      if (!mark.collections.has(name)) this.store.drop(name)
    const changes: Change[] = []
    for (const [collection, docs] of mark.old) {
      if (this.store.collections.get(collection.name) !== collection) continue
      for (const [id, doc] of docs)
        changes.push({ collection, record: collection.recordFor(id), doc })
    }
    this.store.apply(changes)
    mark.old.clear()
  }
}
