/**
 * Documents as people see them.
 * @module
 */
import { NEVER } from '@domain/points/expiry'
import { handCodeText } from '@domain/points/hand-code'
import type { ShownPictures } from '../kernel/pictures/show'
import type { EntryView, GiftView, RedemptionView } from './contract'
import type { EntryDoc, GiftDoc, RedemptionDoc, StockDoc } from './documents'
import { squareRows } from './square'

/** @param isOwn whether it is shown to whoever asked: only they see code and reason */
export function redemptionView(redemption: RedemptionDoc, isOwn: boolean): RedemptionView {
  const { _id: id, giftTitle, points, place, hours, state, at, dueAt, reason, code } = redemption
  const isShown = isOwn && state === 'ready'
  const shown = redemption.reasonHeld ? '原因正在审核，稍后可以看到' : reason
  return {
    ...{ id, giftTitle, points, place, hours, state, at },
    dueAt: dueAt === NEVER ? null : dueAt,
    reason: isOwn ? shown : '',
    code: isShown ? code : '',
    square: isShown ? squareRows(handCodeText(id, code)) : [],
  }
}

/**
 * Entries of one account as its owner reads them. A reservation and its end are two entries: the
 * reservation shows as taken, an end that gives back shows as coming back, an end that posts not at all.
 * @param ended ids of reservations that are over
 */
export function entryViews(
  entries: readonly EntryDoc[],
  account: string,
  ended: ReadonlySet<string>,
): EntryView[] {
  return entries.flatMap((entry): EntryView[] => {
    const { _id: id, kind, about, at, type, as } = entry
    if (type === 'resolution' && as === 'posted') return []
    const words = type === 'resolution' ? `${about}（退回）` : about
    const back = type === 'resolution'
    const sign = back || entry.credit === account ? 1 : -1
    const points = sign * (back ? entry.reserved : entry.points)
    return [
      {
        id,
        kind,
        about: words,
        points,
        at,
        pending: entry.phase === 'pending' && !back && !ended.has(id),
      },
    ]
  })
}

export function giftView(
  gift: GiftDoc,
  parts: readonly StockDoc[],
  seen: ShownPictures = { shown: [], pending: [] },
): GiftView {
  const { _id: id, title, points, place, hours, state } = gift
  const free = parts
    .filter((part) => part.giftId === gift._id)
    .reduce((sum, part) => sum + part.free, 0)
  const [picture = ''] = seen.shown
  const waits = seen.pending.length > 0
  return {
    ...{ id, title, picture, points, place, hours, free, open: state === 'open' },
    ...(waits && { picturePending: true as const }),
  }
}
