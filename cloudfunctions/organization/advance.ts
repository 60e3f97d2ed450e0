/**
 * The next step of an import or of its undoing. Each step is one transaction: what it writes, what was
 * there before, and how far the import is. So a call that dies changes nothing, a call sent twice has
 * one effect, and anybody who may import here can go on where somebody stopped.
 * @module
 */
import {
  type CommandContext,
  implementCommand,
  type PrepareContext,
  type TargetContext,
} from '../kernel/action'
import { writeAudit } from '../kernel/audit'
import type { InputOf } from '../kernel/contract'
import type { Database, Transaction } from '../kernel/database'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { transact } from '../kernel/transact'
import { places } from '../people/face/tree'
import { applyWrite, type Before, readBefore, undoWrite } from './apply'
import { continueImport } from './contract'
import type { ImportDoc, ImportStepDoc, StepEntry } from './documents'
import { importLocks, importSteps, imports, partId } from './store'
import { viewOf } from './view'

type Input = InputOf<typeof continueImport>

/** An import, judged by where it was handed in. @throws {Failure} `import_not_found` */
export async function importTarget(
  { reader }: Pick<TargetContext, 'reader'>,
  { id }: { id: string },
): Promise<Target<ImportDoc>> {
  const doc = await reader.get(imports, id)
  if (!doc) throw new Failure('import_not_found')
  return { id, path: doc.scope, relations: [], doc }
}

/** What a step needs of whoever takes it: a call, or the timer. */
type Stepping = Pick<CommandContext, 'tx' | 'now'>

interface Prepared {
  readonly part: ImportStepDoc | undefined
  readonly before: Before
  readonly scopeName: string
}

const isForwards = ({ state }: ImportDoc) => state === 'previewed' || state === 'importing'

/** Which part of the plan a step is about; undone from the last one back. */
const partOf = (doc: ImportDoc, step: number) => (isForwards(doc) ? step : doc.steps - 1 - step)

/** Whether the caller's step is the one that is due. */
const isDue = (doc: ImportDoc, step: number) =>
  doc.step === step && (isForwards(doc) || doc.state === 'undoing')

async function prepare(
  { db }: Pick<PrepareContext, 'db'>,
  { step }: Pick<Input, 'step'>,
  doc: ImportDoc,
): Promise<Prepared> {
  const scopeName = (await db.get(places, doc.scope))?.name ?? ''
  if (!isDue(doc, step)) return { part: undefined, before: new Map(), scopeName }
  const part = await db.get(importSteps, partId(doc._id, partOf(doc, step)))
  const writes = isForwards(doc) ? (part?.entries ?? []).map(({ write }) => write) : []
  // Nothing but steps of this lock writes these documents' fields, and the step is checked again in
  // the transaction: what is read here is what it will find.
  return { part, before: await readBefore(db, writes), scopeName }
}

/** Takes the lock for an import that begins. @throws {Failure} `import_running`, `import_outdated` */
async function begin({ tx }: Stepping, doc: ImportDoc): Promise<string | null> {
  const lock = await tx.get(importLocks, doc.lock)
  if (lock && lock.running !== null) throw new Failure('import_running')
  if (!lock || lock.seq !== doc.baseSeq) throw new Failure('import_outdated')
  const patch = { seq: lock.seq + 1, running: doc._id, preview: null }
  await tx.update(importLocks, doc.lock, patch)
  return lock.last
}

/** Gives the lock back; previews made while it ran have seen only half of it. */
async function release(tx: Transaction, lockId: string, last: string | null): Promise<void> {
  const lock = await tx.get(importLocks, lockId)
  if (lock) await tx.update(importLocks, lockId, { seq: lock.seq + 1, running: null, last })
}

async function forwards(
  ctx: Stepping,
  doc: ImportDoc,
  { part, before }: Prepared,
): Promise<Partial<ImportDoc>> {
  const { tx, now } = ctx
  const start = doc.state === 'previewed' ? { previous: await begin(ctx, doc) } : {}
  const entries: StepEntry[] = []
  for (const { write } of part?.entries ?? []) {
    entries.push({ write, before: await applyWrite(tx, write, before) })
  }
  if (part) await tx.update(importSteps, part._id, { entries })
  const step = doc.step + 1
  const done = doc.done + entries.length
  if (step < doc.steps) return { ...start, state: 'importing', step, done }
  await release(tx, doc.lock, doc._id)
  return { ...start, state: 'imported', step, done, importedAt: now }
}

async function backwards(
  { tx, now }: Stepping,
  doc: ImportDoc,
  { part }: Prepared,
): Promise<Partial<ImportDoc>> {
  const entries = [...(part?.entries ?? [])].reverse()
  let kept = doc.kept
  for (const entry of entries) if (!(await undoWrite(tx, entry))) kept += 1
  const step = doc.step + 1
  const done = doc.done - entries.length
  if (step < doc.steps) return { step, done, kept }
  await release(tx, doc.lock, doc.previous)
  return { step, done, kept, state: 'undone', undoneAt: now }
}

/** An import that had nothing to change needs no step: it is done, and there is nothing to undo. */
async function nothingToDo({ now }: Stepping): Promise<Partial<ImportDoc>> {
  return { state: 'imported', importedAt: now }
}

/** Takes a step that is due, in a transaction that has just read the import. */
async function takeStep(
  ctx: Stepping,
  doc: ImportDoc,
  prepared: Prepared,
): Promise<Partial<ImportDoc>> {
  const isEmpty = doc.state === 'previewed' && doc.steps === 0
  const move = isForwards(doc) ? forwards : backwards
  const patch = isEmpty ? await nothingToDo(ctx) : await move(ctx, doc, prepared)
  const stepped = { ...patch, steppedAt: ctx.now }
  await ctx.tx.update(imports, doc._id, stepped)
  return stepped
}

/**
 * Takes the next step of an import that began and whose caller went away; safe beside a caller who comes
 * back.
 * @returns whether there is more to do
 */
export async function stepByItself(
  db: Database,
  { _id, step, personId, scope }: ImportDoc,
  now: number,
): Promise<boolean> {
  const known = await db.get(imports, _id)
  if (!known || known.step !== step) return false
  const prepared = await prepare({ db }, { step }, known)
  return transact(db, async (tx) => {
    const doc = await tx.get(imports, _id)
    if (!doc || !isUnderWay(doc) || doc.step !== step) return false
    const after = { ...doc, ...(await takeStep({ tx, now }, doc, prepared)) }
    await writeAudit(tx, {
      ...{ _id: `${_id}.${doc.state}.${step}`, at: now, actor: personId, right: 'timer' },
      ...{ action: continueImport.name, done: '接着办没做完的导入', target: _id, path: scope },
      details: { state: after.state, step: after.step, written: after.done - doc.done },
    })
    return isUnderWay(after)
  })
}

/** Whether an import or its undoing began and has not ended. */
const isUnderWay = ({ state }: ImportDoc) => state === 'importing' || state === 'undoing'

export const continueImportAction = implementCommand(continueImport, {
  target: importTarget,
  prepare,
  async run(ctx, { step }, doc, prepared) {
    const { tx } = ctx
    let patch: Partial<ImportDoc> = {}
    if (isDue(doc, step)) patch = await takeStep(ctx, doc, prepared)
    const after = { ...doc, ...patch }
    const written = after.done - doc.done
    ctx.note({ details: { state: after.state, step: after.step, written, done: after.done } })
    const lock = await tx.get(importLocks, doc.lock)
    return viewOf(after, prepared.scopeName, lock?.last ?? null)
  },
})
