/**
 * A poll whose key is made, as this process remembers it. What the key, the roll and the rules say
 * never changes again, so a ballot costs no read of them; only the window can be moved, and only to
 * later, so whoever seems late is looked up afresh.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import type { Reader } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { keptBytes, sound } from './bytes'
import type { PollDoc } from './documents'
import { boardPages, pageId, pollRolls, polls } from './store'

export interface OpenedPoll {
  /** As last read: `stage` and `result` may be older than the database's. */
  readonly poll: PollDoc
  readonly setup: ballot.Setup
  /** Paths in the order of the roll. */
  readonly households: readonly string[]
  /** Place in the roll by path. */
  readonly indexOf: ReadonlyMap<string, number>
  /** Encoded definition and ceremony, base64url, as a phone needs them. */
  readonly definition: string
  readonly ceremony: string
}

/** Polls remembered at once; a process of a whole district forgets the oldest. */
const REMEMBERED = 40
const remembered = new Map<string, OpenedPoll>()

/** @throws {Failure} `poll_not_found` */
export async function readPoll(reader: Reader, id: string): Promise<PollDoc> {
  const poll = await reader.get(polls, id)
  if (!poll) throw new Failure('poll_not_found')
  return poll
}

/**
 * A poll that is open or over: three reads the first time, none after.
 * @throws {Failure} `poll_not_found`, `poll_not_open` before its key is made
 */
export async function openedPoll(reader: Reader, id: string): Promise<OpenedPoll> {
  const known = remembered.get(id)
  return known ?? remember(await load(reader, await readPoll(reader, id)))
}

/** The same for a poll just read. */
export async function openedAs(reader: Reader, poll: PollDoc): Promise<OpenedPoll> {
  const known = remembered.get(poll._id)
  return remember(
    known?.poll.fingerprint === poll.fingerprint ? { ...known, poll } : await load(reader, poll),
  )
}

function remember(opened: OpenedPoll): OpenedPoll {
  remembered.delete(opened.poll._id)
  remembered.set(opened.poll._id, opened)
  const [oldest] = remembered.keys()
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  return opened
}

async function load(reader: Reader, poll: PollDoc): Promise<OpenedPoll> {
  if (poll.fingerprint === '') throw new Failure('poll_not_open')
  const [roll, page] = await Promise.all([
    reader.get(pollRolls, poll._id),
    reader.get(boardPages, pageId(poll._id, 0)),
  ])
  const line = page?.lines[0]
  if (!roll || line === undefined) throw new Error('a poll without its board')
  const event = sound(ballot.decodeEvent(line))
  const setup = sound(ballot.decodeSetup(event.payload))
  const transcript = transcriptOf(poll, setup.definition)
  return {
    poll,
    setup,
    households: roll.households,
    indexOf: new Map(roll.households.map((household, index) => [household, index])),
    definition: ballot.toBase64url(ballot.encodeDefinition(setup.definition)),
    ceremony: ballot.toBase64url(ballot.encodeTranscript(transcript)),
  }
}

/** The finished ceremony, from its kept messages. */
export function transcriptOf(
  { keyMessages }: PollDoc,
  definition: ballot.Definition,
): ballot.Transcript {
  const { threshold, scrutineers } = definition
  const read = <T>(round: string[], one: Parameters<typeof ballot.decodeMessage<T>>[1]): T[] =>
    round.map((text) => sound(ballot.decodeMessage(keptBytes(text), one)))
  return {
    commits: read(keyMessages.commits, ballot.readCommit),
    reveals: read(keyMessages.reveals, (reader) => ballot.readReveal(reader, threshold)),
    deals: read(keyMessages.deals, (reader) => ballot.readDeal(reader, scrutineers.length)),
    accepts: read(keyMessages.accepts, ballot.readAccept),
  }
}

/**
 * The poll, when it takes ballots at `now`.
 * @throws {Failure} `poll_not_open`, `poll_closed`
 */
export async function pollInTime(reader: Reader, id: string, now: number): Promise<OpenedPoll> {
  const opened = await openedPoll(reader, id)
  if (inTime(opened.poll, now)) return opened
  const fresh = await openedAs(reader, await readPoll(reader, id))
  if (inTime(fresh.poll, now)) return fresh
  throw new Failure(now < fresh.poll.from ? 'poll_not_open' : 'poll_closed')
}

function inTime(poll: PollDoc, now: number): boolean {
  return poll.from <= now && now <= poll.until
}
