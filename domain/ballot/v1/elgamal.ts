/**
 * Exponential ElGamal: (a, b) = (r·G, m·G + r·Y). Sums of ciphertexts encrypt sums of numbers.
 * @module
 */
import { concat } from './bytes'
import type { Reader } from './codec'
import { type Element, group, scalarOf, sum } from './group'

/** The length of an encoded ciphertext. */
export const CIPHERTEXT_BYTES = 64

/** A ciphertext, which keeps its encoding: encoding an element costs as much as twenty additions. */
export interface Ciphertext {
  readonly a: Element
  readonly b: Element
  /** a then b */
  readonly encoded: Uint8Array
}

/** A ciphertext from its two elements. */
export function ciphertextOf(a: Element, b: Element): Ciphertext {
  return { a, b, encoded: concat(group.encode(a), group.encode(b)) }
}

/** The public key that ballots are encrypted under. */
export interface ElectionKey {
  readonly element: Element
  readonly encoded: Uint8Array
}

/** A key ready for many encryptions or checks. */
export function electionKeyOf(element: Element): ElectionKey {
  return { element: group.keepTables(element), encoded: group.encode(element) }
}

/** Encrypts a number with the given secret randomness, in constant time for 0 and 1. */
export function encrypt(key: ElectionKey, value: number, randomness: bigint): Ciphertext {
  const mask = group.secretMultiply(key.element, randomness)
  const unit = [group.identity, group.base][value]
  const message = unit ?? group.publicMultiply(group.base, scalarOf(value))
  return ciphertextOf(group.secretMultiply(group.base, randomness), group.add(mask, message))
}

/** The ciphertext of the sum. */
export function sumCiphertexts(ciphertexts: readonly Ciphertext[]): Ciphertext {
  return ciphertextOf(sum(ciphertexts.map(({ a }) => a)), sum(ciphertexts.map(({ b }) => b)))
}

/** Reads a then b, refusing the identity for either. */
export function readCiphertext(reader: Reader): Ciphertext {
  const encoded = reader.peek(CIPHERTEXT_BYTES)
  return { a: reader.point(), b: reader.point(), encoded }
}
