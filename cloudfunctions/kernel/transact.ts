/**
 * Transactions that get through. The SDK's own retry does not work (it looks for a code that its
 * wrapper has removed), so conflicts are recognised here and tried again after a random wait.
 * @module
 */
import { type Database, isConflict, type Transaction } from './database'
import { Failure } from './errors'

/** First wait; it doubles with each try up to the longest, and a random part of it is waited. */
const FIRST_WAIT_MS = 8
const LONGEST_WAIT_MS = 1_000
const DEFAULT_BUDGET_MS = 6_000

/**
 * After so many milliseconds nothing dated earlier is still to come: a transaction that began then has
 * committed or is over, since the service ends it after 30 seconds. Who reads "all up to a moment" waits
 * so long.
 */
export const SETTLE_MS = 35_000

export interface TransactOptions<Value> {
  /** Total time for all tries, in milliseconds. */
  readonly budgetMs?: number
  /** Asked before each new try; an answer ends the matter (someone else did the same already). */
  readonly beforeRetry?: () => Promise<Value | undefined>
}

/**
 * Runs a body in a transaction until it commits. The body may run several times, so it must have no
 * effect but through `tx`.
 * @throws {Failure} `busy` when the budget is used up by conflicts; whatever else the body throws
 */
export async function transact<Value>(
  database: Database,
  body: (tx: Transaction) => Promise<Value>,
  options: TransactOptions<Value> = {},
): Promise<Value> {
  const giveUpAt = performance.now() + (options.budgetMs ?? DEFAULT_BUDGET_MS)
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await database.runTransaction(body)
    } catch (thrown) {
      if (!isConflict(thrown)) throw thrown
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * wait))
    const answer = await options.beforeRetry?.()
    if (answer !== undefined) return answer
    if (performance.now() > giveUpAt) throw new Failure('busy')
  }
}
