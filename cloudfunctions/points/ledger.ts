/**
 * The ledger as stored: entries that are only ever added, accounts changed in the same transaction,
 * each person's entries chained by hash in it. The rules are `domain/points`.
 *
 * Error model: what the rules refuse is a {@link Failure} of the caller's choosing or `ledger_refused`.
 * @module
 */
import {
  type Account,
  type AccountKind,
  available,
  openAccount,
  postedBalance,
} from '@domain/points/accounts'
import { NEVER, nextDueAt } from '@domain/points/expiry'
import {
  type Moved,
  makeTransfer,
  type Resolution,
  resolveTransfer,
  type Transfer,
  type TransferProblem,
  type TransferRecord,
} from '@domain/points/transfers'
import type { RegionProfile } from '@domain/region/profile'
import type { Transaction } from '../kernel/database'
import { Failure } from '../kernel/errors'
import { orderOf } from '../kernel/messages'
import { linkHash } from './chain'
import type { AccountDoc, EntryDoc, EntryLink, Recent } from './documents'
import { accounts, entries } from './store'

/** Where a transfer is made: in which transaction, compound and moment, by which scheme. */
export interface Book {
  readonly tx: Transaction
  readonly compound: string
  readonly now: number
  readonly region: RegionProfile
}

/** A transfer as its sender states it, with words for its owner. */
export type NewTransfer = Omit<Transfer, 'at'> & {
  readonly about: string
  /** Whose budget it is that receives, in words. */
  readonly creditName?: string
}

const endId = (transferId: string): string => `${transferId}.end`

/** The kind of account an id names. */
function kindOf(id: string): AccountKind {
  const kind = id.slice(0, id.indexOf(':'))
  const kinds = [
    'source',
    'budget',
    'person',
    'redeemed',
    'expired',
    'donated',
    'reversed',
  ] as const
  const known = kinds.find((one) => one === kind)
  if (!known) throw new Error(`no kind of account: ${id}`)
  return known
}

interface Held {
  readonly account: Account
  readonly doc: AccountDoc
  readonly isNew: boolean
}

async function hold({ tx, compound, now }: Book, id: string, name = ''): Promise<Held> {
  const found = await tx.get(accounts, id)
  const doc = found ?? { ...newAccount(id, compound, now), name }
  if (doc.compound !== compound) throw new Error(`${id} is of another compound than ${compound}`)
  return { account: accountOf(doc), doc, isNew: !found }
}

/** What can still be taken from an account; nothing before there is one. */
export const leftOf = (doc: AccountDoc | undefined): number => (doc ? available(accountOf(doc)) : 0)

/** What an account holds, reserved points included; nothing before there is one. */
export const heldOf = (doc: AccountDoc | undefined): number =>
  doc ? postedBalance(accountOf(doc)) : 0

/** The account as the rules see it. */
export function accountOf(doc: AccountDoc): Account {
  const { _id: id, kind, debitsPosted, creditsPosted, debitsPending, creditsPending, lots } = doc
  return { id, kind, debitsPosted, creditsPosted, debitsPending, creditsPending, lots }
}

function newAccount(id: string, compound: string, now: number): AccountDoc {
  const { id: _id, lots, ...sums } = openAccount(id, kindOf(id))
  const parts = id.split(':')
  const quarter = parts.find((part) => /^\d{4}q[1-4]$/.test(part)) ?? ''
  const personId = sums.kind === 'person' ? (parts[2] ?? '') : ''
  const head = { name: '', recent: [], dueAt: NEVER, toldUpTo: now, seq: 0, hash: '' }
  return { _id, ...sums, compound, personId, quarter, lots: [...lots], ...head }
}

/** The transfer under an id with what became of it, or undefined. */
export async function readRecord(
  tx: Transaction,
  id: string,
): Promise<{ record: TransferRecord; entry: EntryDoc } | undefined> {
  const entry = await tx.get(entries, id)
  if (!entry) return undefined
  const end = entry.phase === 'pending' ? await tx.get(entries, endId(id)) : undefined
  return { record: recordOf(entry, end), entry }
}

/** The transfer that an entry and its end, if it has one, tell of. */
export function recordOf(entry: EntryDoc, end: EntryDoc | undefined): TransferRecord {
  const { _id: id, kind, debit, credit, points, at, phase, expiresAt, reversalOf, ref } = entry
  return {
    ...{ id, kind, debit, credit, points, at, phase, ref, taken: entry.taken },
    ...(expiresAt !== null && { expiresAt }),
    ...(reversalOf !== null && { reversalOf }),
    ...(end?.as && { resolution: { as: end.as, at: end.at, points: end.points } }),
  }
}

