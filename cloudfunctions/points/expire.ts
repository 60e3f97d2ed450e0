/**
 * Points that end, and the word before. A timer takes accounts one by one, each in a transaction of
 * its own: it can stop anywhere and go on the next minute.
 * @module
 */
import { nextDueAt, noticesDue } from '@domain/points/expiry'
import { splitExpired, sumOfLots } from '@domain/points/lots'
import { messages, orderOf } from '../kernel/messages'
import type { AccountDoc } from './documents'
import { type Book, transfer } from './ledger'
import { accounts, expiredAccount } from './store'

const MY_POINTS = '/features/points/pages/mine/index'

/** Takes the points that are over out of an account; nothing happens when there are none. */
export async function expireOverdue(book: Book, accountId: string): Promise<void> {
  const doc = await book.tx.get(accounts, accountId)
  if (!doc) return
  const over = sumOfLots(splitExpired(doc.lots, book.now).expired)
  if (over === 0) return
  await transfer(book, {
    // The number of the next entry: the same end twice is one, a later return is another.
    id: `expire:${accountId}:${doc.seq + 1}`,
    kind: 'expire',
    debit: accountId,
    credit: expiredAccount(doc.compound, book.now),
    points: over,
    phase: 'posted',
    ref: doc.personId,
    about: '积分到期',
  })
}

/**
 * Does what is due about one account: ends what is over, tells of what ends soon.
 * @throws {Error} when something would still be due: a timer that took it again would never end
 */
export async function settleAccount(book: Book, accountId: string): Promise<void> {
  const { tx, now, region } = book
  await expireOverdue(book, accountId)
  const doc = await tx.get(accounts, accountId)
  if (!doc || doc.dueAt > now) return
  const { value: days } = region.points.expiryNoticeDays
  await tellSoon(book, doc, days)
  const dueAt = nextDueAt(doc.lots, days, now)
  if (dueAt <= now) throw new Error(`${accountId} is still due at ${dueAt} after it was settled`)
  await tx.update(accounts, accountId, { toldUpTo: now, dueAt })
}

async function tellSoon(book: Book, doc: AccountDoc, noticeDays: readonly number[]) {
  const { tx, now } = book
  for (const { lot, days } of noticesDue(doc.lots, noticeDays, doc.toldUpTo, now)) {
    const _id = `expiry.${lot.expiresAt}.${days}.${doc._id}`
    if (await tx.get(messages, _id)) continue
    await tx.add(messages, {
      _id,
      order: orderOf(now, _id),
      to: doc.personId,
      title: `有 ${lot.points} 分还有 ${days} 天到期`,
      body: '到期以前可以换礼品，点开看看',
      url: MY_POINTS,
      at: now,
    })
  }
}
