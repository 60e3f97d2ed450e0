/**
 * Hashes that chain entries: each person's in the transaction that writes them, each compound's sealed
 * afterwards in order, so that a busy compound's transfers do not queue for one counter.
 * @module
 */
import type { Database } from '../kernel/database'
import { canonicalJson, sha256 } from '../kernel/hash'
import { type Chains, sealWaiting } from '../kernel/sealing'
import type { EntryDoc, EntryLink } from './documents'
import { entries, ledgerHeads } from './store'

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

const chains: Chains = {
  heads: ledgerHeads,
  async waiting(db, until, limit) {
    const where = { seq: 0, at: { lte: until } }
    const orderBy = { field: 'at', order: 'asc' } as const
    const found = await db.find(entries, where, { orderBy, limit })
    return found.map(({ _id, compound }) => ({ id: _id, chain: compound }))
  },
  async seal(tx, id, seq, prev) {
    const entry = await tx.get(entries, id)
    if (entry?.seq !== 0) return undefined
    const hash = sealHash(entry, seq, prev)
    await tx.update(entries, id, { seq, prev, hash })
    return hash
  },
}

/** Seals the entries that have settled, see {@link sealWaiting}. */
export const sealLedger = (db: Database, now: number): Promise<number> =>
  sealWaiting(db, chains, now)
