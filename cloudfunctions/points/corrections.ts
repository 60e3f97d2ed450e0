/**
 * Corrections: points that were given by mistake are taken back by a new entry, when a second person
 * agrees. What they were given for stays written; so does who asked and who agreed.
 * @module
 */
import { isConnected, type Party } from '@domain/points/redemption'
import {
  type ReversalDecisionProblem,
  reversalDecisionProblem,
  reversalOf,
} from '@domain/points/reversal'
import {
  type CommandContext,
  implementCommand,
  implementQuery,
  type PrepareContext,
  type TargetContext,
} from '../kernel/action'
import { requirePass } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { sha256 } from '../kernel/hash'
import { orderOf, tell } from '../kernel/messages'
import { findPage } from '../kernel/pages'
import type { Target } from '../kernel/permission'
import { residents } from '../kernel/resident'
import type { Session } from '../kernel/session'
import { closeTask, openTask, roleDesks } from '../kernel/tasks'
import { APPROVERS, decideReversal, listReversals, proposeReversal } from './contract'
import type { EntryDoc, ReversalDoc } from './documents'
import { expireOverdue } from './expire'
import { leftOf, readRecord, transfer } from './ledger'
import { bookOf } from './request'
import { compoundTarget, partyOf } from './standing'
import { accounts, entries, reversals, reversedAccount } from './store'

const MY_POINTS = '/features/points/pages/mine/index'
const pageOf = (compound: string) => `/features/points/pages/reversals/index?compound=${compound}`
const reversalTask = (id: string) => `reversal.${id}`

const REFUSALS = {
  wrong_state: 'reversal_state',
  own_or_family: 'own_or_family',
  same_person: 'same_person',
} as const satisfies Record<ReversalDecisionProblem, string>

async function entryTarget(
  { reader }: TargetContext,
  { entry: id }: { entry: string },
): Promise<Target<EntryDoc>> {
  const entry = await reader.get(entries, id)
  if (!entry) throw new Failure('entry_not_found')
  return { id, path: entry.compound, relations: [], doc: entry }
}

async function reversalTarget(
  { reader }: TargetContext,
  { id }: { id: string },
): Promise<Target<ReversalDoc>> {
  const reversal = await reader.get(reversals, id)
  if (!reversal) throw new Failure('reversal_not_found')
  return { id, path: reversal.compound, relations: [], doc: reversal }
}

/** Whose points an entry gave. @throws {Failure} `entry_not_given` when it gave nobody any */
async function ownerOf({ db }: PrepareContext, entry: EntryDoc): Promise<ReversalDoc['owner']> {
  const account = await db.get(accounts, entry.credit)
  if (entry.kind !== 'issue' || !account?.personId) throw new Failure('entry_not_given')
  const { personId } = account
  const [found] = await db.find(residents, { personId }, { limit: 1 })
  const homes = found?.households.map((home) => home.path) ?? []
  return { personId, name: found?.name ?? '', homes }
}

export const proposeReversalAction = implementCommand<
  typeof proposeReversal,
  EntryDoc,
  ReversalDoc['owner']
>(proposeReversal, {
  target: entryTarget,
  async prepare(ctx, { reason }, entry) {
    const owner = await ownerOf(ctx, entry)
    if (isConnected(partyOf(ctx.session), owner)) throw new Failure('own_or_family')
    await requirePass(ctx, 'comment', [reason], 'reason')
    return owner
  },
  async run({ tx, now, session, note }, { reason }, entry, owner) {
    const { _id: entryId, compound, about, points } = entry
    const _id = sha256(`reversal\n${entryId}`).slice(0, 24)
    if (await tx.get(reversals, _id)) throw new Failure('reversal_state')
    await tx.add(reversals, {
      ...{ _id, compound, entryId, owner, about, points, reason },
      order: orderOf(now, _id),
      taken: null,
      askedBy: session.personId,
      askedByName: session.name,
      decidedBy: '',
      state: 'waiting',
      at: now,
    })
    await openTask(tx, {
      _id: reversalTask(_id),
      desks: roleDesks(APPROVERS, compound),
      kind: 'reversal_to_decide',
      title: '有一笔积分更正等您核对',
      detail: `${owner.name} · ${about} · ${points} 分`,
      url: pageOf(compound),
      at: now,
      askedBy: session.personId,
    })
    note({ details: { points } })
    return { id: _id }
  },
})

const waitingOf = ({ state, askedBy, owner }: ReversalDoc) => ({ state, askedBy, owner })

/** Takes the points back. @returns how many there were to take */
async function takeBack(ctx: CommandContext, reversal: ReversalDoc): Promise<number> {
  const { tx, now } = ctx
  const { compound, entryId, about } = reversal
  const book = bookOf(ctx, compound)
  const found = await readRecord(tx, entryId)
  if (!found) throw new Failure('entry_not_found')
  await expireOverdue(book, found.record.credit)
  const left = leftOf(await tx.get(accounts, found.record.credit))
  const made = reversalOf(found.record, left, reversedAccount(compound, now))
  if (!made.ok) {
    throw new Failure(made.problem === 'not_given' ? 'entry_not_given' : 'reversal_nothing_left')
  }
  await transfer(book, { ...made.value, about: `更正：${about}` })
  return made.value.points
}

export const decideReversalAction = implementCommand<typeof decideReversal, ReversalDoc>(
  decideReversal,
  {
    target: reversalTarget,
    async run(ctx, { decision }, reversal) {
      const { tx, now, session, commandId } = ctx
      const problem = reversalDecisionProblem(waitingOf(reversal), partyOf(session))
      if (problem) throw new Failure(REFUSALS[problem])
      const taken = decision === 'agree' ? await takeBack(ctx, reversal) : 0
      const state = decision === 'agree' ? 'done' : 'refused'
      await tx.update(reversals, reversal._id, { state, taken, decidedBy: session.name })
      await closeTask(tx, reversalTask(reversal._id))
      if (state === 'done') {
        await tell(tx, commandId, {
          to: reversal.owner.personId,
          title: `有 ${taken} 分给错了，已更正`,
          body: `${reversal.about}；有疑问请找小区书记`,
          url: MY_POINTS,
          at: now,
        })
      }
      ctx.note({ details: { decision, taken } })
      return { state, taken }
    },
  },
)

/** Whether somebody is the one to decide on a correction. */
const canDecide = (reversal: ReversalDoc, session: Session): boolean => {
  const party: Party = partyOf(session)
  return reversalDecisionProblem(waitingOf(reversal), party) === undefined
}

export const listReversalsAction = implementQuery(listReversals, {
  target: compoundTarget,
  sees: true,
  async run({ db, session, saw }, { compound, cursor }) {
    const page = await findPage(db, reversals, { compound }, 'desc', cursor)
    saw(page.items.map((one) => one.owner.personId))
    const items = page.items.map((one) => ({
      id: one._id,
      name: one.owner.name,
      about: one.about,
      points: one.points,
      taken: one.taken,
      reason: one.reason,
      askedBy: one.askedByName,
      decidedBy: one.decidedBy,
      state: one.state,
      at: one.at,
      canDecide: canDecide(one, session),
    }))
    return { ...page, items }
  },
})
