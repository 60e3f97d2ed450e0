/**
 * Gifts in stock, in parts: whoever asks takes from any part that has some, so that a hundred people
 * who ask at once do not wait for one document.
 * @module
 */
import type { Transaction } from '../kernel/database'
import { Failure } from '../kernel/errors'
import type { GiftDoc, StockDoc } from './documents'
import { STOCK_PARTS, stockId, stocks } from './store'

const PARTS = Array.from({ length: STOCK_PARTS }, (_, part) => part)

/**
 * Reserves one piece: from the part where it starts to look, else the next that has one.
 * @param start any number; spread it over the people who ask
 * @returns the part it came from
 * @throws {Failure} `gift_gone` when no part has one
 */
export async function reserveOne(tx: Transaction, giftId: string, start: number): Promise<string> {
  for (const step of PARTS) {
    const id = stockId(giftId, (start + step) % STOCK_PARTS)
    const part = await tx.get(stocks, id)
    if (!part || part.free < 1) continue
    await tx.update(stocks, id, { free: part.free - 1, reserved: part.reserved + 1 })
    return id
  }
  throw new Failure('gift_gone')
}

async function partOf(tx: Transaction, id: string): Promise<StockDoc> {
  const part = await tx.get(stocks, id)
  if (!part || part.reserved < 1) throw new Error(`${id} has nothing reserved`)
  return part
}

/** A reserved piece goes back. */
export async function returnOne(tx: Transaction, id: string): Promise<void> {
  const part = await partOf(tx, id)
  await tx.update(stocks, id, { free: part.free + 1, reserved: part.reserved - 1 })
}

/** A reserved piece leaves the station. */
export async function handOne(tx: Transaction, id: string): Promise<void> {
  const part = await partOf(tx, id)
  await tx.update(stocks, id, { reserved: part.reserved - 1, handed: part.handed + 1 })
}

const allParts = (tx: Transaction, giftId: string) =>
  Promise.all(PARTS.map((part) => tx.get(stocks, stockId(giftId, part))))

/** How many pieces of a gift lie on the shelf by the books. */
export async function piecesOf(
  tx: Transaction,
  giftId: string,
): Promise<{ free: number; reserved: number }> {
  const found = await allParts(tx, giftId)
  const sum = (field: 'free' | 'reserved') => found.reduce((n, part) => n + (part?.[field] ?? 0), 0)
  return { free: sum('free'), reserved: sum('reserved') }
}

/**
 * Adds or takes pieces, spread over the parts.
 * @param settling where the change is what a count found: when that was, and now
 * @returns how many are free afterwards
 * @throws {Failure} `stock_too_low` when fewer are free than are taken away; `count_outdated` when
 * another count changed the books since: a gap that was counted twice is written off once
 */
export async function changeStock(
  tx: Transaction,
  gift: GiftDoc,
  change: number,
  settling?: { readonly countedAt: number; readonly now: number },
): Promise<number> {
  const found = await allParts(tx, gift._id)
  const settledAt = found[0]?.settledAt
  if (settling && settledAt !== undefined && settledAt >= settling.countedAt) {
    throw new Failure('count_outdated')
  }
  const settled = settling && { settledAt: settling.now }
  const free = found.map((part) => part?.free ?? 0)
  const after = free.reduce((sum, n) => sum + n, 0) + change
  if (after < 0) throw new Failure('stock_too_low')
  for (const part of PARTS) {
    const share = Math.floor(after / STOCK_PARTS) + (part < after % STOCK_PARTS ? 1 : 0)
    const id = stockId(gift._id, part)
    const more = part === 0 ? settled : undefined
    if (found[part]) await tx.update(stocks, id, { free: share, ...more })
    else {
      const { _id: giftId, compound } = gift
      const none = { reserved: 0, handed: 0 }
      await tx.add(stocks, { _id: id, giftId, compound, free: share, ...none, ...more })
    }
  }
  return after
}
