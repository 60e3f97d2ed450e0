/**
 * One open transaction: its snapshot, what it has written, who waits for it.
 * @module
 */
import type { Collection } from './collection'
import type { DocRecord } from './record'
import type { Doc } from './values'

/** A document to be written (or removed: null) by a commit. */
export interface Change {
  readonly collection: Collection
  readonly record: DocRecord
  readonly doc: Doc | null
  /** The document must not exist yet. */
  readonly insert?: boolean
}

/** State of one transaction between its first request and its commit or abort. */
export class Transaction {
  /** The commit it reads at; set by its first operation. */
  snapshot: number | null = null
  readonly writes = new Map<DocRecord, Change>()
  /** The unique keys it holds, by lock name, and the record that took each last. */
  readonly uniqueKeys = new Map<string, DocRecord>()
  ended = false
  private waiting: (() => void)[] = []

  constructor(
    readonly id: string,
    /** Epoch ms after which it is gone. */
    readonly deadline: number,
  ) {}

  /** Resolves true when the transaction ends, false after `ms`. */
  whenEnded(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms)
      this.waiting.push(() => {
        clearTimeout(timer)
        resolve(true)
      })
    })
  }

  /** Marks the end and wakes who waits. */
  end(): void {
    this.ended = true
    const waiting = this.waiting
    this.waiting = []
    for (const wake of waiting) wake()
  }
}
