/**
 * A ballot's shape and its one encoding: the credential, a sequence number, a ciphertext and a
 * proof for each candidate, a proof about their sum, and the signature over all of it.
 * @module
 */
import { concat, uint } from './bytes'
import { decode, type Reader } from './codec'
import type { Definition } from './definition'
import type { Election } from './election'
import { CIPHERTEXT_BYTES, type Ciphertext, readCiphertext, sumCiphertexts } from './elgamal'
import { type Element, group } from './group'
import { hash } from './hash'
import {
  branchesOf,
  encodeRangeProof,
  type RangeProof,
  type RangeStatement,
  readRangeProof,
} from './range-proof'
import type { Result } from './result'
import { readSignature, SIGNATURE_BYTES, type Signature } from './signature'

/** One candidate's encrypted 0 or 1. */
export interface Choice {
  readonly ciphertext: Ciphertext
  readonly proof: RangeProof
}

/** A ballot before its signature. */
export interface BallotBody {
  readonly key: Element
  /** Grows with each ballot of a household, so that an older one can't be played again. */
  readonly sequence: number
  readonly choices: readonly Choice[]
  readonly sumProof: RangeProof
}

/** A ballot as it stands on the board. */
export interface Ballot extends BallotBody {
  readonly signature: Signature
  /** Hash of everything but the signature; the receipt is its beginning. */
  readonly ballotHash: Uint8Array
}

/** Sequence numbers run from 1 to this. */
export const SEQUENCE_MAX = 2 ** 32 - 1

/** Each candidate's ciphertext holds 0 or 1. */
export const CHOICE = { min: 0, max: 1 } as const

/** The length in bytes of an election's ballots. */
export function ballotBytes(definition: Definition): number {
  const proof = 2 * group.scalarBytes
  const choice = CIPHERTEXT_BYTES + branchesOf(CHOICE) * proof
  const sum = branchesOf(definition) * proof
  return group.elementBytes + 4 + definition.candidates.length * choice + sum + SIGNATURE_BYTES
}

/** Everything but the signature. */
export function encodeBallotBody(ballot: BallotBody): Uint8Array {
  return concat(
    group.encode(ballot.key),
    uint(ballot.sequence, 4),
    ...ballot.choices.flatMap(({ ciphertext, proof }) => [
      ciphertext.encoded,
      encodeRangeProof(proof),
    ]),
    encodeRangeProof(ballot.sumProof),
  )
}

/** The hash that the receipt shows and the signature signs. */
export function ballotHashOf(fingerprint: Uint8Array, body: Uint8Array): Uint8Array {
  return hash('ballot', fingerprint, body)
}

/** Decodes the payload of a Ballot event; its proofs and signature are for `checkBallot`. */
export function decodeBallot(election: Election, payload: Uint8Array): Result<Ballot> {
  const { definition, fingerprint } = election
  return decode(payload, (reader: Reader) => ({
    key: reader.point(),
    sequence: reader.uint(4, 1, SEQUENCE_MAX),
    choices: reader.list(definition.candidates.length, () => ({
      ciphertext: readCiphertext(reader),
      proof: readRangeProof(reader, branchesOf(CHOICE)),
    })),
    sumProof: readRangeProof(reader, branchesOf(definition)),
    signature: readSignature(reader),
    ballotHash: ballotHashOf(fingerprint, payload.slice(0, -SIGNATURE_BYTES)),
  }))
}

/** What is claimed about candidate `index`'s ciphertext: that it encrypts 0 or 1. */
export function choiceStatement(
  election: Election,
  keyBytes: Uint8Array,
  index: number,
  ciphertext: Ciphertext,
): RangeStatement {
  const context = [election.fingerprint, keyBytes, uint(index, 4)]
  return { use: 'choice', context, key: election.electionKey, ciphertext, ...CHOICE }
}

/** What is claimed about all ciphertexts together: that as many are chosen as the rules allow. */
export function sumStatement(
  election: Election,
  keyBytes: Uint8Array,
  ciphertexts: readonly Ciphertext[],
): RangeStatement {
  const all = hash('ciphertexts', ...ciphertexts.map(({ encoded }) => encoded))
  const { min, max } = election.definition
  const context = [election.fingerprint, keyBytes, all]
  const ciphertext = sumCiphertexts(ciphertexts)
  return { use: 'sum', context, key: election.electionKey, ciphertext, min, max }
}
