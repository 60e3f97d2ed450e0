/**
 * The board as kept: pages of lines, and a head that only one writer at a time can move.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import type { Database, Transaction } from '../../kernel/database'
import { hexBytes, sound } from './bytes'
import type { BoardHeadDoc, BoardPageDoc, PollDoc } from './documents'
import { boardHeads, boardPages, pageId } from './store'

/** An event to be put on the board. */
export interface NewEvent {
  readonly type: ballot.EventType
  readonly payload: Uint8Array
  /** Of a ballot. */
  readonly receipt?: string
}

const EMPTY: Omit<BoardHeadDoc, '_id'> = {
  height: 0,
  hash: '',
  pages: 0,
  cursor: '',
  credentials: 0,
  ballots: 0,
  paper: false,
  tallyHash: '',
  tallyPage: 0,
  partials: [],
}

/** The head of a board, or where a new one begins. */
export async function readHead(
  reader: Pick<Database, 'get'>,
  pollId: string,
): Promise<BoardHeadDoc> {
  return (await reader.get(boardHeads, pollId)) ?? { _id: pollId, ...EMPTY }
}

/**
 * Puts events on the board as one page and moves its head, in the caller's transaction. Two writers
 * make the same page: one of them fails, and both follow one head.
 * @param more what else the head now says
 */
export async function appendPage(
  tx: Transaction,
  head: BoardHeadDoc,
  events: readonly NewEvent[],
  more: Partial<Omit<BoardHeadDoc, '_id' | 'height' | 'hash' | 'pages'>> = {},
): Promise<BoardHeadDoc> {
  let at: ballot.Head =
    head.height === 0 ? ballot.EMPTY_HEAD : { length: head.height, hash: hexBytes(head.hash) }
  const lines = events.map(({ type, payload }) => {
    const event = ballot.nextEvent(at, type, payload)
    at = { length: at.length + 1, hash: ballot.eventHash(event) }
    return ballot.encodeEvent(event)
  })
  const page: BoardPageDoc = {
    _id: pageId(head._id, head.pages),
    pollId: head._id,
    page: head.pages,
    height: head.height,
    lines,
    receipts: events.flatMap(({ receipt }) => (receipt === undefined ? [] : [receipt])),
  }
  await tx.add(boardPages, page)
  const { _id, ...before } = head
  const fields = {
    ...before,
    ...more,
    height: at.length,
    hash: ballot.toHex(at.hash),
    pages: head.pages + 1,
  }
  if (head.height === 0) await tx.add(boardHeads, { _id, ...fields })
  else await tx.update(boardHeads, _id, fields)
  return { _id, ...fields }
}

/** Pages anyone may have: those after the tally, which give the result away, from its hour on. */
export function pagesShown(head: BoardHeadDoc, { resultAt }: PollDoc, now: number): number {
  return head.tallyHash !== '' && now < resultAt ? head.tallyPage + 1 : head.pages
}

/** The end of what anyone may have: the hash of the last event in hexadecimal, and how many there are. */
export async function shownEnd(
  db: Database,
  poll: PollDoc,
  now: number,
): Promise<{ head: string; height: number }> {
  const head = await readHead(db, poll._id)
  const shown = pagesShown(head, poll, now)
  if (shown === head.pages) return { head: head.hash, height: head.height }
  const page = await db.get(boardPages, pageId(poll._id, shown - 1))
  const line = page?.lines.at(-1)
  if (!page || line === undefined) throw new Error('a board with a page missing')
  const hash = ballot.toHex(ballot.eventHash(sound(ballot.decodeEvent(line))))
  return { head: hash, height: page.height + page.lines.length }
}

/** Pages of a board in order, beginning with one. */
export function readPages(
  db: Database,
  pollId: string,
  from: number,
  limit: number,
): Promise<BoardPageDoc[]> {
  const where = { pollId, page: { gte: from, lt: from + limit } }
  return db.find(boardPages, where, { orderBy: { field: 'page', order: 'asc' }, limit })
}
