/**
 * Making a version: beginning it, writing it, and handing it on.
 * @module
 */
import { checkLegality, type LegalityFinding } from '@domain/conventions/legality'
import { canEdit, moveVersion, type VersionMove } from '@domain/conventions/states'
import { type Clause, checkText, hashText, tidy } from '@domain/conventions/text'
import { levelOf } from '@domain/people/path'
import { type CommandContext, implementCommand, type PrepareContext } from '../kernel/action'
import { requireNotRefused } from '../kernel/content-safety'
import type { InputOf } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import { closeTask, openTask, roleDesks } from '../kernel/tasks'
import { placeOf } from '../people/face'
import { moveDraft, saveDraft, startVersion } from './contract'
import type { ConventionDoc, Credit, LegalityNote, VersionDoc } from './documents'
import { versionTarget } from './standing'
import { conventionIdOf, conventions, versionIdOf, versions } from './store'
import { TEMPLATE } from './template'

/** Page of a version, with its query. */
export const versionUrl = (id: string): string =>
  `/features/conventions/pages/version/index?id=${id}`

export const startVersionAction = implementCommand(startVersion, {
  target: async (_ctx, { compound }) => {
    if (levelOf(compound) !== 'compound') throw new Failure('place_not_found')
    return { id: conventionIdOf(compound), path: compound, relations: [], doc: undefined }
  },
  async run(ctx, { compound, from }) {
    const place = await placeOf(ctx.tx, compound)
    if (!place) throw new Failure('place_not_found')
    const conventionId = conventionIdOf(compound)
    const convention = await ctx.tx.get(conventions, conventionId)
    if (convention && convention.openVersion !== null) throw new Failure('convention_open')
    const version = (convention?.lastVersion ?? 0) + 1
    const current = convention?.force.at(-1)
    const base = current && (await ctx.tx.get(versions, versionIdOf(conventionId, current.version)))
    const text =
      base && from === 'current'
        ? { title: base.title, clauses: base.clauses }
        : { title: `${place.name}居民公约`, clauses: TEMPLATE.clauses }
    const credits = from === 'current' ? (base?.credits ?? []) : []
    await ctx.tx.add(
      versions,
      newVersion(ctx, convention, { conventionId, compound, version, text, credits }),
    )
    const opened = { openVersion: version, lastVersion: version, updatedAt: ctx.now }
    if (convention) await ctx.tx.update(conventions, conventionId, opened)
    else
      await ctx.tx.add(conventions, {
        _id: conventionId,
        path: compound,
        force: [],
        reviewAt: null,
        reviews: [],
        ...opened,
      })
    return { id: versionIdOf(conventionId, version) }
  },
})

function newVersion(
  ctx: CommandContext,
  convention: ConventionDoc | undefined,
  begun: {
    conventionId: string
    compound: string
    version: number
    text: { title: string; clauses: readonly Clause[] }
    credits: Credit[]
  },
): VersionDoc {
  const { conventionId, compound, version, text } = begun
  return {
    _id: versionIdOf(conventionId, version),
    conventionId,
    path: compound,
    version,
    state: 'collecting',
    ...text,
    summary: '',
    base: convention?.force.at(-1)?.version ?? null,
    revision: 0,
    credits: begun.credits,
    marked: [],
    notes: [],
    contentPending: false,
    textHash: null,
    returnedBecause: '',
    voteEntry: null,
    vote: null,
    voteUntil: null,
    pollId: '',
    polls: 0,
    filingNumber: '',
    filedAt: null,
    publishedAt: null,
    inForceAt: null,
    editorId: ctx.session.personId,
    editorName: ctx.session.name,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }
}

/** What content safety takes in one go, characters. */
const CHECKED_AT_ONCE = 2400

/**
 * Checks a whole text, in as many goes as it needs.
 * @returns whether the check could not say and a person must
 * @throws {Failure} `content_refused`
 */
async function isUnsure(ctx: PrepareContext, parts: readonly string[]): Promise<boolean> {
  let unsure = false
  for (const chunk of chunksOf(parts)) {
    if (await requireNotRefused(ctx, 'forum', [chunk])) unsure = true
  }
  return unsure
}

function chunksOf(parts: readonly string[]): string[] {
  const chunks: string[] = []
  for (const part of parts.filter(Boolean)) {
    const last = chunks.at(-1)
    if (last !== undefined && last.length + part.length < CHECKED_AT_ONCE)
      chunks[chunks.length - 1] = `${last}\n${part}`
    else chunks.push(part)
  }
  return chunks
}

type Draft = InputOf<typeof saveDraft>

