/**
 * A scrutineer's partial decryption of the tally: share · a for every sum, each with a proof, all
 * signed and bound to the hash of the Tally event, hence to every event before it.
 * @module
 */
import { concat, uint } from './bytes'
import type { KeyShare, Scrutineer } from './ceremony'
import { decode, encodeBlock } from './codec'
import type { Definition } from './definition'
import {
  type EqualityProof,
  type EqualityStatement,
  encodeEqualityProof,
  proveEquality,
  readEqualityProof,
  verifyEquality,
} from './equality-proof'
import { type Element, group } from './group'
import type { Random } from './random'
import { failure, type Result, success } from './result'
import type { Setup } from './setup'
import {
  encodeSignature,
  readSignature,
  SIGNATURE_BYTES,
  type Signature,
  sign,
  verifySignature,
} from './signature'
import type { EncryptedTally } from './tally'

/** One sum's share: 32 bytes that should be an element, and the proof that they are the right one. */
export interface PartialEntry {
  readonly element: Uint8Array
  readonly proof: EqualityProof
}

export interface PartialDecryption {
  /** Position from 0. */
  readonly scrutineer: number
  /** By measure, then by candidate. */
  readonly entries: readonly PartialEntry[]
  readonly signature: Signature
  /** Everything but the signature. */
  readonly body: Uint8Array
}

/** What a partial decryption is of. */
export interface TallyFrame {
  readonly setup: Setup
  readonly tally: EncryptedTally
  /** The hash of the Tally event. */
  readonly tallyHash: Uint8Array
}

function statementOf(
  frame: TallyFrame,
  scrutineer: number,
  index: number,
  multiple: Element,
): EqualityStatement | undefined {
  const publicKey = frame.setup.verificationKeys[scrutineer]
  const sum = frame.tally.sums.flat()[index]
  if (publicKey === undefined || sum === undefined) return undefined
  const position = concat(uint(scrutineer, 1), uint(index, 4))
  const context = concat(
    encodeBlock(frame.setup.fingerprint),
    encodeBlock(frame.tallyHash),
    position,
  )
  return { context, publicKey, element: sum.a, multiple }
}

/** The payload of a PartialDecryption event. */
export function decryptPartially(
  frame: TallyFrame,
  { index, keys }: Scrutineer,
  { share }: KeyShare,
  random: Random,
): Result<Uint8Array> {
  const entries: Uint8Array[] = []
  for (const [position, sum] of frame.tally.sums.flat().entries()) {
    const multiple = group.secretMultiply(sum.a, share)
    const statement = statementOf(frame, index, position, multiple)
    if (statement === undefined) return failure('PARTIAL_INVALID', 'no such scrutineer')
    const proof = encodeEqualityProof(proveEquality(statement, share, random))
    entries.push(concat(group.encode(multiple), proof))
  }
  const body = concat(uint(index, 1), ...entries)
  const signature = sign('partial', keys, concat(frame.tallyHash, body), random)
  return success(concat(body, encodeSignature(signature)))
}

/** Decodes the payload of a PartialDecryption event. */
export function decodePartial(
  definition: Definition,
  payload: Uint8Array,
): Result<PartialDecryption> {
  const { scrutineers, measures, candidates } = definition
  return decode(payload, (reader) => ({
    scrutineer: reader.uint(1, 0, scrutineers.length - 1),
    entries: reader.list(measures.length * candidates.length, () => ({
      element: reader.bytes(group.elementBytes),
      proof: readEqualityProof(reader),
    })),
    signature: readSignature(reader),
    body: payload.slice(0, -SIGNATURE_BYTES),
  }))
}

/** Whether the scrutineer itself signed this; what it signed may still be wrong. */
export function checkPartialSignature(frame: TallyFrame, partial: PartialDecryption): Result<true> {
  const key = frame.setup.signingKeys[partial.scrutineer]
  const words = concat(frame.tallyHash, partial.body)
  return key !== undefined && verifySignature('partial', key, words, partial.signature)
    ? success(true)
    : failure('SIGNATURE_INVALID', `partial decryption of scrutineer ${partial.scrutineer + 1}`)
}

/**
 * The decrypted shares of every sum. Fails with `PARTIAL_INVALID` naming the scrutineer when an
 * entry isn't an element or its proof doesn't hold.
 */
export function openPartial(frame: TallyFrame, partial: PartialDecryption): Result<Element[]> {
  const elements: Element[] = []
  for (const [index, { element, proof }] of partial.entries.entries()) {
    const multiple = group.decode(element)
    const statement = multiple && statementOf(frame, partial.scrutineer, index, multiple)
    if (multiple === undefined || statement === undefined || !verifyEquality(statement, proof))
      return failure('PARTIAL_INVALID', `scrutineer ${partial.scrutineer + 1}, sum ${index + 1}`)
    elements.push(multiple)
  }
  return success(elements)
}
