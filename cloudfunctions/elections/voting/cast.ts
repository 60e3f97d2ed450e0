/**
 * Casting a ballot: the busiest command there is, at six database calls. It keeps neither a stored
 * answer nor an audit entry of its own, because the ballot is both: its id is the household's and its
 * number's, so it is there once; the same ballot again answers the same; and the board shows it to
 * everybody.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import type { Implementation } from '../../kernel/action'
import type { InputOf } from '../../kernel/contract'
import type { Database, Transaction } from '../../kernel/database'
import { isDuplicate } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { orderOf } from '../../kernel/messages'
import { checkPermission } from '../../kernel/permission'
import type { Session } from '../../kernel/session'
import { transact } from '../../kernel/transact'
import { type CastAnswer, castBallot } from '../contract/voting'
import { accepted, bytesOf } from './bytes'
import { extendIfTooFew } from './extend'
import { type OpenedPoll, openedPoll, pollInTime, readPoll } from './opened-poll'
import { heldBy, momentFor, placeOnRoll } from './seat'
import { helpsNow, relationsTo } from './standing'
import { ballotId, intake, seatId, seats } from './store'

/** A ballot that was checked, on its way in. */
interface Arrived {
  readonly pollId: string
  readonly index: number
  readonly payload: string
  readonly ballot: ballot.Ballot
  readonly receipt: string
  readonly now: number
}

export const castBallotAction: Implementation = {
  contract: castBallot,
  async execute({ database: db }, call) {
    const { session, now } = call
    const input = call.input as InputOf<typeof castBallot>
    const { id, household } = input
    const known = await openedPoll(db, id)
    const relations = relationsTo(session, known.poll, household)
    const helps =
      !relations.includes('voter') && (await helpsNow(db, session, known.poll, household, now))
    if (helps) relations.push('voter')
    checkPermission(castBallot.allow, session, { id, path: known.poll.path, relations, doc: id })
    const opened = await inTimeOrExtended(db, known, now)
    const index = placeOnRoll(opened, household)
    const bytes = bytesOf(input.ballot, 'ballot_invalid')
    const decoded = accepted(ballot.decodeBallot(opened.setup, bytes), 'ballot_invalid')
    // Signature and proofs, before anything is written: what is on the board is valid.
    accepted(ballot.checkBallot(opened.setup, decoded), 'ballot_invalid')
    const receipt = ballot.receiptOf(decoded.ballotHash)
    const arrived = { pollId: id, index, payload: input.ballot, ballot: decoded, receipt, now }
    const body = (tx: Transaction) => takeIn(tx, session, arrived)
    try {
      return await transact(db, body)
    } catch (thrown) {
      // The same number from two phones at once: the second try meets what the first has done.
      if (!isDuplicate(thrown)) throw thrown
      return transact(db, body)
    }
  },
}

/** @throws {Failure} `poll_not_open`, `poll_closed` */
async function inTimeOrExtended(db: Database, { poll }: OpenedPoll, now: number) {
  // Only who seems late costs a look at whether voting goes on.
  if (now > poll.until) await extendIfTooFew(db, await readPoll(db, poll._id), now)
  return pollInTime(db, poll._id, now)
}

/** @throws {Failure} `seat_…`, `ballot_opened`, `ballot_stale` */
async function takeIn(tx: Transaction, session: Session, arrived: Arrived): Promise<CastAnswer> {
  const { pollId, index, payload, receipt, now } = arrived
  const { key, sequence, ballotHash } = arrived.ballot
  const seat = heldBy(await tx.get(seats, seatId(pollId, index)), session, now)
  const hash = ballot.toHex(ballotHash)
  if (seat.credential !== ballot.toHex(ballot.group.encode(key)))
    throw new Failure('seat_other_phone')
  if (seat.opened.includes(hash)) throw new Failure('ballot_opened')
  const id = ballotId(pollId, index, sequence)
  if (sequence <= seat.lastSequence) {
    if (seat.ballotHash === hash) return { receipt, at: seat.castAt }
    const before = await tx.get(intake, id)
    if (before?.payload !== payload) throw new Failure('ballot_stale')
    return { receipt, at: Number(before.order.slice(0, 14)) }
  }
  const at = momentFor(seat, now)
  await tx.update(seats, seat._id, {
    voted: true,
    lastSequence: sequence,
    ballotHash: hash,
    castAt: at,
    lastAt: at,
    withdrawn: false,
  })
  const order = orderOf(at, id)
  await tx.add(intake, { _id: id, pollId, order, type: 'Ballot', payload, receipt })
  return { receipt, at }
}
