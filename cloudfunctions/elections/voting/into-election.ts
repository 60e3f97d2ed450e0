/**
 * What a poll brings into its election, each in the transaction of the poll's own change: the key's
 * fingerprint, voting that goes on longer, the count, or that there will be none.
 * @module
 */
import { extendVoting, publishedAt } from '@domain/elections/calendar'
import { type Count, type Outcome, outcomeOf, questionOutcome } from '@domain/elections/outcome'
import type { Transaction } from '../../kernel/database'
import { closeTask } from '../../kernel/tasks'
import type { ElectionDoc } from '../documents'
import { recordResult } from '../result/record'
import { askForVotes } from '../steps/open-voting'
import { askForRerun } from '../steps/publish-result'
import { NEVER } from '../steps/step'
import { elections } from '../store'
import type { BoardHeadDoc, PollDoc, PollResult } from './documents'

async function electionOf(tx: Transaction, { electionId }: PollDoc): Promise<ElectionDoc> {
  const election = await tx.get(elections, electionId)
  if (!election) throw new Error('a poll without its election')
  return election
}

/** The key is made: scrutineers are fixed, and voting may open. */
export async function keyMade(tx: Transaction, poll: PollDoc, fingerprint: string): Promise<void> {
  await tx.update(elections, poll.electionId, { fingerprint })
  await closeTask(tx, `election.late.${poll.electionId}`)
}

/** Too few came: the election's calendar moves, once, and homes are asked again. */
export async function votingExtended(tx: Transaction, poll: PollDoc, now: number): Promise<void> {
  const election = await electionOf(tx, poll)
  const calendar = extendVoting(election.calendar, election.rules)
  const round = { ...election.round, extended: true }
  await tx.update(elections, election._id, { calendar, round })
  await askForVotes({ tx, election: { ...election, calendar }, now })
}

/** What a count leads to; voting is over for good, so what would extend it asks for a rerun. */
function judge({ rules, round }: ElectionDoc, count: Count): Outcome {
  const last = { ...round, extended: true }
  return rules.office === 'question'
    ? questionOutcome(count, rules, last)
    : outcomeOf(count, rules, last)
}

/** The count is done: the election has its result. */
export async function countFinished(
  tx: Transaction,
  poll: PollDoc,
  { cast, votes, at }: PollResult,
  { hash, height }: BoardHeadDoc,
): Promise<void> {
  const election = await electionOf(tx, poll)
  // Found irregular meanwhile: the count stays on the board, for whoever wants to look.
  if (election.voided) return
  const byChoice = poll.candidates.map(({ id }, place) => [id, votes[place] ?? 0] as const)
  const count = { households: poll.households, cast, votes: Object.fromEntries(byChoice) }
  const calendar = publishedAt(election.calendar, election.rules, at)
  if (calendar !== election.calendar) await tx.update(elections, election._id, { calendar })
  await recordResult(
    tx,
    { ...election, calendar },
    { count, outcome: judge(election, count), countedAt: at, boardHead: hash, boardHeight: height },
  )
}

/** Too few scrutineers came to the count, for days: the election is started anew. */
export async function countGivenUp(tx: Transaction, poll: PollDoc, now: number): Promise<void> {
  const election = await electionOf(tx, poll)
  const words = '到场开票的监票人不够，选票没有打开，请重新启动选举'
  const voided = { at: now, by: null, reason: 'no_count' as const, words }
  await tx.update(elections, election._id, { voided, step: 'none', nextAt: NEVER })
  await askForRerun({ tx, election, now })
}
