/**
 * Handing in a file: it is read, judged and laid out in steps. Nothing of the tree changes yet.
 * @module
 */
import { type Plan, planImport, type Write } from '@domain/organization/plan'
import { TABLES, type TableKind } from '@domain/organization/tables'
import { lineage, segmentsOf } from '@domain/people/path'
import {
  type CommandContext,
  implementCommand,
  type PrepareContext,
  type TargetContext,
} from '../kernel/action'
import type { InputOf } from '../kernel/contract'
import type { Transaction } from '../kernel/database'
import { Failure } from '../kernel/errors'
import { sha256 } from '../kernel/hash'
import { orderOf } from '../kernel/messages'
import type { Target } from '../kernel/permission'
import { type PlaceDoc, places } from '../people/face/tree'
import { startImport } from './contract'
import type { ImportDoc, ImportLockDoc } from './documents'
import { readKnown } from './known'
import { importLocks, importProblems, importSteps, imports, PROBLEMS_A_PAGE, partId } from './store'
import { viewOf } from './view'
import { refusedTexts } from './words'
import { readSheet } from './workbook'

/**
 * Documents one step writes. A transaction has 30 seconds and a call 20: two hundred requests of some
 * milliseconds each leave both room to spare on a slow day.
 */
const WRITES_A_STEP = 100

type Input = InputOf<typeof startImport>

/** The place a table is imported into. @throws {Failure} `place_not_found` */
export async function tableTarget(
  { reader }: Pick<TargetContext, 'reader'>,
  { scope }: { scope: string },
): Promise<Target<PlaceDoc>> {
  const place = await reader.get(places, scope)
  if (!place) throw new Failure('place_not_found')
  return { id: scope, path: scope, relations: [], doc: place }
}

/** @throws {Failure} `import_place` when the table belongs to another level */
export function checkLevel(kind: TableKind, { level }: PlaceDoc): void {
  if (!TABLES[kind].scopes.includes(level)) throw new Failure('import_place')
}

/** Tables of a community change the same places; grids are one matter for the whole district. */
const lockOf = (kind: TableKind, scope: string): string =>
  kind === 'grids' ? `grids./${segmentsOf(scope)[0] ?? ''}` : `tree.${scope}`

interface Prepared {
  readonly plan: Plan
  readonly fileHash: string
  readonly lock: ImportLockDoc | undefined
}

async function prepare(ctx: PrepareContext, input: Input, scope: PlaceDoc): Promise<Prepared> {
  checkLevel(input.kind, scope)
  const bytes = await ctx.readFile(input.file)
  if (!bytes || bytes.length === 0) throw new Failure('import_file')
  const rows = await readSheet(bytes, TABLES[input.kind])
  // Read before the tree: what is imported meanwhile makes this preview outdated.
  const lock = await ctx.db.get(importLocks, lockOf(input.kind, input.scope))
  const refused = await refusedTexts(rows, (text) => ctx.checkText('forum', text))
  const known = await readKnown(ctx.db, input.kind, scope, rows, refused)
  const plan = planImport(input.kind, rows, known)
  return { plan, fileHash: sha256(bytes), lock }
}

/** Puts a preview into its lock; the one before it is replaced. */
async function takePreview(tx: Transaction, lockId: string, importId: string): Promise<void> {
  const lock = await tx.get(importLocks, lockId)
  if (!lock) {
    await tx.add(importLocks, { _id: lockId, seq: 0, running: null, last: null, preview: importId })
    return
  }
  const before = lock.preview === null ? undefined : await tx.get(imports, lock.preview)
  if (before?.state === 'previewed') await tx.update(imports, before._id, { state: 'replaced' })
  await tx.update(importLocks, lockId, { preview: importId })
}

async function keepPlan(tx: Transaction, id: string, { writes, problems }: Plan): Promise<void> {
  for (let n = 0; n * WRITES_A_STEP < writes.length; n++) {
    const part = writes.slice(n * WRITES_A_STEP, (n + 1) * WRITES_A_STEP)
    const entries = part.map((write: Write) => ({ write }))
    await tx.add(importSteps, { _id: partId(id, n), importId: id, entries })
  }
  for (let n = 0; n * PROBLEMS_A_PAGE < problems.length; n++) {
    const part = problems.slice(n * PROBLEMS_A_PAGE, (n + 1) * PROBLEMS_A_PAGE)
    await tx.add(importProblems, { _id: partId(id, n), problems: part })
  }
}

function importOf(ctx: CommandContext, input: Input, { plan, fileHash, lock }: Prepared) {
  const { commandId, session, now } = ctx
  const doc: ImportDoc = {
    _id: commandId,
    kind: input.kind,
    scope: input.scope,
    within: lineage(input.scope),
    lock: lockOf(input.kind, input.scope),
    order: orderOf(now, commandId),
    fileName: input.fileName,
    fileHash,
    fileId: input.file,
    personId: session.personId,
    name: session.name,
    at: now,
    state: 'previewed',
    counts: plan.counts,
    steps: Math.ceil(plan.writes.length / WRITES_A_STEP),
    step: 0,
    done: 0,
    writes: plan.writes.length,
    steppedAt: now,
    problemPages: Math.ceil(plan.problems.length / PROBLEMS_A_PAGE),
    baseSeq: lock?.seq ?? 0,
    previous: null,
    importedAt: null,
    undoneAt: null,
    undoneBecause: '',
    kept: 0,
  }
  return doc
}

export const startImportAction = implementCommand(startImport, {
  target: tableTarget,
  prepare,
  async run(ctx, input, scope, prepared) {
    const doc = importOf(ctx, input, prepared)
    await takePreview(ctx.tx, doc.lock, doc._id)
    await keepPlan(ctx.tx, doc._id, prepared.plan)
    await ctx.tx.add(imports, doc)
    ctx.note({ details: { import: doc._id, kind: doc.kind, file: doc.fileHash, ...doc.counts } })
    return viewOf(doc, scope.name, null)
  },
})
