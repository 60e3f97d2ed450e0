/**
 * Unique indexes under concurrent writers: who holds a key, and what that means for the one who asks.
 * @module
 */

import { encode } from './ejson'
import { duplicateKey } from './errors'
import type { IndexTree } from './index-tree'
import { AFTER } from './keys'
import { valueAt } from './paths'
import type { DocRecord } from './record'
import type { Change, Transaction } from './transaction'
import type { Doc } from './values'

/** Thrown inside: the key or document is held by this transaction; wait for it or give up. */
export class Busy extends Error {
  constructor(readonly holder: Transaction) {
    super('busy')
  }
}

/** Thrown inside: the key changed hands after the asking transaction's snapshot. */
export class Stale extends Error {}

/** The name a unique key is locked by. */
const lockName = (collection: string, index: IndexTree, key: string) =>
  `${collection}\0${index.spec.name}\0${key}`

const hasKey = (index: IndexTree, doc: Doc | null, key: string) =>
  doc !== null && index.keys(doc).includes(key)

function keyText(index: IndexTree, doc: Doc): string {
  const parts = index.fields.map((f) => ` : ${encode(valueAt(doc, f.path))}`)
  return `{${parts.join(',')} }`
}

/** What the writer has written itself, by record and by unique key. */
export interface Pending {
  readonly changes: ReadonlyMap<DocRecord, Change>
  /** Keys taken by these changes, by lock name. */
  readonly taken: ReadonlyMap<string, DocRecord>
  readonly owner: Transaction | null
  readonly locks: ReadonlyMap<string, Transaction>
}

function checkHolder(index: IndexTree, key: string, holder: DocRecord, p: Pending): boolean {
  const own = p.changes.get(holder)
  if (own) return hasKey(index, own.doc, key)
  const snapshot = p.owner?.snapshot ?? null
  if (!hasKey(index, holder.current, key)) {
    // The key was given up, but the asking transaction still sees it taken.
    if (snapshot !== null && hasKey(index, holder.visible(snapshot)?.doc ?? null, key))
      throw new Stale()
    return false
  }
  const { lock } = holder
  if (lock && lock !== p.owner && !hasKey(index, lock.writes.get(holder)?.doc ?? null, key))
    throw new Busy(lock)
  if (snapshot !== null && (holder.head?.ts ?? 0) > snapshot) throw new Stale()
  return true
}

/**
 * Checks a change against every unique index. Throws the service's duplicate key error, `Busy` when
 * another transaction decides, or `Stale`. Answers the lock names of the keys the document takes.
 */
export function checkUnique(change: Change, p: Pending): string[] {
  const { collection, record, doc } = change
  if (!doc) return []
  const names: string[] = []
  for (const index of collection.unique) {
    for (const key of index.keys(doc)) {
      const name = lockName(collection.name, index, key)
      const locked = p.locks.get(name)
      if (locked && locked !== p.owner) throw new Busy(locked)
      const duplicate = () => duplicateKey(collection.name, index.spec.name, keyText(index, doc))
      for (const [, holder] of index.entries.range(key, key + AFTER))
        if (holder !== record && checkHolder(index, key, holder, p)) throw duplicate()
      const taker = p.taken.get(name)
      if (taker && taker !== record && hasKey(index, p.changes.get(taker)?.doc ?? null, key))
        throw duplicate()
      names.push(name)
    }
  }
  return names
}
