/**
 * Who has voted is asked no more; who has not is reminded once, on the last day, compounds one after
 * the other so that they don't all come at once. Nothing here knows how anybody voted.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { dayAt, HOUR_MS, startOfDay } from '@domain/time/shanghai'
import type { Database } from '../../kernel/database'
import { sha256 } from '../../kernel/hash'
import { tell } from '../../kernel/messages'
import { settleForPeople } from '../../kernel/tasks'
import { transact } from '../../kernel/transact'
import { membersOf } from '../../people/face'
import { voteUrl } from '../pages'
import type { IntakeDoc, PollDoc } from './documents'
import { openedAs, readPoll } from './opened-poll'
import { polls, seatId, seats } from './store'
import { voteTask } from './tasks'

/** Households looked at in one transaction, and pieces in one run. */
const PIECE = 40
const PIECES_A_RUN = 10
/** Reminders begin at noon of the last day and are spread over so long, milliseconds. */
const NOON_MS = 12 * HOUR_MS
const SPREAD_MS = 3 * HOUR_MS
const MINUTE_MS = 60_000

/** When a poll's households are reminded: the same for all of a compound. */
export function remindAt({ path, until, from }: Pick<PollDoc, 'path' | 'until' | 'from'>): number {
  const compound = ancestorAt(path, 'compound') ?? path
  const place = Number.parseInt(sha256(`remind\n${compound}`).slice(0, 8), 16)
  const turn = (place % (SPREAD_MS / MINUTE_MS)) * MINUTE_MS
  const noon = startOfDay(dayAt(until)) + NOON_MS
  // Where voting ends by then: in the last quarter of it.
  const begins = noon + SPREAD_MS < until ? noon : until - Math.floor((until - from) / 4)
  return noon + SPREAD_MS < until ? begins + turn : begins
}

/** The homes whose ballots came in are done with the task of voting. */
export async function settleVoted(
  db: Database,
  poll: PollDoc,
  arrived: readonly IntakeDoc[],
  now: number,
): Promise<void> {
  const ballots = arrived.filter(({ type }) => type === 'Ballot')
  if (ballots.length === 0) return
  const { households } = await openedAs(db, poll)
  const prefix = `${poll._id}.b.`
  const homes = ballots.flatMap(({ _id }) => {
    const home = households[Number.parseInt(_id.slice(prefix.length), 10)]
    return home === undefined ? [] : [home]
  })
  const members = await membersOf(db, homes)
  await settleForPeople(db, voteTask(poll.electionId), [...members.values()].flat(), now)
}

/** Reminds the next households that have not voted, when their time has come. */
export async function remindHouseholds(db: Database, poll: PollDoc, now: number): Promise<void> {
  if (now < remindAt(poll)) return
  const { households } = await openedAs(db, poll)
  let { reminded } = poll
  for (let piece = 0; piece < PIECES_A_RUN && reminded < households.length; piece++) {
    const homes = households.slice(reminded, reminded + PIECE)
    reminded = await remindPiece(db, poll, { from: reminded, homes }, now)
  }
}

/** @returns how many households have been looked at by now, by this run or another */
async function remindPiece(
  db: Database,
  { _id, title, until }: PollDoc,
  { from, homes }: { readonly from: number; readonly homes: readonly string[] },
  now: number,
): Promise<number> {
  const ids = homes.map((_, i) => seatId(_id, from + i))
  const [members, known] = await Promise.all([
    membersOf(db, homes),
    db.find(seats, { _id: { in: ids } }, { limit: ids.length }),
  ])
  const voted = new Set(known.filter((seat) => seat.voted).map(({ household }) => household))
  const people = homes.filter((home) => !voted.has(home)).flatMap((home) => members.get(home) ?? [])
  return transact(db, async (tx) => {
    const poll = await readPoll(tx, _id)
    if (poll.reminded !== from) return poll.reminded
    for (const to of new Set(people)) {
      await tell(tx, `${_id}.remind.${until}.${from}`, {
        to,
        title: '您家还没有投票',
        body: `${title}：今天截止，手机上或者纸质票都可以`,
        url: voteUrl(_id),
        at: now,
      })
    }
    await tx.update(polls, _id, { reminded: from + homes.length })
    return from + homes.length
  })
}
