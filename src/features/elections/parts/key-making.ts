/**
 * What a scrutineer's phone does: its part of the key, round by round.
 * @module
 */

import { fromBase64url, fromHex, type Result, toBase64url } from '@domain/ballot/v1/client'
import { decodeDefinition } from '@domain/ballot/v1/definition'
import {
  acceptCeremony,
  type CommitMessage,
  ceremonyFrameOf,
  commitToCeremony,
  type DealMessage,
  dealShares,
  decodeMessage,
  encodeAccept,
  encodeCommit,
  encodeDeal,
  encodeReveal,
  type RevealMessage,
  readCommit,
  readDeal,
  readReveal,
  revealToCeremony,
  type Scrutineer,
} from '@domain/ballot/v1/scrutineer'
import type { CeremonyView } from '@functions/elections/contract'
import { secretRandom } from './random'

const BROKEN = '有一步核对不上，请三位停下来，告诉社区重新做'

/**
 * The value of a step.
 * @throws {Error} in Chinese: somebody cheated or a message was changed on its way
 */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(BROKEN)
  return result.value
}

/** @throws {Error} in Chinese */
export function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text)
  if (!bytes) throw new Error(BROKEN)
  return bytes
}

interface Said {
  commits: CommitMessage[]
  reveals: RevealMessage[]
  deals: DealMessage[]
}

/** The frame of a ceremony and what was said so far, read and decoded. */
function readCeremony(view: CeremonyView) {
  const definition = must(decodeDefinition(bytesOf(view.definition)))
  const rollHash = fromHex(view.rollHash) ?? new Uint8Array(0)
  const read = <T>(texts: string[], one: Parameters<typeof decodeMessage<T>>[1]) =>
    texts.filter((text) => text !== '').map((text) => must(decodeMessage(bytesOf(text), one)))
  const { commits, reveals, deals } = view.messages
  const said: Said = {
    commits: read(commits, readCommit),
    reveals: read(reveals, (reader) => readReveal(reader, definition.threshold)),
    deals: read(deals, (reader) => readDeal(reader, definition.scrutineers.length)),
  }
  return { frame: ceremonyFrameOf(definition, rollHash), said }
}

export type Round = 'commit' | 'reveal' | 'deal' | 'accept'
export const ROUNDS: readonly Round[] = ['commit', 'reveal', 'deal', 'accept']
const KEPT = { commit: 'commits', reveal: 'reveals', deal: 'deals', accept: 'accepts' } as const

/** The round that waits for this scrutineer, or undefined while it waits for others or is over. */
export function roundToDo({ stage, scrutineer, messages }: CeremonyView): Round | undefined {
  const round = ROUNDS.find((one) => one === stage)
  if (round === undefined || scrutineer === null) return undefined
  return messages[KEPT[round]][scrutineer] === '' ? round : undefined
}

/** How many scrutineers have done a round. */
export const doneIn = ({ messages }: CeremonyView, round: Round): number =>
  messages[KEPT[round]].filter((message) => message !== '').length

/** This scrutineer's message of a round, base64url. */
export async function messageOf(
  view: CeremonyView,
  round: Round,
  scrutineer: Scrutineer,
): Promise<string> {
  const { frame, said } = readCeremony(view)
  const random = await secretRandom()
  const message = {
    commit: () => encodeCommit(commitToCeremony(frame, scrutineer, random)),
    reveal: () => encodeReveal(must(revealToCeremony(frame, scrutineer, said.commits, random))),
    deal: () => encodeDeal(must(dealShares(frame, scrutineer, said, random))),
    accept: () => encodeAccept(must(acceptCeremony(frame, scrutineer, said, random))),
  }[round]()
  return toBase64url(message)
}
