/**
 * Making a poll: what the plan, the frozen roll and the published candidates become when the key is
 * to be made.
 * @module
 */
import { createHmac, randomBytes } from 'node:crypto'
import * as ballot from '@domain/ballot/v1'
import type { Transaction } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { hexBytes, sound } from './bytes'
import type { PollDoc, PollPerson } from './documents'
import { pollRolls, polls } from './store'

/** What a poll is made of. */
export type PollPlan = Pick<
  PollDoc,
  | '_id'
  | 'electionId'
  | 'path'
  | 'title'
  | 'candidates'
  | 'min'
  | 'max'
  | 'scrutineers'
  | 'threshold'
  | 'proxyLimit'
  | 'quorum'
  | 'from'
  | 'until'
  | 'extension'
  | 'paperUntil'
  | 'resultAt'
> & {
  /** Who counts paper: none, or two to eight. */
  officers: readonly PollPerson[]
  /** Paths of all households of the frozen roll, each once. */
  households: readonly string[]
}

/** What the board says a household votes by; one vote each. */
const MEASURE = '户'

/** A household's pseudonym: means nothing outside this poll, and nothing without the seed. */
function pseudonymOf(seed: string, household: string): Uint8Array {
  const mac = createHmac('sha256', Buffer.from(seed, 'hex')).update(household).digest()
  return new Uint8Array(mac.subarray(0, ballot.PSEUDONYM_BYTES))
}

/** The roll of the board, one entry a household in the order kept. */
export function rollOf(seed: string, households: readonly string[]): ballot.Roll {
  return households.map((household) => ({
    pseudonym: pseudonymOf(seed, household),
    weights: [1],
  }))
}

/** The definition of the board; complete once every officer has a key. */
export function definitionOf(poll: PollDoc): ballot.Definition {
  return {
    id: hexBytes(poll.definitionId),
    title: poll.title,
    candidates: poll.candidates.map(({ name }) => name),
    min: poll.min,
    max: poll.max,
    measures: [MEASURE],
    scrutineers: poll.scrutineers.map(({ name }) => name),
    threshold: poll.threshold,
    paperOfficers: poll.officers.map(({ name, publicKey }) => ({
      name,
      publicKey: elementOf(publicKey),
    })),
  }
}

function elementOf(hex: string): ballot.Element {
  const element = ballot.group.decode(hexBytes(hex))
  if (!element) throw new Error('an officer without a key')
  return element
}

/**
 * Takes back a poll whose key is not made yet, so that it is made anew with other people: nothing on a
 * board depends on it.
 * @throws {Failure} `poll_stage` when its key is made
 */
export async function discardPoll(tx: Transaction, id: string): Promise<PollDoc | undefined> {
  const poll = await tx.get(polls, id)
  if (!poll) return undefined
  if (poll.fingerprint !== '') throw new Failure('poll_stage')
  await tx.remove(polls, id)
  await tx.remove(pollRolls, id)
  return poll
}

/**
 * Makes a poll and its roll, in the caller's transaction.
 * @throws {Error} for a plan that can't be run: the caller checked it before
 */
export async function preparePoll(tx: Transaction, plan: PollPlan, now: number): Promise<PollDoc> {
  const { households, officers, ...rest } = plan
  const seed = randomBytes(32).toString('hex')
  const keyed = households.map((household) => ({
    household,
    key: ballot.toHex(pseudonymOf(seed, household)),
  }))
  const ordered = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ household }) => household)
  const waiting = plan.scrutineers.map(() => '')
  const poll: PollDoc = {
    ...rest,
    officers: officers.map((officer) => ({ ...officer, publicKey: '' })),
    definitionId: randomBytes(16).toString('hex'),
    rollHash: ballot.toHex(ballot.rollHash(rollOf(seed, ordered))),
    households: households.length,
    stage: officers.length > 0 ? 'officers' : 'commit',
    keyMessages: { commits: waiting, reveals: waiting, deals: waiting, accepts: waiting },
    fingerprint: '',
    active: false,
    reminded: 0,
    tendedAt: 0,
    result: null,
    boardFile: null,
    createdAt: now,
  }
  sound(ballot.checkDefinition({ ...definitionOf({ ...poll, officers: [] }) }))
  if (officers.length === 1) throw new Error('one officer alone could enter anything')
  await tx.add(polls, poll)
  await tx.add(pollRolls, { _id: plan._id, seed, households: ordered })
  return poll
}
