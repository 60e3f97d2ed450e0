/**
 * Checking the key ceremony, message by message as they arrive and as a whole. Each round's
 * signatures cover every message of the rounds before, so nobody can answer a round early or
 * change a word of an earlier one.
 * @module
 */
import { concat, equalBytes, uint } from './bytes'
import { type CeremonyKeys, deriveKeys } from './ceremony-keys'
import {
  type AcceptMessage,
  type CommitMessage,
  commitBody,
  type DealMessage,
  dealBody,
  encodeCommit,
  encodeDeal,
  encodeReveal,
  type RevealMessage,
  revealBody,
  type Transcript,
} from './ceremony-messages'
import { type Definition, definitionHash } from './definition'
import { type Element, group } from './group'
import { hash } from './hash'
import { failure, type Result, success } from './result'
import { type Roll, rollHash } from './roll'
import { type Purpose, type Signature, verifySignature } from './signature'

/** What a ceremony is for: it makes a key for this definition and this roll only. */
export interface CeremonyFrame {
  readonly context: Uint8Array
  readonly scrutineers: number
  readonly threshold: number
}

/** The frame of an election's ceremony. */
export function ceremonyFrame(definition: Definition, roll: Roll): CeremonyFrame {
  return ceremonyFrameOf(definition, rollHash(roll))
}

/** The same for whoever knows the roll by its hash only, a scrutineer's phone for one. */
export function ceremonyFrameOf(definition: Definition, hashOfRoll: Uint8Array): CeremonyFrame {
  return {
    context: hash('ceremony-context', definitionHash(definition), hashOfRoll),
    scrutineers: definition.scrutineers.length,
    threshold: definition.threshold,
  }
}

/** A hash of everything said up to and including a round: 0 is before anybody spoke. */
export function roundHash(
  frame: CeremonyFrame,
  round: 0 | 1 | 2 | 3,
  said: Pick<Transcript, 'commits'> & Partial<Transcript>,
): Uint8Array {
  const rounds = [
    said.commits.map(encodeCommit),
    (said.reveals ?? []).map(encodeReveal),
    (said.deals ?? []).map(encodeDeal),
  ]
  return rounds
    .slice(0, round)
    .reduce(
      (before, messages) => hash('ceremony-round', frame.context, before, concat(...messages)),
      frame.context,
    )
}

/** The signed form of a message: what came before, who speaks, what is said. */
export function spoken(before: Uint8Array, index: number, body: Uint8Array): Uint8Array {
  return concat(before, uint(index, 1), body)
}

/** The hash that a dealer commits to before anyone reveals. */
export function coefficientsCommitment(
  frame: CeremonyFrame,
  index: number,
  key: Element,
  coefficients: readonly Element[],
): Uint8Array {
  const encoded = coefficients.map((each) => group.encode(each))
  return hash('coefficients', frame.context, uint(index, 1), group.encode(key), concat(...encoded))
}

function signed(
  purpose: Purpose,
  key: Element | undefined,
  message: Uint8Array,
  signature: Signature,
  index: number,
): Result<true> {
  return key !== undefined && verifySignature(purpose, key, message, signature)
    ? success(true)
    : failure('SIGNATURE_INVALID', `${purpose} of scrutineer ${index + 1}`)
}

/** Checks scrutineer `index`'s first message. Fails with `SIGNATURE_INVALID`. */
export function checkCommit(
  frame: CeremonyFrame,
  index: number,
  message: CommitMessage,
): Result<true> {
  const said = spoken(roundHash(frame, 0, { commits: [] }), index, commitBody(message))
  return signed('scrutineer-commit', message.key, said, message.signature, index)
}

/** That nobody answers before all have committed, and that no two commits are the same. */
export function checkCommits(
  frame: CeremonyFrame,
  commits: readonly CommitMessage[],
): Result<true> {
  if (commits.length !== frame.scrutineers)
    return failure('CEREMONY_INCOMPLETE', `${commits.length} of ${frame.scrutineers} commitments`)
  const keys = new Set(commits.map(({ key }) => group.encode(key).join()))
  if (keys.size !== commits.length) return failure('COMMITMENT_BROKEN', 'two commits share a key')
  return every(commits, (message, index) => checkCommit(frame, index, message))
}

/** Checks scrutineer `index`'s second message against its commitment. */
export function checkReveal(
  frame: CeremonyFrame,
  commits: readonly CommitMessage[],
  index: number,
  message: RevealMessage,
): Result<true> {
  const own = commits[index]
  if (own === undefined || commits.length !== frame.scrutineers)
    return failure('CEREMONY_INCOMPLETE', 'revealed before everyone committed')
  const { coefficients, possession } = message
  const [constant] = coefficients
  const commitment = coefficientsCommitment(frame, index, own.key, coefficients)
  if (coefficients.length !== frame.threshold || !equalBytes(commitment, own.commitment))
    return failure('COMMITMENT_BROKEN', `scrutineer ${index + 1} revealed something else`)
  const before = roundHash(frame, 1, { commits })
  const claim = spoken(before, index, group.encode(own.key))
  if (
    constant === undefined ||
    !verifySignature('scrutineer-possession', constant, claim, possession)
  )
    return failure('POSSESSION_UNPROVEN', `scrutineer ${index + 1}`)
  const said = spoken(before, index, revealBody(message))
  return signed('scrutineer-reveal', own.key, said, message.signature, index)
}

/** Checks the signature of scrutineer `index`'s third message. Fails with `SIGNATURE_INVALID`. */
export function checkDeal(
  frame: CeremonyFrame,
  said: Pick<Transcript, 'commits' | 'reveals'>,
  index: number,
  message: DealMessage,
): Result<true> {
  if (said.reveals.length !== frame.scrutineers || message.shares.length !== frame.scrutineers)
    return failure('CEREMONY_INCOMPLETE', 'shares dealt before everyone revealed')
  const words = spoken(roundHash(frame, 2, said), index, dealBody(message))
  return signed('scrutineer-shares', said.commits[index]?.key, words, message.signature, index)
}

/** Checks scrutineer `index`'s last message. Fails with `SIGNATURE_INVALID`. */
export function checkAccept(
  frame: CeremonyFrame,
  said: Pick<Transcript, 'commits' | 'reveals' | 'deals'>,
  index: number,
  { signature }: AcceptMessage,
): Result<true> {
  const words = spoken(roundHash(frame, 3, said), index, new Uint8Array(0))
  return signed('scrutineer-accept', said.commits[index]?.key, words, signature, index)
}

/** Checks a finished ceremony and derives its keys. The code and detail name who failed. */
export function checkTranscript(
  frame: CeremonyFrame,
  transcript: Transcript,
): Result<CeremonyKeys> {
  const { commits, reveals, deals, accepts } = transcript
  if ([reveals, deals, accepts].some((round) => round.length !== frame.scrutineers))
    return failure('CEREMONY_INCOMPLETE', 'a message is missing')
  const checks = [
    () => checkCommits(frame, commits),
    () => every(reveals, (message, index) => checkReveal(frame, commits, index, message)),
    () => every(deals, (message, index) => checkDeal(frame, transcript, index, message)),
    () => every(accepts, (message, index) => checkAccept(frame, transcript, index, message)),
  ]
  for (const check of checks) {
    const checked = check()
    if (!checked.ok) return checked
  }
  return deriveKeys(transcript)
}

function every<T>(list: readonly T[], check: (item: T, index: number) => Result<true>) {
  for (const [index, item] of list.entries()) {
    const checked = check(item, index)
    if (!checked.ok) return checked
  }
  return success<true>(true)
}
