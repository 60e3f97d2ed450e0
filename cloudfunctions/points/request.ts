/**
 * Asking for a gift: stock and points are reserved in one step, or nothing is.
 * @module
 */
import { randomInt } from 'node:crypto'
import { NEVER } from '@domain/points/expiry'
import { firstState, isConnected, type RedemptionState } from '@domain/points/redemption'
import type { RegionProfile } from '@domain/region/profile'
import { endOfSpan } from '@domain/time/spans'
import { type CommandContext, implementCommand, type PrepareContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { orderOf, tell } from '../kernel/messages'
import { residents } from '../kernel/resident'
import { closeTask, openTask, roleDesks } from '../kernel/tasks'
import { findInOffice } from '../people/face'
import { FIRST_APPROVERS, requestGift, SECOND_APPROVERS, withdrawRedemption } from './contract'
import type { GiftDoc, RedemptionDoc } from './documents'
import { expireOverdue } from './expire'
import { type Book, leftOf, resolve, transfer } from './ledger'
import { giftTarget, partyOf, redemptionTarget } from './standing'
import { reserveOne, returnOne } from './stock'
import { accounts, personAccount, redeemedAccount, redemptions, STOCK_PARTS, stocks } from './store'
import { redemptionView } from './view'

const PAGES = '/features/points/pages'
const mineUrl = `${PAGES}/redemptions/index`
const queueUrl = `${PAGES}/queue/index`
export const decideTask = (id: string) => `redemption.${id}`

/** Who must agree, by the scheme. */
export const approvalRules = ({ points }: RegionProfile) => ({
  withoutApproval: points.withoutApproval.value,
  secondApprover: points.secondApprover.value,
})

/** The ledger a command works in. */
export const bookOf = ({ tx, now, region }: CommandContext, compound: string): Book => ({
  tx,
  now,
  region,
  compound,
})

interface Prepared {
  readonly code: string
  readonly start: number
  /** Whether the secretary asks, or somebody who lives with the secretary, or there is none. */
  readonly connected: boolean
}

/**
 * Whether whoever asks is connected with the compound's secretary. Asked before the transaction: that
 * nobody decides on their own or their family's is judged again when it is decided.
 */
async function isWithSecretary(ctx: PrepareContext, compound: string): Promise<boolean> {
  const { db, now, session } = ctx
  const secretaries = await findInOffice(db, compound, FIRST_APPROVERS, now)
  const ids = secretaries.map((one) => one.personId)
  const found = await db.find(residents, { personId: { in: ids } }, { limit: 20 })
  const asker = partyOf(session)
  return found.some(({ personId, households }) =>
    isConnected({ personId, homes: households.map((home) => home.path) }, asker),
  )
}

/** Says no early where it can be seen without a transaction; the transaction judges again. */
async function refuseHopeless(ctx: PrepareContext, gift: GiftDoc): Promise<void> {
  const [parts, account] = await Promise.all([
    ctx.db.find(stocks, { giftId: gift._id }, { limit: STOCK_PARTS }),
    ctx.db.get(accounts, personAccount(gift.compound, ctx.session.personId || 'nobody')),
  ])
  if (parts.every((part) => part.free < 1)) throw new Failure('gift_gone')
  if (leftOf(account) < gift.points) throw new Failure('points_too_few')
}

function refuseChanged(gift: GiftDoc, points: number): void {
  if (gift.state !== 'open' || gift.points !== points) throw new Failure('gift_not_found')
}

/** Lays a redemption on the desks of those who may decide now. */
export async function askToDecide(
  ctx: CommandContext,
  redemption: Pick<RedemptionDoc, '_id' | 'desks' | 'giftTitle' | 'points' | 'name'>,
): Promise<void> {
  const { _id, desks, giftTitle, points, name } = redemption
  await openTask(ctx.tx, {
    _id: decideTask(_id),
    desks,
    kind: 'redemption_to_decide',
    title: '有一次积分兑换等您同意',
    detail: `${name} · ${giftTitle} · ${points} 分`,
    url: queueUrl,
    at: ctx.now,
  })
}

/** Desks of those who may decide in a state. */
export function desksIn(state: RedemptionState, compound: string): string[] {
  if (state === 'waiting_first') return roleDesks(FIRST_APPROVERS, compound)
  return state === 'waiting_second' ? roleDesks(SECOND_APPROVERS, compound) : []
}

/** Until when a gift can be picked up that is ready now. */
export const pickUpUntil = (now: number, { points }: RegionProfile): number =>
  endOfSpan(now, points.pickUp.value).at

function newRedemption(ctx: CommandContext, gift: GiftDoc, prepared: Prepared, stockId: string) {
  const { session, now, region, commandId } = ctx
  const _id = commandId.slice(0, 24)
  const state = firstState(gift.points, approvalRules(region), prepared.connected)
  const redemption: RedemptionDoc = {
    _id,
    compound: gift.compound,
    order: orderOf(now, _id),
    giftId: gift._id,
    giftTitle: gift.title,
    place: gift.place,
    hours: gift.hours,
    points: gift.points,
    stockId,
    transferId: `redeem:${_id}`,
    personId: session.personId,
    name: session.name,
    homes: session.households.map((home) => home.path),
    state,
    desks: desksIn(state, gift.compound),
    firstApprover: null,
    secondApprover: null,
    reason: '',
    reasonHeld: false,
    code: prepared.code,
    dueAt: state === 'ready' ? pickUpUntil(now, region) : NEVER,
    handedBy: null,
    handedHow: null,
    at: now,
    updatedAt: now,
  }
  return redemption
}

export const requestGiftAction = implementCommand<typeof requestGift, GiftDoc, Prepared>(
  requestGift,
  {
    target: giftTarget,
    async prepare(ctx, { points }, gift) {
      refuseChanged(gift, points)
      const [connected] = await Promise.all([
        isWithSecretary(ctx, gift.compound),
        refuseHopeless(ctx, gift),
      ])
      const code = String(randomInt(100_000_000)).padStart(8, '0')
      return { code, start: randomInt(STOCK_PARTS), connected }
    },
    async run(ctx, { points }, gift, prepared) {
      refuseChanged(gift, points)
      const book = bookOf(ctx, gift.compound)
      const { personId } = ctx.session
      const account = personAccount(gift.compound, personId)
      // What many want at once comes first: a try that is too late then costs least.
      const stockId = await reserveOne(ctx.tx, gift._id, prepared.start)
      await expireOverdue(book, account)
      const redemption = newRedemption(ctx, gift, prepared, stockId)
      await transfer(book, {
        id: redemption.transferId,
        kind: 'redeem',
        debit: account,
        credit: redeemedAccount(gift.compound, personId, ctx.now),
        points: gift.points,
        phase: 'pending',
        ref: redemption._id,
        about: `兑换：${gift.title}`,
      })
      await ctx.tx.add(redemptions, redemption)
      if (redemption.desks.length > 0) await askToDecide(ctx, redemption)
      const { _id: target, state } = redemption
      ctx.note({ target, path: gift.compound, details: { state, points } })
      return redemptionView(redemption, true)
    },
  },
)

/** Gives points and gift back, however it came to that. */
export async function giveBack(
  book: Book,
  redemption: RedemptionDoc,
  as: 'voided' | 'expired',
): Promise<void> {
  await resolve(book, redemption.transferId, as)
  await returnOne(book.tx, redemption.stockId)
  await closeTask(book.tx, decideTask(redemption._id))
}

export const withdrawRedemptionAction = implementCommand<typeof withdrawRedemption, RedemptionDoc>(
  withdrawRedemption,
  {
    target: redemptionTarget,
    async run(ctx, _input, redemption) {
      const open = ['waiting_first', 'waiting_second', 'ready'].includes(redemption.state)
      if (!open) throw new Failure('redemption_state')
      await giveBack(bookOf(ctx, redemption.compound), redemption, 'voided')
      await ctx.tx.update(redemptions, redemption._id, {
        state: 'withdrawn',
        desks: [],
        dueAt: NEVER,
        updatedAt: ctx.now,
      })
      return { state: 'withdrawn' as const }
    },
  },
)

/** Tells whoever asked what became of it. */
export async function tellRequester(
  ctx: Pick<CommandContext, 'tx' | 'now'>,
  event: string,
  redemption: RedemptionDoc,
  title: string,
): Promise<void> {
  await tell(ctx.tx, event, {
    to: redemption.personId,
    title,
    body: `${redemption.giftTitle} · ${redemption.points} 分`,
    url: mineUrl,
    at: ctx.now,
  })
}
