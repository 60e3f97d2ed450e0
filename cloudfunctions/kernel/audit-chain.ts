/**
 * The chain of a compound's audit entries: sealed in order by a timer, checked by anyone who may read
 * it.
 *
 * What a chain shows: an entry sealed before that is changed, missing, added or moved. What it can't
 * show: an entry that vanishes before it is sealed, or a rewrite of all entries and the head, unless
 * an earlier head was noted elsewhere.
 * @module
 */
import { type AuditEntryDoc, auditEntries, auditHeads } from './audit'
import type { Database } from './database'
import { canonicalJson, sha256 } from './hash'
import { type Chains, sealWaiting } from './sealing'

/** Hash of an entry at its place in a chain. */
function hashOf(entry: AuditEntryDoc, seq: number, prev: string): string {
  const { hash: _hash, ...rest } = entry
  return sha256(canonicalJson({ ...rest, seq, prev }))
}

const chains: Chains = {
  heads: auditHeads,
  async waiting(db, until, limit) {
    const where = { seq: 0, at: { lte: until } }
    const orderBy = { field: 'at', order: 'asc' } as const
    const found = await db.find(auditEntries, where, { orderBy, limit })
    return found.map(({ _id, chain }) => ({ id: _id, chain }))
  },
  async seal(tx, id, seq, prev) {
    const entry = await tx.get(auditEntries, id)
    if (entry?.seq !== 0) return undefined
    const hash = hashOf(entry, seq, prev)
    await tx.update(auditEntries, id, { seq, prev, hash })
    return hash
  },
}

/** Seals the audit entries that have settled, see {@link sealWaiting}. */
export const sealAudit = (db: Database, now: number): Promise<number> =>
  sealWaiting(db, chains, now)

export type ChainCheck =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | {
      readonly ok: false
      /** Number of the first entry that is wrong. */
      readonly seq: number
      readonly reason: 'missing' | 'changed' | 'unlinked' | 'beyond_head'
    }

/** Walks a chain from its first entry and tells the first thing that is wrong with it. */
export async function verifyChain(database: Database, chain: string): Promise<ChainCheck> {
  const head = await database.get(auditHeads, chain)
  let seq = 0
  let prev = ''
  for (;;) {
    const entries = await database.find(
      auditEntries,
      { chain, seq: { gt: seq } },
      { orderBy: { field: 'seq', order: 'asc' }, limit: 200 },
    )
    for (const entry of entries) {
      const expected = seq + 1
      if (entry.seq !== expected) return { ok: false, seq: expected, reason: 'missing' }
      if (entry.prev !== prev) return { ok: false, seq: expected, reason: 'unlinked' }
      if (entry.hash !== hashOf(entry, expected, prev)) {
        return { ok: false, seq: expected, reason: 'changed' }
      }
      seq = expected
      prev = entry.hash
    }
    if (entries.length === 0) break
  }
  const end = head?.seq ?? 0
  if (seq < end) return { ok: false, seq: seq + 1, reason: 'missing' }
  if (seq > end) return { ok: false, seq: end + 1, reason: 'beyond_head' }
  if (head && head.hash !== prev) return { ok: false, seq: end, reason: 'changed' }
  return { ok: true, entries: seq, head: prev }
}
