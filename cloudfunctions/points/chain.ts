/**
 * Hashes that chain entries: each person's in the transaction that writes them, each compound's sealed
 * afterwards in order, so that a busy compound's transfers do not queue for one counter.
 * @module
 */
import type { Database, Transaction } from '../kernel/database'
import { canonicalJson, sha256 } from '../kernel/hash'
import { transact } from '../kernel/transact'
import type { EntryDoc, EntryLink } from './documents'
import { entries, ledgerHeads } from './store'

/** Entries younger than this stay unsealed: a slow transaction may still add one before them. */
const SETTLE_MS = 35_000
const RUN_SIZE = 400
const BATCH_SIZE = 20

/** What of an entry never changes. */
function bodyOf(entry: EntryDoc): object {
  const { links: _links, seq: _seq, prev: _prev, hash: _hash, ...body } = entry
  return body
}

/** Hash of an entry at its place in a person's chain. */
export function linkHash(entry: EntryDoc, link: Omit<EntryLink, 'hash'>): string {
  const { account, seq, prev } = link
  return sha256(canonicalJson({ body: bodyOf(entry), account, seq, prev }))
}

/** Hash of an entry, its links included, at its place in the compound's chain. */
export function sealHash(entry: EntryDoc, seq: number, prev: string): string {
  return sha256(canonicalJson({ body: bodyOf(entry), links: entry.links, seq, prev }))
}

/**
 * Seals what has settled, oldest first. Safe to run twice at once: a chain's head lets one through.
 * @returns how many were sealed; call again while it is not 0
 */
export async function sealLedger(db: Database, now: number): Promise<number> {
  const waiting = await db.find(
    entries,
    { seq: 0, at: { lte: now - SETTLE_MS } },
    { orderBy: { field: 'at', order: 'asc' }, limit: RUN_SIZE },
  )
  const chains = new Map<string, string[]>()
  for (const { compound, _id } of waiting) {
    chains.set(compound, [...(chains.get(compound) ?? []), _id])
  }
  let sealed = 0
  for (const [compound, ids] of chains) {
    for (let from = 0; from < ids.length; from += BATCH_SIZE) {
      const batch = ids.slice(from, from + BATCH_SIZE)
      sealed += await transact(db, (tx) => sealBatch(tx, compound, batch, now))
    }
  }
  return sealed
}

async function sealBatch(
  tx: Transaction,
  compound: string,
  ids: readonly string[],
  now: number,
): Promise<number> {
  const head = await tx.get(ledgerHeads, compound)
  let seq = head?.seq ?? 0
  let hash = head?.hash ?? ''
  for (const id of ids) {
    const entry = await tx.get(entries, id)
    if (entry?.seq !== 0) continue
    const prev = hash
    seq += 1
    hash = sealHash(entry, seq, prev)
    await tx.update(entries, id, { seq, prev, hash })
  }
  const sealed = seq - (head?.seq ?? 0)
  if (sealed === 0) return 0
  if (head) await tx.update(ledgerHeads, compound, { seq, hash, at: now })
  else await tx.add(ledgerHeads, { _id: compound, seq, hash, at: now })
  return sealed
}
