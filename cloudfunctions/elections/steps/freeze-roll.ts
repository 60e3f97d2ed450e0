/**
 * The roll freezes once its objections are ruled on; what nobody ruled on is ruled in the vote's
 * favour: a household asked to be added is added, one asked to be removed stays.
 * @module
 */
import { frozenHash } from '@domain/elections/roll'
import type { Database } from '../../kernel/database'
import { homeDesk, openTask } from '../../kernel/tasks'
import { SETTLE_MS } from '../../kernel/transact'
import type { ElectionDoc, ObjectionDoc, RollEntryDoc } from '../documents'
import { giveRuling } from '../objections/rule'
import { nominateUrl } from '../pages'
import { objections, rollEntries } from '../store'
import type { Step, StepContext, StepEffect } from './step'

/** Objections ruled on in one transaction. */
const PIECE = 20
/** Entries read at once. */
const READ = 1000

/** Every household of a roll, also those taken off it. */
export async function readRoll(db: Database, rollId: string): Promise<RollEntryDoc[]> {
  const all: RollEntryDoc[] = []
  for (let after = ''; ; ) {
    const where = { rollId, order: { gt: after } }
    const orderBy = { field: 'order', order: 'asc' } as const
    const found = await db.find(rollEntries, where, { orderBy, limit: READ })
    all.push(...found)
    after = found.at(-1)?.order ?? after
    if (found.length < READ) return all
  }
}

/** Objections to the roll without a ruling. */
async function openObjections(db: Database, electionId: string): Promise<ObjectionDoc[]> {
  const where = { electionId, about: 'roll', waits: true } as const
  return db.find(objections, where, { limit: PIECE })
}

async function ruleBySilence(
  { tx, election, now }: StepContext,
  open: readonly ObjectionDoc[],
): Promise<StepEffect> {
  for (const { _id } of open) {
    const objection = await tx.get(objections, _id)
    if (!objection || objection.ruling) continue
    const decision = objection.asks === 'add' ? ('upheld' as const) : ('denied' as const)
    const words = '期限内没有处理，按规则作有利于投票权的认定'
    const ruling = { at: now, by: null, decision, words }
    await giveRuling(tx, `${_id}.silence`, election, objection, ruling)
  }
  return { again: true }
}

/**
 * The hash that everybody sees: over id and published words of every entitled household, in the order
 * of ids. Whoever has the published roll can work it out.
 */
export function rollHash(entries: readonly Pick<RollEntryDoc, '_id' | 'shownAs' | 'eligible'>[]) {
  const listed = entries.filter(({ eligible }) => eligible)
  const lines = listed.map(({ _id, shownAs }) => [_id, shownAs] as const)
  return frozenHash(lines.sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function freeze(
  { tx, election, now }: StepContext,
  entries: readonly RollEntryDoc[],
): Promise<StepEffect> {
  const { _id, roll, path, calendar, title } = election
  const households = entries.filter(({ eligible }) => eligible).length
  if (calendar.nomination) {
    await openTask(tx, {
      _id: `election.nominate.${_id}`,
      desks: [homeDesk(path)],
      kind: 'election',
      title: '推荐您信得过的人，也可以自荐',
      detail: title,
      dueAt: calendar.nomination.until,
      goneAt: calendar.nomination.until,
      url: nominateUrl(_id),
      at: now,
    })
  }
  return { patch: { roll: { ...roll, state: 'frozen', households, hash: rollHash(entries) } } }
}

export const freezeRoll: Step = {
  dueAt: ({ runoffOf, calendar }) =>
    runoffOf === '' ? calendar.rollRulings.until + SETTLE_MS : undefined,
  async gather(db: Database, { _id, rollId }: ElectionDoc) {
    const open = await openObjections(db, _id)
    if (open.length > 0) return (ctx) => ruleBySilence(ctx, open)
    const entries = await readRoll(db, rollId)
    return (ctx) => freeze(ctx, entries)
  },
}
