/**
 * Chains of entries, sealed in order by a timer. Sealing is apart from the commands that write the
 * entries, so that those of a busy compound do not queue for one counter.
 * @module
 */
import type { Collection } from './collections'
import type { Database, Transaction } from './database'
import { SETTLE_MS, transact } from './transact'

/** Entries taken up in one run, over all chains. */
const RUN_SIZE = 400
/** Entries sealed in one transaction. */
const BATCH_SIZE = 20

/** The end of a chain. `_id` is the chain. */
export interface ChainHeadDoc {
  _id: string
  seq: number
  hash: string
  /** When it was last sealed, epoch milliseconds. */
  at: number
}

/** What chains are made of. */
export interface Chains {
  readonly heads: Collection<ChainHeadDoc>
  /** Unsealed entries written up to a moment, oldest first, at most `limit`. */
  waiting(
    db: Database,
    until: number,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly chain: string }[]>
  /** Writes an entry's place into it; its hash there, or undefined when it has a place already. */
  seal(tx: Transaction, id: string, seq: number, prev: string): Promise<string | undefined>
}

/**
 * Seals what has settled, oldest first. Safe to run twice at once: a chain's head lets one through.
 * @param now epoch milliseconds
 * @returns how many were sealed; call again while it is not 0
 */
export async function sealWaiting(db: Database, chains: Chains, now: number): Promise<number> {
  const byChain = new Map<string, string[]>()
  for (const { id, chain } of await chains.waiting(db, now - SETTLE_MS, RUN_SIZE)) {
    byChain.set(chain, [...(byChain.get(chain) ?? []), id])
  }
  let sealed = 0
  for (const [chain, ids] of byChain) {
    for (let from = 0; from < ids.length; from += BATCH_SIZE) {
      const batch = ids.slice(from, from + BATCH_SIZE)
      sealed += await transact(db, (tx) => sealBatch(tx, chains, chain, batch, now))
    }
  }
  return sealed
}

async function sealBatch(
  tx: Transaction,
  { heads, seal }: Chains,
  chain: string,
  ids: readonly string[],
  now: number,
): Promise<number> {
  const head = await tx.get(heads, chain)
  let seq = head?.seq ?? 0
  let prev = head?.hash ?? ''
  for (const id of ids) {
    const hash = await seal(tx, id, seq + 1, prev)
    if (hash === undefined) continue
    seq += 1
    prev = hash
  }
  const sealed = seq - (head?.seq ?? 0)
  if (sealed === 0) return 0
  if (head) await tx.update(heads, chain, { seq, hash: prev, at: now })
  else await tx.add(heads, { _id: chain, seq, hash: prev, at: now })
  return sealed
}
