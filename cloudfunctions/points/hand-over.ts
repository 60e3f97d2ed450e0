/**
 * Handing gifts over at the station: by the code on the resident's phone, or from the printed list,
 * signed for on paper. Once, and never to oneself or one's household.
 * @module
 */
import { NEVER } from '@domain/points/expiry'
import { handOverProblem } from '@domain/points/redemption'
import { implementCommand, implementQuery } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { findPage } from '../kernel/pages'
import { handOver, listStation } from './contract'
import { decisionFailure, waitingOf } from './decide'
import type { RedemptionDoc } from './documents'
import { resolve } from './ledger'
import { bookOf, tellRequester } from './request'
import { compoundTarget, partyOf, redemptionTarget } from './standing'
import { handOne } from './stock'
import { redemptions } from './store'

export const handOverAction = implementCommand<typeof handOver, RedemptionDoc>(handOver, {
  target: redemptionTarget,
  async run(ctx, input, redemption) {
    const { tx, now, session, commandId } = ctx
    const problem = handOverProblem(waitingOf(redemption), partyOf(session))
    if (problem) throw decisionFailure(problem)
    if (input.how === 'code' && input.code !== redemption.code) throw new Failure('hand_code_wrong')
    await resolve(bookOf(ctx, redemption.compound), redemption.transferId, 'posted')
    await handOne(tx, redemption.stockId)
    await tx.update(redemptions, redemption._id, {
      state: 'handed',
      handedBy: session.personId,
      handedHow: input.how,
      dueAt: NEVER,
      updatedAt: now,
    })
    const title =
      input.how === 'paper' ? '您的礼品已按纸质名单领取；不是您领的，请告诉社区' : '您的礼品已领取'
    await tellRequester(ctx, commandId, redemption, title)
    ctx.note({ details: { how: input.how, points: redemption.points } })
    return { giftTitle: redemption.giftTitle, name: redemption.name }
  },
  reveals: (_answer, { personId }) => [personId],
})

export const listStationAction = implementQuery(listStation, {
  target: compoundTarget,
  sees: true,
  async run({ db, saw }, { compound, cursor }) {
    const where = { compound, state: 'ready' } as const
    // The order of the printed list: whoever asked first.
    const page = await findPage(db, redemptions, where, 'asc', cursor)
    saw(page.items.map((one) => one.personId))
    const items = page.items.map(({ _id: id, name, giftTitle, points, at, dueAt }) => ({
      ...{ id, name, giftTitle, points, at, dueAt },
    }))
    return { ...page, items }
  },
})
