/**
 * Voting that goes on once more since too few came. Whoever comes first after the close makes it so: a
 * household with its ballot, or the timer.
 * @module
 */
import { goesOn } from '@domain/elections/extension'
import type { Database, Transaction } from '../../kernel/database'
import { transact } from '../../kernel/transact'
import type { PollDoc } from './documents'
import { votingExtended } from './into-election'
import { readPoll } from './opened-poll'
import { polls, seats } from './store'

type Closing = Pick<PollDoc, 'stage' | 'until' | 'extension' | 'quorum' | 'households'>

/** Whether a poll as stored goes on at a moment past its close. */
export const pollGoesOn = (poll: Closing, voted: number, now: number): boolean =>
  poll.stage === 'open' &&
  goesOn({ ...poll, extendedUntil: poll.extension?.until ?? null }, voted, now)

/** Extends, if the poll as it is now is to go on; true when it did. */
export async function extendIn(
  tx: Transaction,
  poll: PollDoc,
  voted: number,
  now: number,
): Promise<boolean> {
  if (!poll.extension || !pollGoesOn(poll, voted, now)) return false
  await tx.update(polls, poll._id, { ...poll.extension, extension: null, reminded: 0 })
  await votingExtended(tx, poll, now)
  return true
}

/**
 * Lets voting go on when somebody comes after its close and too few had come. Costs nothing before the
 * close.
 */
export async function extendIfTooFew(db: Database, poll: PollDoc, now: number): Promise<void> {
  // Nobody has voted: if it does not go on then, it never does.
  if (!pollGoesOn(poll, 0, now)) return
  const voted = await db.count(seats, { pollId: poll._id, voted: true })
  if (!pollGoesOn(poll, voted, now)) return
  await transact(db, async (tx) => extendIn(tx, await readPoll(tx, poll._id), voted, now))
}
