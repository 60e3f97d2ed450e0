/**
 * Beginning to undo an import: only the last one in effect, only while nobody has used what it made.
 * The steps back are `continueImport`'s.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { DAY_MS } from '@domain/time/shanghai'
import { implementCommand, type PrepareContext } from '../kernel/action'
import { anyDeedSince } from '../kernel/audit'
import type { Database } from '../kernel/database'
import { Failure } from '../kernel/errors'
import { findAll } from '../kernel/pages'
import { households, places, scopesInOffice } from '../people/face/tree'
import { importTarget } from './advance'
import { isUntouched, readBefore } from './apply'
import { undoImport } from './contract'
import type { ImportDoc, StepEntry } from './documents'
import { childrenOf, partsOf } from './known'
import { importLocks, importSteps, imports } from './store'
import { viewOf } from './view'

/** After this an import is history: too much may rest on it. */
const UNDO_WINDOW_MS = 30 * DAY_MS

/** Everything an import made of nothing. */
async function madeBy(db: Database, importId: string): Promise<StepEntry[]> {
  const steps = await findAll(db, importSteps, { importId })
  return steps.flatMap(({ entries }) => entries).filter(({ before }) => before === null)
}

/** How many households somebody has claimed, or changed in another way, since the import made them. */
async function claimedCount(db: Database, made: readonly StepEntry[]): Promise<number> {
  const writes = made.map(({ write }) => write).filter(({ to }) => to === 'households')
  const docs = await readBefore(db, writes)
  return writes.filter((write) => {
    const doc = docs.get(write.id)
    return write.to !== 'counts' && doc !== undefined && !isUntouched(write, doc)
  }).length
}

/** Whether a place of the import has something in it that the import did not make. */
async function hasMoreInside(db: Database, made: ReadonlySet<string>): Promise<boolean> {
  const parents = [...made].filter((path) => ancestorAt(path, 'household') === undefined)
  const below = await childrenOf(db, parents)
  if (below.some(({ _id }) => !made.has(_id))) return true
  const buildings = parents.filter((path) => ancestorAt(path, 'building') === path)
  for (const part of partsOf(buildings)) {
    const [found] = await db.find(households, { buildingPath: { in: part } }, { limit: 1 })
    if (found) return true
  }
  return false
}

async function hasOffice(db: Database, made: ReadonlySet<string>): Promise<boolean> {
  const compounds = new Set([...made].flatMap((path) => ancestorAt(path, 'compound') ?? []))
  for (const compound of compounds) {
    for (const scope of await scopesInOffice(db, compound)) if (made.has(scope)) return true
  }
  return false
}

/** @throws {Failure} `undo_used`, saying what it is that rests on the import */
async function refuseIfUsed(db: Database, doc: ImportDoc): Promise<void> {
  const made = await madeBy(db, doc._id)
  const claimed = await claimedCount(db, made)
  if (claimed > 0) throw used(`有 ${claimed} 户已经有人认领`)
  const inTree = made.filter(({ write }) => write.to === 'places' || write.to === 'households')
  const paths = new Set(inTree.map(({ write }) => write.id))
  if (doc.kind !== 'households') {
    if (await hasMoreInside(db, paths)) throw used('这些地方下面已经登记了别的')
    if (await hasOffice(db, paths)) throw used('这些地方已经有人任职')
  }
  const since = doc.importedAt ?? doc.at
  const isOther = (action: string) => !action.startsWith('organization/')
  if (await anyDeedSince(db, paths, since, isOther)) throw used('导入的地方已经有人办过事')
}

const used = (why: string) =>
  new Failure('undo_used', undefined, `${why}，不能整批撤销。哪里不对，请改好表格再导入一次来更正`)

async function prepare({ db, now }: PrepareContext, _input: unknown, doc: ImportDoc) {
  if (doc.state !== 'imported' || doc.steps === 0) throw new Failure('import_state')
  if (now - (doc.importedAt ?? 0) > UNDO_WINDOW_MS) throw new Failure('undo_late')
  const [place, lock] = await Promise.all([
    db.get(places, doc.scope),
    db.get(importLocks, doc.lock),
  ])
  if (lock?.last !== doc._id) throw new Failure('undo_order')
  await refuseIfUsed(db, doc)
  return { scopeName: place?.name ?? '' }
}

export const undoImportAction = implementCommand(undoImport, {
  target: importTarget,
  prepare,
  async run({ tx, now, note }, { reason }, doc, { scopeName }) {
    const lock = await tx.get(importLocks, doc.lock)
    if (doc.state !== 'imported' || !lock) throw new Failure('import_state')
    if (lock.running !== null) throw new Failure('import_running')
    if (lock.last !== doc._id) throw new Failure('undo_order')
    const patch = { state: 'undoing' as const, step: 0, steppedAt: now, undoneBecause: reason }
    await tx.update(imports, doc._id, patch)
    await tx.update(importLocks, doc.lock, { seq: lock.seq + 1, running: doc._id })
    note({ details: { import: doc._id, writes: doc.writes } })
    return viewOf({ ...doc, ...patch }, scopeName, lock.last)
  },
})
