/**
 * What the timer does for polls, whatever anybody does or doesn't: puts what came in on the board,
 * closes on time, tallies, publishes. Each step is one transaction, so it can stop anywhere and the
 * next run goes on from there.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { DAY_MS } from '@domain/time/shanghai'
import type { Kernel } from '../../kernel/action'
import type { Database } from '../../kernel/database'
import { orderOf } from '../../kernel/messages'
import { transact } from '../../kernel/transact'
import { addUp } from './adding-up'
import { appendPage, readHead } from './board'
import { saveBoard } from './board-file'
import { keptBytes, sound } from './bytes'
import type { PollDoc, PollResult } from './documents'
import { extendIfTooFew, extendIn } from './extend'
import { countFinished, countGivenUp } from './into-election'
import { readPoll } from './opened-poll'
import { readEnvelopes } from './paper'
import { ADD_MS, READ_MS } from './pieces'
import { remindHouseholds, settleVoted } from './remind'
import { keepBoard, takeBoard } from './replay'
import { intake, polls, seats } from './store'
import { askForCount, askForPaper, countDone, paperDone } from './tasks'

/**
 * How long a call may still be writing what arrived in time, milliseconds: well above the function's
 * timeout (20 s). What is older is all there is, in its final order; nothing comes between any more.
 */
const SETTLED_MS = 60_000
/** The function's own timeout: a ballot that arrived in time is mostly in after it, milliseconds. */
const TIMEOUT_MS = 20_000
/** A household's events are a millisecond apart, so its last may be a little after its arrival. */
const CLOSE_MARGIN_MS = 5_000
/** Events on a page: some 100 KB of ballots. */
const PAGE_EVENTS = 32
/** How long after the promised hour scrutineers are waited for. */
const COUNT_WAITS_MS = 7 * DAY_MS
/** Polls looked after in one run, and how long a run begins new ones. */
const POLLS_A_RUN = 200
const RUN_MS = 4_000