/**
 * The draft's text, tidy, with an id for each new clause.
 * @throws {Failure} `convention_text` with what is wrong and where
 */
function textOf(ctx: Pick<CommandContext, 'commandId'>, input: Draft, known: readonly string[]) {
  const clauses = input.clauses.map(({ id, text }, index) => {
    if (id !== undefined && !known.includes(id)) throw new Failure('convention_changed')
    return { id: id ?? `n${ctx.commandId.slice(0, 10)}${index}`, text }
  })
  const checked = checkText(tidy({ title: input.title, clauses }))
  if (!checked.ok) throw new Failure('convention_text', checked.problem)
  return checked.value
}

export const saveDraftAction = implementCommand(saveDraft, {
  target: versionTarget,
  async prepare(ctx, input) {
    const parts = [input.title, input.summary, ...input.clauses.map(({ text }) => text)]
    return isUnsure(ctx, parts)
  },
  async run(ctx, input, version, contentPending) {
    if (!canEdit(version.state)) throw new Failure('convention_state')
    if (version.revision !== input.revision) throw new Failure('convention_changed')
    const text = textOf(ctx, input, await knownClauses(ctx, version))
    const ids = text.clauses.map(({ id }) => id)
    const revision = version.revision + 1
    await ctx.tx.update(versions, version._id, {
      ...text,
      summary: input.summary,
      marked: input.marked.filter((id) => ids.includes(id)),
      credits: version.credits.filter(({ clauseId }) => ids.includes(clauseId)),
      contentPending,
      revision,
      updatedAt: ctx.now,
    })
    ctx.note({ details: { revision } })
    return { revision, ids, findings: checkLegality(text) }
  },
})

/** Ids a clause may keep: of this draft, and of the version it revises, so that one can come back. */
async function knownClauses(ctx: CommandContext, version: VersionDoc): Promise<string[]> {
  const { base, conventionId, clauses } = version
  const before =
    base === null ? undefined : await ctx.tx.get(versions, versionIdOf(conventionId, base))
  return [...clauses, ...(before?.clauses ?? [])].map(({ id }) => id)
}

/**
 * What a draft must be before the sub-district sees it.
 * @throws {Failure} `convention_blocked`, `convention_note_needed`, each with the findings
 */
function refuseUnlawful(version: VersionDoc, notes: readonly LegalityNote[]): void {
  const findings = checkLegality(version)
  if (findings.some(({ severity }) => severity === 'block'))
    throw new Failure('convention_blocked', { findings })
  const isNoted = ({ clauseId, kind }: LegalityFinding) =>
    notes.some((note) => note.clauseId === clauseId && note.kind === kind)
  if (!findings.every(isNoted)) throw new Failure('convention_note_needed', { findings })
}

const reviewTask = (id: string) => `convention_review.${id}`

/** Takes a draft off the sub-district's desk. */
export const reviewed = (ctx: CommandContext, version: VersionDoc): Promise<void> =>
  closeTask(ctx.tx, reviewTask(version._id))

/**
 * The state after a move.
 * @throws {Failure} `convention_state`, `forbidden`
 */
export function stateAfter(
  version: VersionDoc,
  move: VersionMove,
  actor: 'editor' | 'sub_district' | 'process',
): VersionDoc['state'] {
  const moved = moveVersion(version.state, move, actor)
  if (moved.ok) return moved.value
  throw new Failure(moved.problem === 'wrong_state' ? 'convention_state' : 'forbidden')
}

export const moveDraftAction = implementCommand(moveDraft, {
  target: versionTarget,
  async prepare(ctx, { notes = [] }) {
    if (
      await isUnsure(
        ctx,
        notes.map(({ why }) => why),
      )
    )
      throw new Failure('content_unchecked')
  },
  async run(ctx, { move, notes = [] }, version) {
    const state = stateAfter(version, move, 'editor')
    const change: Partial<Omit<VersionDoc, '_id'>> = { state, updatedAt: ctx.now }
    if (move === 'send_to_review') {
      refuseUnlawful(version, notes)
      change.notes = [...notes]
      change.textHash = hashText(version)
      await openTask(ctx.tx, {
        _id: reviewTask(version._id),
        desks: roleDesks(['sub_district_staff'], version.path),
        kind: 'convention_to_review',
        title: '有一份居民公约等您审核',
        detail: version.title,
        url: versionUrl(version._id),
        at: ctx.now,
      })
    }
    if (move === 'abandon')
      await ctx.tx.update(conventions, version.conventionId, {
        openVersion: null,
        updatedAt: ctx.now,
      })
    await ctx.tx.update(versions, version._id, change)
    ctx.note({ details: { move } })
    return { state }
  },
})
