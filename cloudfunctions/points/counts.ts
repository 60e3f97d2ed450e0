/**
 * Counting gifts: what was found is written down at once; a difference enters the books when a second
 * person has said why.
 * @module
 */
import { type CountProblem, judgeCount, settleProblem } from '@domain/points/stock-count'
import {
  type CommandContext,
  implementCommand,
  implementQuery,
  type TargetContext,
} from '../kernel/action'
import { requirePass } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { orderOf } from '../kernel/messages'
import { findPage } from '../kernel/pages'
import type { Target } from '../kernel/permission'
import { closeTask, openTask, roleDesks } from '../kernel/tasks'
import { KEEPERS, listCounts, settleCount, takeStock } from './contract'
import type { GiftDoc, StockCountDoc } from './documents'
import { compoundTarget, giftTarget, partyOf } from './standing'
import { changeStock, piecesOf } from './stock'
import { gifts, stockCounts, stockMoves } from './store'

const pageOf = (compound: string) => `/features/points/pages/counts/index?compound=${compound}`
const countTask = (id: string) => `count.${id}`

const REFUSALS = {
  wrong_state: 'count_state',
  own_or_family: 'same_person',
} as const satisfies Record<CountProblem, string>

async function countTarget(
  { reader }: TargetContext,
  { id }: { id: string },
): Promise<Target<StockCountDoc>> {
  const count = await reader.get(stockCounts, id)
  if (!count) throw new Failure('count_not_found')
  return { id, path: count.compound, relations: [], doc: count }
}

async function askSecond({ tx, now, session }: CommandContext, count: StockCountDoc) {
  const { _id, compound, title, change } = count
  await openTask(tx, {
    _id: countTask(_id),
    desks: roleDesks(KEEPERS, compound),
    kind: 'count_to_settle',
    title: '有一次盘点对不上，等您核对',
    detail: `${title} · ${change > 0 ? '多' : '少'} ${Math.abs(change)} 件`,
    url: pageOf(compound),
    at: now,
    askedBy: session.personId,
  })
}

export const takeStockAction = implementCommand<typeof takeStock, GiftDoc>(takeStock, {
  target: giftTarget,
  async run(ctx, { counted }, { _id: giftId, compound, title }) {
    const { tx, now, session } = ctx
    const judged = judgeCount(counted, await piecesOf(tx, giftId))
    const _id = ctx.commandId.slice(0, 24)
    const count: StockCountDoc = {
      ...{ _id, giftId, compound, title, counted, ...judged },
      order: orderOf(now, _id),
      counter: { ...partyOf(session), homes: [...partyOf(session).homes], name: session.name },
      settledBy: '',
      reason: '',
      at: now,
    }
    await tx.add(stockCounts, count)
    if (judged.state === 'waiting') await askSecond(ctx, count)
    ctx.note({ details: { counted, change: judged.change } })
    return judged
  },
})

/** The gift a count is about. @throws {Failure} `gift_not_found` */
async function giftOf({ tx }: CommandContext, { giftId }: StockCountDoc): Promise<GiftDoc> {
  const gift = await tx.get(gifts, giftId)
  if (!gift) throw new Failure('gift_not_found')
  return gift
}

export const settleCountAction = implementCommand<typeof settleCount, StockCountDoc, void>(
  settleCount,
  {
    target: countTarget,
    prepare: (ctx, { reason }) => requirePass(ctx, 'comment', [reason], 'reason'),
    async run(ctx, { decision, reason }, count) {
      const { tx, now, session, commandId } = ctx
      const problem = settleProblem(count.state, count.counter, partyOf(session))
      if (problem) throw new Failure(REFUSALS[problem])
      const state = decision === 'agree' ? 'settled' : 'refused'
      if (decision === 'agree') {
        const { giftId, compound, change, counter } = count
        await changeStock(tx, await giftOf(ctx, count), change, { countedAt: count.at, now })
        await tx.add(stockMoves, {
          _id: commandId,
          ...{ giftId, compound, change, reason },
          by: counter.personId,
          second: session.personId,
          at: now,
        })
      }
      await tx.update(stockCounts, count._id, { state, settledBy: session.name, reason })
      await closeTask(tx, countTask(count._id))
      ctx.note({ details: { decision, change: count.change } })
      return { state }
    },
  },
)

export const listCountsAction = implementQuery(listCounts, {
  target: compoundTarget,
  async run({ db, session }, { compound, cursor }) {
    const page = await findPage(db, stockCounts, { compound }, 'desc', cursor)
    const items = page.items.map((one) => ({
      id: one._id,
      title: one.title,
      counted: one.counted,
      expected: one.expected,
      change: one.change,
      state: one.state,
      countedBy: one.counter.name,
      settledBy: one.settledBy,
      reason: one.reason,
      at: one.at,
      canSettle: settleProblem(one.state, one.counter, partyOf(session)) === undefined,
    }))
    return { ...page, items }
  },
})
