/**
 * Snapshot isolation as simply as it can be said: every commit copies the whole map, a transaction
 * keeps the copy it began with, locks are a map from names to transactions.
 */
import type { Doc } from './wire'

/** A write: what it makes of the document that is there (undefined removes it, null leaves it be). */
export interface Write {
  readonly id: string
  readonly make: (old: Doc | undefined) => Doc | undefined | null
}

export interface ModelTx {
  snapshot: { docs: ReadonlyMap<string, Doc>; at: number } | null
  readonly writes: Map<string, Doc | undefined>
  readonly keys: Set<string>
  ended: boolean
}

interface Waiter {
  readonly write: Write
  on: ModelTx
  result: string[] | null
}

export class Model {
  private docs: ReadonlyMap<string, Doc> = new Map()
  private at = 0
  private readonly changedAt = new Map<string, number>()
  private readonly transactions = new Set<ModelTx>()
  private waiters: Waiter[] = []

  begin(): ModelTx {
    const tx: ModelTx = { snapshot: null, writes: new Map(), keys: new Set(), ended: false }
    this.transactions.add(tx)
    return tx
  }

  write(kind: 'set' | 'inc' | 'remove', id: string, s: object): Write {
    const given = s as { v?: number; g?: string; u?: string | null }
    return {
      id,
      make: (old) => {
        if (kind === 'remove') return old ? undefined : null
        if (kind === 'inc') return old ? { ...old, v: Number(old.v) + 1 } : null
        return { _id: id, v: given.v, g: given.g, ...(given.u ? { u: given.u } : {}) }
      },
    }
  }

  private snapshotOf(tx: ModelTx) {
    tx.snapshot ??= { docs: this.docs, at: this.at }
    return tx.snapshot
  }

  /** All documents a reader sees. */
  read(tx: ModelTx | null): ReadonlyMap<string, Doc> {
    if (!tx) return this.docs
    const seen = new Map(this.snapshotOf(tx).docs)
    for (const [id, doc] of tx.writes) doc ? seen.set(id, doc) : seen.delete(id)
    return seen
  }

  list(tx: ModelTx | null, g: string, limit: number): string[] {
    return [...this.read(tx).values()]
      .filter((d) => d.g === g)
      .sort((a, b) => Number(b.v) - Number(a.v) || (String(a._id) < String(b._id) ? -1 : 1))
      .slice(0, limit)
      .map((d) => String(d._id))
  }

  private lockedBy(id: string, but: ModelTx | null): ModelTx | undefined {
    return [...this.transactions].find((t) => t !== but && t.writes.has(id))
  }

  /** What stands against a unique key: nothing, or every outcome that may be answered. */
  private against(
    key: string,
    id: string,
    tx: ModelTx | null,
  ): { outcomes: string[]; on?: ModelTx } {
    const taker = [...this.transactions].find((t) => t !== tx && t.keys.has(key))
    if (taker) return { outcomes: ['conflict'], on: taker }
    const outcomes: string[] = []
    for (const other of new Set([
      ...this.docs.keys(),
      ...(tx ? this.snapshotOf(tx).docs.keys() : []),
    ])) {
      if (other === id || tx?.writes.has(other)) continue
      const holds = this.docs.get(other)?.u === key
      const locker = this.lockedBy(other, tx)
      if (
        locker &&
        locker.writes.get(other)?.u !== key &&
        (holds || tx?.snapshot?.docs.get(other)?.u === key)
      )
        return { outcomes: ['conflict'], on: locker }
      const held = tx?.snapshot?.docs.get(other)?.u === key
      if (holds) {
        const since =
          (this.changedAt.get(other) ?? 0) > (tx?.snapshot?.at ?? Number.POSITIVE_INFINITY)
        outcomes.push(since ? 'conflict' : 'duplicate')
      } else if (held) outcomes.push('conflict')
    }
    for (const [other, doc] of tx?.writes ?? [])
      if (other !== id && doc?.u === key) outcomes.push('duplicate')
    return { outcomes }
  }

  /** A write in a transaction: the outcomes that may be answered. Any but 'ok' ends it. */
  writeIn(tx: ModelTx, write: Write): string[] {
    const seen = this.read(tx).get(write.id)
    const doc = write.make(seen)
    if (doc === null) return ['ok']
    const stale = (this.changedAt.get(write.id) ?? 0) > this.snapshotOf(tx).at
    let outcomes: string[] = []
    if (this.lockedBy(write.id, tx) || stale) outcomes = ['conflict']
    else if (doc?.u) outcomes = this.against(String(doc.u), write.id, tx).outcomes
    if (outcomes.length > 0) {
      this.abort(tx)
      return outcomes
    }
    tx.writes.set(write.id, doc)
    if (doc?.u) tx.keys.add(String(doc.u))
    return ['ok']
  }

  /** A plain write: answers a function that tells the outcomes once it isn't waiting any more. */
  writePlain(write: Write): () => string[] | null {
    const done = this.attempt(write)
    if (Array.isArray(done)) return () => done
    const waiter: Waiter = { write, on: done, result: null }
    this.waiters.push(waiter)
    return () => waiter.result
  }

  private attempt(write: Write): string[] | ModelTx {
    const doc = write.make(this.docs.get(write.id))
    if (doc === null) return ['ok']
    const locker = this.lockedBy(write.id, null)
    if (locker) return locker
    if (doc?.u) {
      const { outcomes, on } = this.against(String(doc.u), write.id, null)
      if (on) return on
      if (outcomes.length > 0) return outcomes
    }
    this.install(new Map([[write.id, doc]]))
    return ['ok']
  }

  private install(writes: ReadonlyMap<string, Doc | undefined>): void {
    if (writes.size === 0) return
    this.at++
    const docs = new Map(this.docs)
    for (const [id, doc] of writes) {
      if (doc) docs.set(id, doc)
      else docs.delete(id)
      this.changedAt.set(id, this.at)
    }
    this.docs = docs
  }

  commit(tx: ModelTx): void {
    this.install(tx.writes)
    this.abort(tx)
  }

  /** Ends a transaction; who waited for it tries again, in the order of waiting. */
  abort(tx: ModelTx): void {
    tx.ended = true
    this.transactions.delete(tx)
    const mine = this.waiters.filter((w) => w.on === tx)
    this.waiters = this.waiters.filter((w) => w.on !== tx)
    for (const waiter of mine) {
      const done = this.attempt(waiter.write)
      if (Array.isArray(done)) waiter.result = done
      else {
        waiter.on = done
        this.waiters.push(waiter)
      }
    }
  }
}
