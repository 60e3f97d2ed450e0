/**
 * Transactions that commit within one turn of the event loop share one full sync of the disk. Each
 * is answered only when that sync is done, and is whole or absent after a crash; together they are
 * one SQLite transaction. Until then they keep their locks and nobody sees what they wrote.
 * @module
 */
import type { Transaction } from './transaction'

interface Waiting {
  readonly tx: Transaction
  readonly done: () => void
  readonly failed: (reason: unknown) => void
}

/** Makes the writes of several transactions durable, then visible, then ends them; throws or leaves nothing. */
export type CommitTogether = (transactions: readonly Transaction[]) => void

/** The commits on their way to the disk. */
export class GroupCommit {
  private waiting: Waiting[] = []

  constructor(private readonly together: CommitTogether) {}

  /** Resolves when the transaction is durable; rejects when the disk refused it. */
  add(tx: Transaction): Promise<void> {
    // After this turn's requests have been read, those of other clients included.
    if (this.waiting.length === 0) setImmediate(() => this.flush())
    return new Promise((done, failed) => this.waiting.push({ tx, done, failed }))
  }

  /** Commits now what waits: before the file is closed, a collection dropped, the state reset. */
  flush(): void {
    const { waiting } = this
    if (waiting.length === 0) return
    this.waiting = []
    try {
      this.together(waiting.map(({ tx }) => tx))
    } catch (reason) {
      for (const { failed } of waiting) failed(reason)
      return
    }
    for (const { done } of waiting) done()
  }
}
