/**
 * Writing one document of an import, and putting back what was there before.
 * @module
 */
import type { Write } from '@domain/organization/plan'
import { lineage } from '@domain/people/path'
import type { Collection, Stored } from '../kernel/collections'
import type { Database, Transaction } from '../kernel/database'
import { canonicalJson } from '../kernel/hash'
import { households, newHousehold, type PlaceDoc, places } from '../people/face/tree'
import type { GridDoc, StepEntry } from './documents'
import { partsOf } from './known'
import { grids } from './store'

type DocWrite = Exclude<Write, { to: 'counts' }>
type WriteTo<To extends DocWrite['to']> = Extract<DocWrite, { to: To }>

/** What is read for a step before its transaction: documents by id. */
export type Before = ReadonlyMap<string, Stored>

const placeDoc = ({ id, set }: WriteTo<'places'>): PlaceDoc => ({
  _id: id,
  ...set,
  code: id.slice(id.lastIndexOf('/') + 1),
  householdCount: 0,
})

const gridDoc = ({ id, set }: WriteTo<'grids'>): GridDoc => ({
  _id: id,
  ...set,
  covers: [...set.covers],
  within: lineage(set.home),
})

/** The document a write makes where there is none. */
function createdDoc(write: DocWrite): Stored {
  if (write.to === 'places') return placeDoc(write)
  return write.to === 'grids' ? gridDoc(write) : newHousehold(write.id, write.set)
}

const collectionOf = ({ to }: DocWrite): Collection<Stored> => ({ places, households, grids })[to]

/** The fields a write sets on a document that is there. */
function fieldsOf(write: DocWrite): object {
  if (write.to !== 'grids') return write.set
  const { _id, ...fields } = gridDoc(write)
  return fields
}

/** Reads the documents that several writes are about, a hundred ids a query. */
export async function readBefore(db: Database, writes: readonly Write[]): Promise<Before> {
  const found = new Map<string, Stored>()
  const collections: readonly Collection<Stored>[] = [places, households, grids]
  for (const collection of collections) {
    const ids = writes.flatMap((write) =>
      write.to !== 'counts' && collectionOf(write) === collection ? [write.id] : [],
    )
    for (const part of partsOf(ids)) {
      const docs: Stored[] = await db.find(
        collection,
        { _id: { in: part } },
        { limit: part.length },
      )
      for (const doc of docs) found.set(doc._id, doc)
    }
  }
  return found
}

/** The same fields of a document as it was. */
const picked = (doc: object, fields: object): object =>
  Object.fromEntries(Object.keys(fields).map((key) => [key, Reflect.get(doc, key) ?? null]))

/** Writes one document and answers what was there before: its fields, or null for nothing. */
export async function applyWrite(
  tx: Transaction,
  write: Write,
  before: Before,
): Promise<object | null> {
  if (write.to === 'counts') {
    await addToCount(tx, write.id, write.add)
    return {}
  }
  const was = before.get(write.id)
  if (!was) {
    await tx.add(collectionOf(write), createdDoc(write))
    return null
  }
  const fields = fieldsOf(write)
  await tx.update(collectionOf(write), write.id, fields)
  return picked(was, fields)
}

/** Whether a document is exactly what the import made of nothing. */
export const isUntouched = (write: DocWrite, doc: Stored): boolean =>
  canonicalJson(doc) === canonicalJson(createdDoc(write))

/** Puts one document back. Answers false when it was left standing because somebody uses it. */
export async function undoWrite(tx: Transaction, { write, before }: StepEntry): Promise<boolean> {
  if (write.to === 'counts') {
    await addToCount(tx, write.id, -write.add)
    return true
  }
  const collection = collectionOf(write)
  const doc: Stored | undefined = await tx.get(collection, write.id)
  if (!doc) return true
  if (before) {
    await tx.update(collection, write.id, before)
    return true
  }
  if (!isUntouched(write, doc)) {
    if (write.to === 'households') {
      for (const above of lineage(write.id).slice(1)) await addToCount(tx, above, 1)
    }
    return false
  }
  await tx.remove(collection, write.id)
  return true
}

/** So many more households below a place; one that is not in the tree is not counted at. */
async function addToCount(tx: Transaction, path: string, add: number): Promise<void> {
  const place = await tx.get(places, path)
  if (place) await tx.update(places, path, { householdCount: place.householdCount + add })
}
