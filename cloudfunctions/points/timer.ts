/**
 * What the clock does to points, each piece in a transaction of its own: gifts that nobody picked up
 * go back, points end, entries are sealed. A run stops when its time is up; the next goes on.
 * @module
 */
import { NEVER } from '@domain/points/expiry'
import type { Kernel } from '../kernel/action'
import { transact } from '../kernel/transact'
import { sealLedger } from './chain'
import type { RedemptionDoc } from './documents'
import { settleAccount } from './expire'
import type { Book } from './ledger'
import { giveBack, tellRequester } from './request'
import { accounts, redemptions } from './store'

/** How long one run works, well inside the function's limit. */
const RUN_MS = 40_000
const BATCH = 100
/** A run that fails so often stops: then it is no single document that is wrong. */
const MOST_FAILURES = 3

/** Does one piece after the other; a piece that fails keeps none of the others waiting. */
class Pieces {
  readonly failures: unknown[] = []

  /** @param stopAt of the process's own clock, see {@link RUN_MS} */
  constructor(private readonly stopAt: number) {}

  get isOver(): boolean {
    return this.failures.length >= MOST_FAILURES || performance.now() >= this.stopAt
  }

  /** @returns how many went well: none of a batch that is left over and over */
  async each<Doc>(found: readonly Doc[], work: (doc: Doc) => Promise<void>): Promise<number> {
    let done = 0
    for (const doc of found) {
      if (this.isOver) break
      try {
        await work(doc)
        done += 1
      } catch (thrown) {
        this.failures.push(thrown)
      }
    }
    return done
  }
}

/** Gives back what was not picked up in time. Answers how many. */
async function returnOverdue(kernel: Kernel, now: number, pieces: Pieces): Promise<number> {
  const overdue = await kernel.database.find(
    redemptions,
    { state: 'ready', dueAt: { lte: now } },
    { orderBy: { field: 'dueAt', order: 'asc' }, limit: BATCH },
  )
  return pieces.each(overdue, ({ _id, compound }) =>
    transact(kernel.database, async (tx) => {
      const redemption = await tx.get(redemptions, _id)
      if (redemption?.state !== 'ready' || redemption.dueAt > now) return
      const book = { tx, now, compound, region: kernel.region }
      await returnOne(book, redemption)
    }),
  )
}

async function returnOne(book: Book, redemption: RedemptionDoc): Promise<void> {
  const { tx, now } = book
  await giveBack(book, redemption, 'expired')
  await tx.update(redemptions, redemption._id, { state: 'returned', dueAt: NEVER, updatedAt: now })
  await tellRequester(book, `return.${redemption._id}`, redemption, '礼品过期没有领取，积分已退回')
}

/** Ends points and tells of their end. Answers how many accounts were done. */
async function settleDue(kernel: Kernel, now: number, pieces: Pieces): Promise<number> {
  const due = await kernel.database.find(
    accounts,
    { dueAt: { lte: now } },
    { orderBy: { field: 'dueAt', order: 'asc' }, limit: BATCH },
  )
  return pieces.each(due, ({ _id, compound }) =>
    transact(kernel.database, (tx) =>
      settleAccount({ tx, now, compound, region: kernel.region }, _id),
    ),
  )
}

/**
 * One run of the timer.
 * @throws the first failure, when everything else is done
 */
export async function keepPoints(kernel: Kernel, now: number): Promise<void> {
  const stopAt = performance.now() + RUN_MS
  const pieces = new Pieces(stopAt)
  const steps = [returnOverdue, settleDue, (k: Kernel) => sealLedger(k.database, now)]
  for (const step of steps) {
    while (performance.now() < stopAt && (await step(kernel, now, pieces)) > 0);
  }
  if (pieces.failures.length > 0) throw pieces.failures[0]
}
