/**
 * The catalogue of gifts: what there is, and its stock.
 * @module
 */
import { type CommandContext, implementCommand, implementQuery } from '../kernel/action'
import { requirePass } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { orderOf } from '../kernel/messages'
import { findPage } from '../kernel/pages'
import { keepPictures } from '../kernel/pictures/keep'
import { lookAtPictures } from '../kernel/pictures/show'
import { appointmentOver } from '../kernel/session'
import { roleDesks } from '../kernel/tasks'
import { countStock, FIRST_APPROVERS, listGifts, SECOND_APPROVERS, saveGift } from './contract'
import type { GiftDoc } from './documents'
import { leftOf } from './ledger'
import { compoundTarget, giftTarget, homeCompound } from './standing'
import { changeStock } from './stock'
import { accounts, gifts, personAccount, STOCK_PARTS, stockMoves, stocks } from './store'
import { giftView } from './view'

const MANAGERS = [...FIRST_APPROVERS, ...SECOND_APPROVERS] as const

export const listGiftsAction = implementQuery(listGifts, {
  async run({ db, session }, { compound = homeCompound(session), closed = false, cursor }) {
    const manages = appointmentOver(session, MANAGERS, compound) !== undefined
    const state = closed && manages ? 'closed' : 'open'
    const [page, account] = await Promise.all([
      findPage(db, gifts, { compound, state }, 'desc', cursor),
      db.get(accounts, personAccount(compound, session.personId || 'nobody')),
    ])
    const ids = page.items.map((gift) => gift._id)
    const window = { limit: Math.max(1, ids.length * STOCK_PARTS) }
    const files = page.items.flatMap(({ picture }) => (picture ? [picture] : []))
    const [parts, pick] = await Promise.all([
      db.find(stocks, { giftId: { in: ids } }, window),
      files.length > 0 ? lookAtPictures({ db, session }, files) : undefined,
    ])
    const items = page.items.map((gift) => giftView(gift, parts, pick?.([gift.picture])))
    return { ...page, items, compound, available: leftOf(account), canManage: manages }
  },
})

async function giftOf(ctx: CommandContext, id: string, compound: string) {
  const gift = await ctx.tx.get(gifts, id)
  if (!gift || gift.compound !== compound) throw new Failure('gift_not_found')
  return gift
}

export const saveGiftAction = implementCommand(saveGift, {
  target: compoundTarget,
  async prepare(ctx, { title, place, hours, picture }) {
    if (picture) await ctx.inspectPictures([picture], 'forum')
    await requirePass(ctx, 'forum', [title, place, hours])
  },
  async run(ctx, input) {
    const { compound, title, points, place, hours, picture, state } = input
    if (picture) {
      await keepPictures(ctx, [picture], {
        about: '兑换清单',
        url: '/features/points/pages/shelf/index',
        path: compound,
        desks: roleDesks(SECOND_APPROVERS, compound),
      })
    }
    const _id = input.id ?? ctx.commandId.slice(0, 24)
    // Without a new picture the old one stays.
    const content = { title, points, place, hours, state, ...(picture && { picture }) }
    if (input.id) {
      await giftOf(ctx, input.id, compound)
      await ctx.tx.update(gifts, input.id, content)
    } else {
      await ctx.tx.add(gifts, {
        _id,
        compound,
        order: orderOf(ctx.now, _id),
        picture: '',
        ...content,
      })
    }
    ctx.note({ target: _id, details: { points, state } })
    return { id: _id }
  },
})

export const countStockAction = implementCommand<typeof countStock, GiftDoc, void>(countStock, {
  target: giftTarget,
  prepare: (ctx, { reason }) => requirePass(ctx, 'comment', [reason]),
  async run(ctx, { change, reason }, gift) {
    const free = await changeStock(ctx.tx, gift, change)
    const { _id: giftId, compound } = gift
    const by = ctx.session.personId
    await ctx.tx.add(stockMoves, {
      _id: ctx.commandId,
      ...{ giftId, compound, change, reason, by, second: '' },
      at: ctx.now,
    })
    ctx.note({ details: { change, free } })
    return { free }
  },
})