/** The refusal a person meets for what the rules refuse. */
function failureOf(problem: TransferProblem, transfer: Pick<Transfer, 'debit'>): Failure {
  if (problem !== 'not_enough') return new Failure('ledger_refused', { problem })
  return new Failure(kindOf(transfer.debit) === 'budget' ? 'budget_used_up' : 'points_too_few')
}

/**
 * Makes a transfer, once per id.
 * @returns whether it was made now; false when the very same was made before
 * @throws {Failure} `points_too_few`, `budget_used_up`, `ledger_refused`
 */
export async function transfer(book: Book, sent: NewTransfer): Promise<boolean> {
  const { about, creditName, ...rest } = sent
  const earlier = await readRecord(book.tx, sent.id)
  const debit = await hold(book, sent.debit)
  const credit = await hold(book, sent.credit, creditName)
  const parties = { debit: debit.account, credit: credit.account }
  const made = makeTransfer({ ...rest, at: book.now }, parties, earlier?.record)
  if (!made.ok) throw failureOf(made.problem, sent)
  if ('again' in made.value) return false
  const { record } = made.value
  await store(book, made.value, [debit, credit], {
    _id: record.id,
    type: 'transfer',
    points: record.points,
    reserved: 0,
    taken: [...record.taken],
    of: null,
    as: null,
    about,
  })
  return true
}

/**
 * Ends a pending transfer, once.
 * @returns whether it ended now; false when it had ended the same way
 * @throws {Failure} `ledger_refused` when there is none or it ended otherwise
 */
export async function resolve(book: Book, transferId: string, as: Resolution): Promise<boolean> {
  const found = await readRecord(book.tx, transferId)
  if (!found) throw new Failure('ledger_refused', { problem: 'not_pending' })
  const debit = await hold(book, found.record.debit)
  const credit = await hold(book, found.record.credit)
  const parties = { debit: debit.account, credit: credit.account }
  const ended = resolveTransfer(found.record, as, parties, book.now)
  if (!ended.ok) throw failureOf(ended.problem, found.record)
  if ('again' in ended.value) return false
  await store(book, ended.value, [debit, credit], {
    _id: endId(transferId),
    type: 'resolution',
    points: as === 'posted' ? found.record.points : 0,
    reserved: found.record.points,
    taken: [],
    of: transferId,
    as,
    about: found.entry.about,
  })
  return true
}

type EntryHead = Pick<
  EntryDoc,
  '_id' | 'type' | 'points' | 'reserved' | 'taken' | 'of' | 'as' | 'about'
>

/** Adds the entry and moves both accounts on. */
async function store(
  book: Book,
  moved: Moved,
  held: readonly [Held, Held],
  head: EntryHead,
): Promise<void> {
  const { record } = moved
  const people = held.filter(({ doc }) => doc.kind === 'person')
  const entry: EntryDoc = {
    ...head,
    compound: book.compound,
    order: orderOf(book.now, head._id),
    at: book.now,
    kind: record.kind,
    debit: record.debit,
    credit: record.credit,
    phase: record.phase,
    expiresAt: record.expiresAt ?? null,
    reversalOf: record.reversalOf ?? null,
    ref: record.ref,
    persons: people.map(({ doc }) => doc._id),
    links: [],
    seq: 0,
    prev: '',
    hash: '',
  }
  const links = people.map(({ doc }): EntryLink => {
    const link = { account: doc._id, seq: doc.seq + 1, prev: doc.hash }
    return { ...link, hash: linkHash(entry, link) }
  })
  await book.tx.add(entries, { ...entry, links })
  const done = { ...entry, links }
  await write(book, held[0], moved.debit, done)
  await write(book, held[1], moved.credit, done)
}

/** Things shown of where a person's points came from. */
const RECENT = 3

/** What a person got points for lately, after an entry. */
function recentAfter({ _id: account, recent }: AccountDoc, entry: EntryDoc): Recent[] {
  const { _id: id, kind, credit, reversalOf, about, points, at } = entry
  const rest = recent.filter((one) => one.id !== reversalOf)
  if (kind !== 'issue' || credit !== account) return rest
  return [{ id, about, points, at }, ...rest].slice(0, RECENT)
}

async function write(
  { tx, region }: Book,
  { doc, isNew }: Held,
  { id: _id, lots, kind: _kind, ...sums }: Account,
  entry: EntryDoc,
): Promise<void> {
  const link = entry.links.find(({ account }) => account === doc._id)
  const { value: noticeDays } = region.points.expiryNoticeDays
  const patch = {
    ...sums,
    lots: [...lots],
    recent: recentAfter(doc, entry),
    dueAt: doc.kind === 'person' ? nextDueAt(lots, noticeDays, doc.toldUpTo) : NEVER,
    ...(link && { seq: link.seq, hash: link.hash }),
  }
  if (isNew) await tx.add(accounts, { ...doc, ...patch })
  else await tx.update(accounts, doc._id, patch)
}
