/**
 * Reading: the voting page in one call, the board by pages, one's own ballot on it.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { shuffledFor } from '@domain/elections/candidacy'
import { implementQuery, type QueryContext } from '../../kernel/action'
import { Failure } from '../../kernel/errors'
import { digestBytes } from '../../kernel/hash'
import { getBoard, getMyBallot, getPoll, type PollView } from '../contract/voting'
import { QUESTION_CHOICES } from '../plan/new-election'
import { pagesShown, readHead } from './board'
import { hexBytes, sound } from './bytes'
import type { PollDoc, SeatDoc } from './documents'
import { pollGoesOn } from './extend'
import { type OpenedPoll, openedAs, openedPoll, readPoll } from './opened-poll'
import { placeOnRoll } from './seat'
import { freshSeat, seatView, speaksFor, voterTarget } from './standing'
import { boardPages, pageId, seatId, seats } from './store'

/** The poll as it stands at a moment, though nobody has written down yet that voting goes on. */
function standingAt(poll: PollDoc, voted: number, now: number): PollDoc {
  return poll.extension && pollGoesOn(poll, voted, now) ? { ...poll, ...poll.extension } : poll
}

function shownStage(poll: PollDoc, now: number): PollView['stage'] {
  if (poll.fingerprint === '') return 'making_key'
  if (now < poll.from) return 'before_voting'
  if (now <= poll.until) return 'voting'
  return poll.result !== null && now >= poll.resultAt ? 'published' : 'counting'
}

const isQuestion = ({ candidates }: PollDoc): boolean =>
  candidates.length === QUESTION_CHOICES.length &&
  candidates.every(({ id }, place) => id === QUESTION_CHOICES[place]?.id)

/** 4 bytes a candidate, the same whenever the household looks. */
function shuffleSeed(pollId: string, household: string, candidates: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(candidates / 8) }, (_, i) =>
    digestBytes(`order\n${pollId}\n${household}\n${i}`, 32),
  )
  return new Uint8Array(Buffer.concat(blocks))
}

/** Names come from what the fingerprint covers, once it is there. */
function candidatesFor(
  poll: PollDoc,
  opened: OpenedPoll | undefined,
  household: string | undefined,
): PollView['candidates'] {
  const names = opened?.setup.definition.candidates ?? []
  const placed = poll.candidates.map(({ id, name }, place) => {
    return { id, name: names[place] ?? name, place }
  })
  if (household === undefined || isQuestion(poll)) return placed
  return shuffledFor(placed, shuffleSeed(poll._id, household, placed.length))
}

/** The caller's seats: made up where nothing was done yet. */
async function ownSeats(
  { session, db }: QueryContext,
  { poll, indexOf }: OpenedPoll,
  helped: string | undefined,
): Promise<SeatDoc[]> {
  const places = session.households.flatMap(({ path }) => {
    const index = indexOf.get(path)
    return index === undefined || !speaksFor(session, poll.path, path) ? [] : [{ path, index }]
  })
  const ids = places.map(({ index }) => seatId(poll._id, index))
  const found = await db.find(seats, { _id: { in: ids } }, { limit: Math.max(1, ids.length) })
  const known = new Map(found.map((seat) => [seat.index, seat]))
  const own = places.map(
    ({ path, index }) => known.get(index) ?? freshSeat(poll, seatId(poll._id, index), index, path),
  )
  const other = helped === undefined ? undefined : indexOf.get(helped)
  const seat = other === undefined ? undefined : await db.get(seats, seatId(poll._id, other))
  return seat?.assisted?.helperId === session.personId ? [seat, ...own] : own
}

export const getPollAction = implementQuery(getPoll, {
  async run(ctx, { id, household }) {
    const { db, now, session } = ctx
    const stored = await readPoll(db, id)
    const opened = stored.fingerprint === '' ? undefined : await openedAs(db, stored)
    const [own, voted] = await Promise.all([
      opened ? ownSeats(ctx, opened, household) : [],
      opened ? db.count(seats, { pollId: id, voted: true }) : 0,
    ])
    const poll = standingAt(stored, voted, now)
    const stage = shownStage(poll, now)
    const { title, path, from, until, resultAt, min, max, threshold, rollHash, fingerprint } = poll
    return {
      ...{ id, title, path, from, until, resultAt, stage, min, max, threshold },
      isQuestion: isQuestion(poll),
      candidates: candidatesFor(poll, opened, own[0]?.household),
      scrutineers: poll.scrutineers.map(({ name }) => ({ name })),
      ...(opened && {
        election: {
          definition: opened.definition,
          ceremony: opened.ceremony,
          rollHash,
          fingerprint,
        },
      }),
      seats: own.map((seat) => seatView(seat, session.personId, poll)),
      turnout: { voted, households: poll.households },
      ...(stage === 'published' && poll.result && { result: resultView(poll.result) }),
    }
  },
})

function resultView({ cast, onPaper, spoiled, votes }: NonNullable<PollDoc['result']>) {
  return { cast, onPaper, spoiled, votes }
}

export const getBoardAction = implementQuery(getBoard, {
  async run({ db, now }, { id, page }) {
    const [poll, head, found] = await Promise.all([
      readPoll(db, id),
      readHead(db, id),
      db.get(boardPages, pageId(id, page)),
    ])
    const shown = pagesShown(head, poll, now)
    const last = found?.lines.at(-1)
    if (!found || last === undefined || page >= shown) throw new Failure('board_page')
    return {
      lines: found.lines,
      head: ballot.toHex(ballot.eventHash(sound(ballot.decodeEvent(last)))),
      ...(page + 1 < shown && { next: page + 1 }),
    }
  },
})

export const getMyBallotAction = implementQuery(getMyBallot, {
  target: voterTarget,
  async run({ db }, { id, household }) {
    const opened = await openedPoll(db, id)
    const seat = await db.get(seats, seatId(id, placeOnRoll(opened, household)))
    if (!seat || seat.lastSequence === 0) throw new Failure('ballot_none')
    const receipt = ballot.receiptOf(hexBytes(seat.ballotHash))
    const [page] = await db.find(boardPages, { pollId: id, receipts: receipt }, { limit: 1 })
    const lines = (page?.lines ?? []).map((line) => ({
      line,
      event: sound(ballot.decodeEvent(line)),
    }))
    const own = lines.find(({ event }) => receiptIn(opened.setup, event) === receipt)
    return {
      receipt,
      at: seat.castAt,
      ...(own && { onBoard: { height: own.event.height, line: own.line } }),
    }
  },
})

function receiptIn(election: ballot.Election, event: ballot.BoardEvent): string | undefined {
  if (event.type !== 'Ballot') return undefined
  const body = event.payload.slice(0, -64)
  return ballot.receiptOf(ballot.ballotHashOf(election.fingerprint, body))
}
