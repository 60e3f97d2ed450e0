/**
 * What waits for scrutineers and officers of a poll, on their home pages.
 * @module
 */
import type { Transaction } from '../../kernel/database'
import { closeTask, openTask, personDesk } from '../../kernel/tasks'
import { ceremonyUrl, countUrl, paperUrl } from '../pages'
import type { PollDoc, PollPerson } from './documents'

const keyTask = (pollId: string, personId: string) => `election.key.${pollId}.${personId}`
const signTask = (pollId: string, personId: string) => `election.sign.${pollId}.${personId}`
const paperTask = (pollId: string, personId: string) => `election.paper.${pollId}.${personId}`
const countTask = (pollId: string, personId: string) => `election.count.${pollId}.${personId}`

/** The task of every home while voting is on. */
export const voteTask = (electionId: string): string => `election.vote.${electionId}`

type About = Pick<PollDoc, '_id' | 'title' | 'from' | 'scrutineers' | 'officers'>

/** Officers are asked for their signing key; without officers the scrutineers may begin at once. */
export async function askForKeys(tx: Transaction, poll: About, now: number): Promise<void> {
  if (poll.officers.length === 0) return askForRound(tx, poll, now)
  for (const { personId } of poll.officers) {
    await openTask(tx, {
      _id: signTask(poll._id, personId),
      desks: [personDesk(personId)],
      kind: 'election',
      title: '请登记您的计票签名，监票人才能开始做钥匙',
      detail: poll.title,
      dueAt: poll.from,
      url: ceremonyUrl(poll._id),
      at: now,
    })
  }
}

/** An officer's signing key is there. */
export const signed = (tx: Transaction, { _id }: About, personId: string): Promise<void> =>
  closeTask(tx, signTask(_id, personId))

/** A round of the key ceremony begins: every scrutineer is asked for their part. */
export async function askForRound(tx: Transaction, poll: About, now: number): Promise<void> {
  for (const { personId } of poll.scrutineers) {
    await openTask(tx, {
      _id: keyTask(poll._id, personId),
      desks: [personDesk(personId)],
      kind: 'election',
      title: '请做开票钥匙的下一步',
      detail: poll.title,
      dueAt: poll.from,
      url: ceremonyUrl(poll._id),
      at: now,
    })
  }
}

/** A scrutineer's part of the round is there. */
export const spoke = (tx: Transaction, { _id }: About, personId: string): Promise<void> =>
  closeTask(tx, keyTask(_id, personId))

/** Nothing of the key ceremony waits any more: it begins anew with others. */
export async function forgetCeremony(tx: Transaction, poll: About): Promise<void> {
  for (const { personId } of poll.scrutineers) await closeTask(tx, keyTask(poll._id, personId))
  for (const { personId } of poll.officers) await closeTask(tx, signTask(poll._id, personId))
}

/** Voting is over and there is paper: its officers are asked to count. */
export async function askForPaper(
  tx: Transaction,
  { _id, title, officers, paperUntil }: PollDoc,
  now: number,
): Promise<void> {
  for (const { personId } of officers) {
    await openTask(tx, {
      _id: paperTask(_id, personId),
      desks: [personDesk(personId)],
      kind: 'election',
      title: '请清点并录入纸质票',
      detail: title,
      dueAt: paperUntil,
      goneAt: paperUntil,
      url: paperUrl(_id),
      at: now,
    })
  }
}

/** The paper is counted. */
export async function paperDone(tx: Transaction, { _id, officers }: PollDoc): Promise<void> {
  for (const { personId } of officers) await closeTask(tx, paperTask(_id, personId))
}

/** The tally is on the board: every scrutineer is asked to open it. */
export async function askForCount(
  tx: Transaction,
  { _id, title, scrutineers, resultAt }: PollDoc,
  now: number,
): Promise<void> {
  for (const { personId } of scrutineers) {
    await openTask(tx, {
      _id: countTask(_id, personId),
      desks: [personDesk(personId)],
      kind: 'election',
      title: '请开票',
      detail: title,
      dueAt: resultAt,
      url: countUrl(_id),
      at: now,
    })
  }
}

/** Scrutineers have opened, or the count is over. */
export async function countDone(
  tx: Transaction,
  { _id }: PollDoc,
  people: readonly PollPerson[],
): Promise<void> {
  for (const { personId } of people) await closeTask(tx, countTask(_id, personId))
}
