/**
 * The chain of a compound's audit entries: sealed in order by a timer, checked by anyone who may read
 * it. Sealing is apart from the commands, so that a busy compound's commands do not queue for one
 * counter.
 *
 * What a chain shows: an entry sealed before that is changed, missing, added or moved. What it can't
 * show: an entry that vanishes before it is sealed, or a rewrite of all entries and the head, unless
 * an earlier head was noted elsewhere.
 * @module
 */
import { type AuditEntryDoc, auditEntries, auditHeads } from './audit'
import type { Database, Transaction } from './database'
import { canonicalJson, sha256 } from './hash'
import { transact } from './transact'

/** Entries younger than this stay unsealed: a slow transaction may still add one before them. */
const SETTLE_MS = 35_000
/** Entries taken up in one run, over all chains. */
const RUN_SIZE = 400
/** Entries sealed in one transaction. */
const BATCH_SIZE = 20

/** Hash of an entry at its place in a chain. */
function hashOf(entry: AuditEntryDoc, seq: number, prev: string): string {
  const { hash: _hash, ...rest } = entry
  return sha256(canonicalJson({ ...rest, seq, prev }))
}

/**
 * Seals what has settled, oldest first. Safe to run twice at once: a chain's head lets one through.
 * @param now epoch milliseconds
 * @returns how many were sealed; call again while it is not 0
 */
export async function sealAudit(database: Database, now: number): Promise<number> {
  const waiting = await database.find(
    auditEntries,
    { seq: 0, at: { lte: now - SETTLE_MS } },
    { orderBy: { field: 'at', order: 'asc' }, limit: RUN_SIZE },
  )
  let sealed = 0
  for (const [chain, entries] of groupByChain(waiting)) {
    for (let from = 0; from < entries.length; from += BATCH_SIZE) {
      const ids = entries.slice(from, from + BATCH_SIZE).map(({ _id }) => _id)
      sealed += await transact(database, (tx) => sealBatch(tx, chain, ids, now))
    }
  }
  return sealed
}

function groupByChain(entries: readonly AuditEntryDoc[]): Map<string, AuditEntryDoc[]> {
  const chains = new Map<string, AuditEntryDoc[]>()
  for (const entry of entries) chains.set(entry.chain, [...(chains.get(entry.chain) ?? []), entry])
  return chains
}

async function sealBatch(
  tx: Transaction,
  chain: string,
  ids: readonly string[],
  now: number,
): Promise<number> {
  const head = await tx.get(auditHeads, chain)
  let seq = head?.seq ?? 0
  let hash = head?.hash ?? ''
  for (const id of ids) {
    const entry = await tx.get(auditEntries, id)
    if (entry?.seq !== 0) continue
    const prev = hash
    seq += 1
    hash = hashOf(entry, seq, prev)
    await tx.update(auditEntries, id, { seq, prev, hash })
  }
  const sealed = seq - (head?.seq ?? 0)
  if (sealed === 0) return 0
  if (head) await tx.update(auditHeads, chain, { seq, hash, at: now })
  else await tx.add(auditHeads, { _id: chain, seq, hash, at: now })
  return sealed
}

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
