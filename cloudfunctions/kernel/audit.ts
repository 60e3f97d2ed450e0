/**
 * The audit log: who did what, where and by what right, written in the transaction of the deed. It
 * holds no words of people. Entries are chained afterwards, see `audit-chain.ts`.
 * @module
 */
import { ancestorAt, lineage, segmentsOf } from '@domain/people/path'
import { defineCollection } from './collections'
import type { Database, Transaction } from './database'
import type { ChainHeadDoc } from './sealing'

/** What an action adds of its own, e.g. the state before and after. No personal data. */
export type AuditDetails = Readonly<Record<string, string | number | boolean>>

/** An entry. `_id` is the command's id. Nothing but the three fields of the chain ever changes. */
export interface AuditEntryDoc {
  _id: string
  /** Path of the compound whose chain it belongs to, or a wider place's. */
  chain: string
  /** Epoch milliseconds. */
  at: number
  /** Person id. */
  actor: string
  /** What the right rested on: `anyone`, a relation, or `role@scope`. */
  right: string
  action: string
  /** What was done, in Chinese. */
  done: string
  target: string
  path: string
  details: AuditDetails
  /** Number in its chain from 1; 0 until it is sealed. */
  seq: number
  /** Hash of the entry before in its chain. */
  prev: string
  /** Hash of this entry and `prev`. */
  hash: string
}

/**
 * Whether anything was done since a moment at one of these places or below, by an action that `counts`
 * accepts. One query a compound, and one more for each thousand entries since.
 */
export async function anyDeedSince(
  db: Database,
  paths: ReadonlySet<string>,
  since: number,
  counts: (action: string) => boolean,
): Promise<boolean> {
  for (const chain of new Set([...paths].map(chainOf))) {
    for (let from = since; ; ) {
      const where = { chain, at: { gte: from } }
      const orderBy = { field: 'at', order: 'asc' } as const
      const found = await db.find(auditEntries, where, { orderBy, limit: MOST_ENTRIES })
      const isThere = ({ path }: AuditEntryDoc) => lineage(path).some((one) => paths.has(one))
      if (found.some((entry) => counts(entry.action) && isThere(entry))) return true
      const last = found.at(-1)?.at ?? from
      if (found.length < MOST_ENTRIES) break
      // A thousand deeds in one millisecond: say yes rather than look at the same ones for ever.
      if (last === from) return true
      from = last
    }
  }
  return false
}

const MOST_ENTRIES = 1000

export const auditEntries = defineCollection<AuditEntryDoc>({
  name: 'audit_entries',
  indexes: [
    {
      name: 'unsealed',
      keys: [
        { field: 'seq', order: 1 },
        { field: 'at', order: 1 },
      ],
    },
    {
      name: 'place',
      keys: [
        { field: 'chain', order: 1 },
        { field: 'at', order: 1 },
      ],
    },
    {
      name: 'actor',
      keys: [
        { field: 'actor', order: 1 },
        { field: 'at', order: -1 },
      ],
    },
    {
      name: 'chain',
      keys: [
        { field: 'chain', order: 1 },
        { field: 'seq', order: 1 },
      ],
    },
  ],
})

export const auditHeads = defineCollection<ChainHeadDoc>({ name: 'audit_heads', indexes: [] })

/** The chain of deeds that belong to no place. */
export const NO_PLACE = '/'

/** The chain a path belongs to: its compound's, or its own when it is wider than a compound. */
function chainOf(path: string): string {
  return ancestorAt(path, 'compound') ?? (segmentsOf(path).length > 0 ? path : NO_PLACE)
}

type NewEntry = Omit<AuditEntryDoc, 'chain' | 'seq' | 'prev' | 'hash'>
const unsealed = (entry: NewEntry): AuditEntryDoc => ({
  ...entry,
  ...{ chain: chainOf(entry.path), seq: 0, prev: '', hash: '' },
})

/** Writes an entry; it is sealed later. */
export async function writeAudit(tx: Transaction, entry: NewEntry): Promise<void> {
  await tx.add(auditEntries, unsealed(entry))
}

/** Writes the entry of a query, which has no transaction of its own. One database call. */
export const appendAudit = (db: Database, entry: NewEntry): Promise<void> =>
  db.append(auditEntries, unsealed(entry))