/** Looks after every active poll, the longest waiting first. One that fails doesn't hold up others. */
export async function tendPolls(kernel: Kernel, now: number): Promise<void> {
  const { database: db } = kernel
  const startedAt = performance.now()
  const orderBy = { field: 'tendedAt', order: 'asc' } as const
  const due = await db.find(polls, { active: true }, { orderBy, limit: POLLS_A_RUN })
  const failures: unknown[] = []
  for (const { _id } of due) {
    if (performance.now() - startedAt > RUN_MS) break
    try {
      await tendPoll(kernel, _id, now)
    } catch (thrown) {
      failures.push(thrown)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} polls`)
}

async function tendPoll(kernel: Kernel, id: string, now: number): Promise<void> {
  const { database: db } = kernel
  const poll = await readPoll(db, id)
  const steps: Partial<Record<PollDoc['stage'], () => Promise<void>>> = {
    open: () => tendOpen(db, poll, now),
    closed: () => tally(db, poll, now),
    tallied: () => publish(db, poll, now),
    finished: () => saveBoard(kernel, poll),
  }
  await steps[poll.stage]?.()
  await transact(db, (tx) => tx.update(polls, id, { tendedAt: now }))
}

/** Whether everything that arrived in time is there. */
const isSettled = ({ until }: PollDoc, now: number): boolean =>
  now >= until + SETTLED_MS + CLOSE_MARGIN_MS

async function tendOpen(db: Database, poll: PollDoc, now: number): Promise<void> {
  await sealIntake(db, poll, now)
  if (now <= poll.until) await remindHouseholds(db, poll, now)
  if (now > poll.until + TIMEOUT_MS) await extendIfTooFew(db, poll, now)
  if (isSettled(poll, now)) await close(db, poll, now)
}

/** Puts what has come in and settled on the board, in the order in which it came. */
async function sealIntake(db: Database, poll: PollDoc, now: number): Promise<void> {
  const { _id: pollId } = poll
  const before = orderOf(now - SETTLED_MS, '')
  for (let head = await readHead(db, pollId); ; ) {
    const found = await db.find(
      intake,
      { pollId, order: { gt: head.cursor, lt: before } },
      { orderBy: { field: 'order', order: 'asc' }, limit: PAGE_EVENTS },
    )
    const last = found.at(-1)
    if (!last) return
    const events = found.map(({ type, payload, receipt }) => ({
      type,
      payload: keptBytes(payload),
      ...(receipt !== '' && { receipt }),
    }))
    if (now <= poll.until) await settleVoted(db, poll, found, now)
    const ballots = found.filter(({ type }) => type === 'Ballot').length
    const { cursor } = head
    head = await transact(db, async (tx) => {
      const current = await readHead(tx, pollId)
      // Another run was here: go on from where it got to.
      if (current.cursor !== cursor) return current
      return appendPage(tx, current, events, {
        cursor: last.order,
        ballots: current.ballots + ballots,
        credentials: current.credentials + found.length - ballots,
      })
    })
  }
}

/** Ends voting, or lets it go on once more where too few came. */
async function close(db: Database, { _id: id }: PollDoc, now: number): Promise<void> {
  const envelopes = (await readEnvelopes(db, id)).length
  const voted = await db.count(seats, { pollId: id, voted: true })
  await transact(db, async (tx) => {
    const poll = await readPoll(tx, id)
    if (poll.stage !== 'open') return
    // A household that came after the close may have made it go on meanwhile.
    if (!isSettled(poll, now) || (await extendIn(tx, poll, voted, now))) return
    const head = await readHead(tx, id)
    const payload = ballot.encodeClose(head.credentials, head.ballots)
    await appendPage(tx, head, [{ type: 'Close', payload }])
    await tx.update(polls, id, { stage: 'closed' })
    if (envelopes > 0) await askForPaper(tx, poll, now)
  })
}

/** Adds the ballots up, once the paper is there or its time is over. */
async function tally(db: Database, poll: PollDoc, now: number): Promise<void> {
  const { _id: id } = poll
  const before = await readHead(db, id)
  const waits = !before.paper && now < poll.paperUntil
  if (waits && (await readEnvelopes(db, id)).length > 0) return
  const from = performance.now()
  const board = await takeBoard(db, before, from + READ_MS)
  if (!board) return
  const sums = await addUp(db, before, board, from + ADD_MS)
  if (!sums) return keepBoard(board, before)
  const event = sound(board.tally(sums))
  const kept = await transact(db, async (tx) => {
    const head = await readHead(tx, id)
    if (head.hash !== before.hash) return undefined
    const end = await appendPage(tx, head, [event], {
      tallyHash: ballot.toHex(ballot.eventHash(event)),
      tallyPage: head.pages,
    })
    await tx.update(polls, id, { stage: 'tallied' })
    await paperDone(tx, poll)
    if (before.ballots > 0) await askForCount(tx, poll, now)
    return end
  })
  if (kept) keepBoard(board, kept)
}

/** At the promised hour, and once enough scrutineers have opened: the result, from the whole board. */
async function publish(db: Database, poll: PollDoc, now: number): Promise<void> {
  const { _id: id } = poll
  if (now < poll.resultAt) return
  const before = await readHead(db, id)
  if (before.partials.length < poll.threshold && before.ballots > 0) return giveUp(db, poll, now)
  const board = await takeBoard(db, before, performance.now() + READ_MS)
  if (!board) return
  const finished = board.finish()
  // Every phone ballot was withdrawn, or all is there: only too few openings can be waited for.
  if (!finished.ok && finished.code === 'TOO_FEW_PARTIALS') return giveUp(db, poll, now)
  const event = sound(finished)
  const result = resultOf(poll, board, now)
  await transact(db, async (tx) => {
    const head = await readHead(tx, id)
    if (head.hash !== before.hash) return
    const end = await appendPage(tx, head, [event])
    // Looked after once more: its file is still to be made.
    await tx.update(polls, id, { stage: 'finished', result })
    await countDone(tx, poll, poll.scrutineers)
    await countFinished(tx, poll, result, end)
  })
}

/** Scrutineers who don't come for days hold up no longer: the election is asked for again. */
async function giveUp(db: Database, { _id, resultAt }: PollDoc, now: number): Promise<void> {
  if (now < resultAt + COUNT_WAITS_MS) return
  await transact(db, async (tx) => {
    const poll = await readPoll(tx, _id)
    if (!poll.active) return
    await tx.update(polls, _id, { active: false })
    await countDone(tx, poll, poll.scrutineers)
    await countGivenUp(tx, poll, now)
  })
}

function resultOf(poll: PollDoc, board: ballot.Board, now: number): PollResult {
  const { outcome, tallyFrame, paper } = board
  if (!outcome || !tallyFrame) throw new Error('a finished board without a result')
  const votes = poll.candidates.map(
    (_, i) => (outcome.phone[0]?.[i] ?? 0) + (outcome.paper[0]?.[i] ?? 0),
  )
  const { counted: onPaper, spoiled } = paper
  return { cast: tallyFrame.tally.ballots + onPaper, onPaper, spoiled, votes, at: now }
}
