/**
 * A household's part by phone, beside casting: its credential, an audit, going back to paper.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { implementCommand } from '../../kernel/action'
import type { Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { orderOf } from '../../kernel/messages'
import type { Session } from '../../kernel/session'
import { auditBallot, claimSeat, withdrawBallot } from '../contract/voting'
import { accepted, bytesOf } from './bytes'
import type { SeatDoc } from './documents'
import { extendIfTooFew } from './extend'
import { type OpenedPoll, openedPoll, pollInTime } from './opened-poll'
import { freshSeat, seatView, voterTarget } from './standing'
import { credentialId, intake, seatId, seats } from './store'

/** Audits a household may make; more would be somebody playing. */
const MOST_AUDITS = 20

/**
 * The household's place in the roll.
 * @throws {Failure} `not_on_roll`
 */
export function placeOnRoll({ indexOf }: OpenedPoll, household: string): number {
  const index = indexOf.get(household)
  if (index === undefined) throw new Failure('not_on_roll')
  return index
}

/** A household's seat, made when it is first needed. */
export async function takeSeat(
  tx: Transaction,
  { poll }: OpenedPoll,
  index: number,
  household: string,
): Promise<SeatDoc> {
  const id = seatId(poll._id, index)
  const known = await tx.get(seats, id)
  if (known) return known
  const seat = freshSeat(poll, id, index, household)
  await tx.add(seats, seat)
  return seat
}

/**
 * The seat of the one who holds its credential.
 * @throws {Failure} `seat_not_claimed`, `seat_taken`; `assist_over` to a helper whose half hour is over
 */
export function heldBy(seat: SeatDoc | undefined, session: Session, now: number): SeatDoc {
  if (!seat || seat.holderId === null) throw new Failure('seat_not_claimed')
  if (seat.holderId !== session.personId) throw new Failure('seat_taken')
  if (seat.assisted && now > seat.assisted.until) throw new Failure('assist_over')
  return seat
}

/** Later than anything the household did before, on whatever machine. */
export const momentFor = (seat: SeatDoc, now: number): number => Math.max(now, seat.lastAt + 1)

export const claimSeatAction = implementCommand(claimSeat, {
  target: voterTarget,
  prepare: ({ db, now }, _input, poll) => extendIfTooFew(db, poll, now),
  async run({ tx, session, now }, { household, claim }, poll) {
    const opened = await openedPoll(tx, poll._id)
    if (now > poll.until) throw new Failure('poll_closed')
    const index = placeOnRoll(opened, household)
    const payload = bytesOf(claim, 'claim_wrong')
    const claimed = accepted(ballot.decodeClaim(payload), 'claim_wrong')
    if (claimed.household !== index) throw new Failure('claim_wrong')
    accepted(
      ballot.checkClaim(opened.setup, claimed, { taken: false, keyInUse: false }),
      'claim_wrong',
    )
    const credential = ballot.toHex(ballot.group.encode(claimed.key))
    const seat = await takeSeat(tx, opened, index, household)
    // The head may have said who of the household votes before anybody has claimed.
    if (seat.holderId !== null) heldBy(seat, session, now)
    if (seat.credential !== '') {
      const { holderId } = seat
      if (seat.credential !== credential) throw new Failure('seat_other_phone')
      return seatView(seat, holderId ?? '', opened.poll)
    }
    const id = credentialId(poll._id, credential)
    if (await tx.get(intake, id)) throw new Failure('claim_wrong')
    const at = momentFor(seat, now)
    const fields = { holderId: session.personId, credential, lastAt: at }
    await tx.update(seats, seat._id, fields)
    await tx.add(intake, {
      _id: id,
      pollId: poll._id,
      order: orderOf(at, id),
      type: 'Credential',
      payload: claim,
      receipt: '',
    })
    return seatView({ ...seat, ...fields }, session.personId, opened.poll)
  },
})

export const auditBallotAction = implementCommand(auditBallot, {
  target: voterTarget,
  async run({ tx, session, now }, { household, body, opening }, poll) {
    const opened = await pollInTime(tx, poll._id, now)
    const index = placeOnRoll(opened, household)
    const seat = heldBy(await tx.get(seats, seatId(poll._id, index)), session, now)
    const bytes = bytesOf(body, 'ballot_invalid')
    const ballotHash = ballot.ballotHashOf(opened.setup.fingerprint, bytes)
    const hash = ballot.toHex(ballotHash)
    const secrets = accepted(
      ballot.decodeOpening(opened.setup, bytesOf(opening, 'ballot_invalid')),
      'ballot_invalid',
    )
    const sealed = { body: bytes, ballotHash }
    const choices = accepted(ballot.checkOpening(opened.setup, sealed, secrets), 'audit_differs')
    // What was cast is secret for good: a phone that opens it as well would give it away.
    if (hash === seat.ballotHash) throw new Failure('poll_stage')
    if (!seat.opened.includes(hash)) {
      if (seat.opened.length >= MOST_AUDITS) throw new Failure('audits_enough')
      await tx.update(seats, seat._id, { opened: [...seat.opened, hash] })
    }
    return { choices: [...choices] }
  },
})

export const withdrawBallotAction = implementCommand(withdrawBallot, {
  target: voterTarget,
  async run({ tx, session, now }, { household }, poll) {
    const opened = await pollInTime(tx, poll._id, now)
    const index = placeOnRoll(opened, household)
    const seat = heldBy(await tx.get(seats, seatId(poll._id, index)), session, now)
    if (seat.lastSequence === 0) throw new Failure('ballot_none')
    if (!seat.withdrawn) await tx.update(seats, seat._id, { withdrawn: true })
    return seatView({ ...seat, withdrawn: true }, session.personId, opened.poll)
  },
})
