/**
 * Reading a board again from its first event, for its tally and its result. Its ballots were checked as
 * they came in, so it is skimmed: a second for thousands of them. What this process has read it keeps; a
 * new one reads it again. Adding up, which is dear, is kept in the database: `adding-up.ts`.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import type { Database } from '../../kernel/database'
import { readPages } from './board'
import { sound } from './bytes'
import type { BoardHeadDoc } from './documents'

interface Followed {
  readonly board: ballot.Board
  /** The next page to read. */
  page: number
}

/** Boards remembered at once. */
const REMEMBERED = 8
const followed = new Map<string, Followed>()

/** Pages read at once: some 2 MB. */
const PAGES_AT_ONCE = 20

function remember(pollId: string, one: Followed): Followed {
  followed.delete(pollId)
  followed.set(pollId, one)
  const [oldest] = followed.keys()
  if (followed.size > REMEMBERED && oldest !== undefined) followed.delete(oldest)
  return one
}

/** Takes a page's events; those that this process made itself are there already. */
function take(pollId: string, lines: readonly string[], page: number): Followed {
  const events = lines.map((line) => sound(ballot.decodeEvent(line)))
  const known = followed.get(pollId)
  if (!known) {
    const board = sound(ballot.Board.replay(events, 'skim'))
    return remember(pollId, { board, page: page + 1 })
  }
  for (const event of events.filter(({ height }) => height >= known.board.head.length)) {
    const accepted = known.board.accept(event)
    if (accepted.ok) continue
    followed.delete(pollId)
    throw new Error(`${accepted.code}: ${accepted.detail}`)
  }
  known.page = page + 1
  return remember(pollId, known)
}

/**
 * Follows a board as far as it is kept.
 * @param endsAt `performance.now()` after which no further page but the first is begun
 * @returns the board, or undefined when there is more to follow: ask again in the next run
 */
async function followBoard(
  db: Database,
  pollId: string,
  endsAt: number,
): Promise<ballot.Board | undefined> {
  for (;;) {
    const from = followed.get(pollId)?.page ?? 0
    const pages = await readPages(db, pollId, from, PAGES_AT_ONCE)
    // Another call in this process has read on, or taken the board, meanwhile.
    if ((followed.get(pollId)?.page ?? 0) !== from) continue
    for (const { page, lines } of pages) {
      take(pollId, lines, page)
      // A page at least: every run comes further.
      if (performance.now() > endsAt && page !== pages.at(-1)?.page) return undefined
    }
    if (pages.length < PAGES_AT_ONCE) return followed.get(pollId)?.board
    if (performance.now() > endsAt) return undefined
  }
}

const stands = (board: ballot.Board, { hash }: BoardHeadDoc): boolean =>
  ballot.toHex(board.head.hash) === hash

/**
 * The board whose head was read, to append to: the caller has it alone, and gives it back with
 * `keepBoard` once the event is kept.
 * @returns undefined when there is more to follow, or another head by now: ask again in the next run
 */
export async function takeBoard(
  db: Database,
  head: BoardHeadDoc,
  endsAt: number,
): Promise<ballot.Board | undefined> {
  let board = await followBoard(db, head._id, endsAt)
  if (board && !stands(board, head)) {
    followed.delete(head._id)
    board = await followBoard(db, head._id, endsAt)
  }
  if (!board || !stands(board, head)) return undefined
  followed.delete(head._id)
  return board
}

/** Forgets what this process has read, as a new one would. */
export const forgetBoards = (): void => followed.clear()

/** Remembers a board with the event that was appended to it and kept. */
export function keepBoard(board: ballot.Board, { _id, pages }: BoardHeadDoc): void {
  remember(_id, { board, page: pages })
}
