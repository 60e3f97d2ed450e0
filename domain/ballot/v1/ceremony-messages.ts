/**
 * The four messages that each scrutineer publishes while the key is made, and their encodings.
 * @module
 */
import { concat } from './bytes'
import { decode, type Reader } from './codec'
import type { Definition } from './definition'
import { type Element, group } from './group'
import { hash } from './hash'
import type { Result } from './result'
import { encodeSignature, readSignature, type Signature } from './signature'

/** First: a key, and the hash of the polynomial that will be revealed once all have committed. */
export interface CommitMessage {
  readonly key: Element
  readonly commitment: Uint8Array
  readonly signature: Signature
}

/** Second: commitments to the polynomial's coefficients, with proof that the constant is known. */
export interface RevealMessage {
  readonly coefficients: readonly Element[]
  readonly possession: Signature
  readonly signature: Signature
}

/** A share that only its receiver can open. */
export interface SealedShare {
  readonly ephemeral: Element
  readonly box: Uint8Array
}

/** Third: a sealed share for each scrutineer, the dealer included. */
export interface DealMessage {
  readonly shares: readonly SealedShare[]
  readonly signature: Signature
}

/** Fourth: "my shares are right". */
export interface AcceptMessage {
  readonly signature: Signature
}

/** A finished ceremony: one message of each kind a scrutineer, in the definition's order. */
export interface Transcript {
  readonly commits: readonly CommitMessage[]
  readonly reveals: readonly RevealMessage[]
  readonly deals: readonly DealMessage[]
  readonly accepts: readonly AcceptMessage[]
}

/** What a commit says, without its signature. */
export function commitBody({ key, commitment }: Omit<CommitMessage, 'signature'>): Uint8Array {
  return concat(group.encode(key), commitment)
}

/** What a reveal says, without its signature. */
export function revealBody(message: Omit<RevealMessage, 'signature'>): Uint8Array {
  return concat(
    ...message.coefficients.map((each) => group.encode(each)),
    encodeSignature(message.possession),
  )
}

/** What a deal says, without its signature. */
export function dealBody({ shares }: Omit<DealMessage, 'signature'>): Uint8Array {
  return concat(...shares.flatMap(({ ephemeral, box }) => [group.encode(ephemeral), box]))
}

/** Encodes one message. */
export const encodeCommit = (message: CommitMessage): Uint8Array =>
  concat(commitBody(message), encodeSignature(message.signature))
/** Encodes one message. */
export const encodeReveal = (message: RevealMessage): Uint8Array =>
  concat(revealBody(message), encodeSignature(message.signature))
/** Encodes one message. */
export const encodeDeal = (message: DealMessage): Uint8Array =>
  concat(dealBody(message), encodeSignature(message.signature))
/** Encodes one message. */
export const encodeAccept = (message: AcceptMessage): Uint8Array =>
  encodeSignature(message.signature)

/** Reads one message. */
export const readCommit = (reader: Reader): CommitMessage => ({
  key: reader.point(),
  commitment: reader.bytes(32),
  signature: readSignature(reader),
})
/** Reads one message of an election with the given threshold. */
export const readReveal = (reader: Reader, threshold: number): RevealMessage => ({
  coefficients: reader.list(threshold, () => reader.point()),
  possession: readSignature(reader),
  signature: readSignature(reader),
})
/** Reads one message of an election with the given number of scrutineers. */
export const readDeal = (reader: Reader, scrutineers: number): DealMessage => ({
  shares: reader.list(scrutineers, () => ({ ephemeral: reader.point(), box: reader.bytes(32) })),
  signature: readSignature(reader),
})
/** Reads one message. */
export const readAccept = (reader: Reader): AcceptMessage => ({ signature: readSignature(reader) })

/**
 * Decodes one message as sent during the ceremony, with the reader of its kind: for example
 * `decodeMessage(bytes, (reader) => readReveal(reader, threshold))`.
 */
export function decodeMessage<T>(bytes: Uint8Array, read: (reader: Reader) => T): Result<T> {
  return decode(bytes, read)
}

/** Encodes a whole ceremony, round by round. */
export function encodeTranscript(transcript: Transcript): Uint8Array {
  return concat(
    ...transcript.commits.map(encodeCommit),
    ...transcript.reveals.map(encodeReveal),
    ...transcript.deals.map(encodeDeal),
    ...transcript.accepts.map(encodeAccept),
  )
}

/** Decodes a whole ceremony; what it says is for `checkTranscript` to judge. */
export function decodeTranscript(definition: Definition, bytes: Uint8Array): Result<Transcript> {
  const { threshold, scrutineers } = definition
  const count = scrutineers.length
  return decode(bytes, (reader) => ({
    commits: reader.list(count, () => readCommit(reader)),
    reveals: reader.list(count, () => readReveal(reader, threshold)),
    deals: reader.list(count, () => readDeal(reader, count)),
    accepts: reader.list(count, () => readAccept(reader)),
  }))
}

/** The hash that stands for a ceremony. */
export function ceremonyHash(transcript: Transcript): Uint8Array {
  return hash('ceremony', encodeTranscript(transcript))
}
