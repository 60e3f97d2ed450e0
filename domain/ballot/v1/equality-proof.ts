/**
 * Chaum-Pedersen: one secret x behind both X = x·G and F = x·A. It proves a partial decryption
 * and, in a complaint, the key that opens a wrong share.
 * @module
 */
import { concat } from './bytes'
import type { Reader } from './codec'
import { type Element, group, multiplyScalars, subtractScalars } from './group'
import { hashToScalar } from './hash'
import { type Random, randomScalar } from './random'

export interface EqualityProof {
  readonly challenge: bigint
  /** w − challenge·x. */
  readonly response: bigint
}

/** The statement: X = x·G and F = x·A, in a context that says what it is for. */
export interface EqualityStatement {
  readonly context: Uint8Array
  /** X */
  readonly publicKey: Element
  /** A */
  readonly element: Element
  /** F */
  readonly multiple: Element
}

function challengeOf(statement: EqualityStatement, left: Element, right: Element): bigint {
  const { context, publicKey, element, multiple } = statement
  const elements = [publicKey, element, multiple, left, right]
  return hashToScalar('equality', context, ...elements.map((each) => group.encode(each)))
}

/** Proves a statement that holds for `secret`. */
export function proveEquality(
  statement: EqualityStatement,
  secret: bigint,
  random: Random,
): EqualityProof {
  const nonce = randomScalar(random)
  const left = group.secretMultiply(group.base, nonce)
  const right = group.secretMultiply(statement.element, nonce)
  const challenge = challengeOf(statement, left, right)
  return { challenge, response: subtractScalars(nonce, multiplyScalars(challenge, secret)) }
}

/** Whether the proof holds for the statement. */
export function verifyEquality(statement: EqualityStatement, proof: EqualityProof): boolean {
  const commitment = (base: Element, multiple: Element) =>
    group.add(
      group.publicMultiply(base, proof.response),
      group.publicMultiply(multiple, proof.challenge),
    )
  const left = commitment(group.base, statement.publicKey)
  const right = commitment(statement.element, statement.multiple)
  return challengeOf(statement, left, right) === proof.challenge
}

/** The challenge then the response, 64 bytes. */
export function encodeEqualityProof(proof: EqualityProof): Uint8Array {
  return concat(group.encodeScalar(proof.challenge), group.encodeScalar(proof.response))
}

/** Reads the challenge then the response. */
export function readEqualityProof(reader: Reader): EqualityProof {
  return { challenge: reader.scalar(), response: reader.scalar() }
}
