/**
 * Schnorr signatures, each for one purpose. The verification key and the group are in the
 * challenge, so a signature holds under no other key. The same signature over a secret's own
 * public key is the proof that its maker possesses it.
 * @module
 */
import { concat, utf8 } from './bytes'
import { decode, type Reader } from './codec'
import { addScalars, type Element, group, multiplyScalars } from './group'
import { hashToScalar } from './hash'
import { type Random, RandomnessError } from './random'
import type { Result } from './result'

/** What is being signed. A signature for one purpose never holds for another. */
export type Purpose =
  | 'scrutineer-commit'
  | 'scrutineer-reveal'
  | 'scrutineer-shares'
  | 'scrutineer-accept'
  | 'scrutineer-complaint'
  | 'scrutineer-possession'
  | 'credential'
  | 'ballot'
  | 'paper'
  | 'partial'

/** The length of an encoded signature. */
export const SIGNATURE_BYTES = 64

export interface Signature {
  /** The commitment R. */
  readonly commitment: Element
  /** The response s, with s·G = R + e·K. */
  readonly response: bigint
}

/** A secret key with its public key. */
export interface KeyPair {
  readonly secret: bigint
  readonly publicKey: Element
}

/** The public key of a secret. */
export function keyPair(secret: bigint): KeyPair {
  return { secret, publicKey: group.secretMultiply(group.base, secret) }
}

function challenge(purpose: Purpose, key: Element, commitment: Element, message: Uint8Array) {
  const [keyBytes, commitmentBytes] = [group.encode(key), group.encode(commitment)]
  return hashToScalar('signature', utf8(purpose), keyBytes, commitmentBytes, message)
}

/**
 * Signs. The nonce is hashed from the secret, the message and fresh randomness, so neither a
 * poor source of randomness nor a repeated message gives the key away.
 */
export function sign(
  purpose: Purpose,
  keys: KeyPair,
  message: Uint8Array,
  random: Random,
): Signature {
  const secretBytes = group.encodeScalar(keys.secret)
  const nonce = hashToScalar('nonce', utf8(purpose), secretBytes, message, random(32))
  if (nonce === BigInt(0)) throw new RandomnessError('zero nonce')
  const commitment = group.secretMultiply(group.base, nonce)
  const e = challenge(purpose, keys.publicKey, commitment, message)
  return { commitment, response: addScalars(nonce, multiplyScalars(e, keys.secret)) }
}

/** Whether the signature holds. */
export function verifySignature(
  purpose: Purpose,
  key: Element,
  message: Uint8Array,
  signature: Signature,
): boolean {
  const e = challenge(purpose, key, signature.commitment, message)
  const right = group.add(signature.commitment, group.publicMultiply(key, e))
  return group.equals(group.publicMultiply(group.base, signature.response), right)
}

/** The equation of a signature, for a batch: `response·G − e·K − R` is the identity. */
export function signatureChallenge(
  purpose: Purpose,
  key: Element,
  message: Uint8Array,
  signature: Signature,
): bigint {
  return challenge(purpose, key, signature.commitment, message)
}

/** R then s, 64 bytes. */
export function encodeSignature(signature: Signature): Uint8Array {
  return concat(group.encode(signature.commitment), group.encodeScalar(signature.response))
}

/** Reads R then s. */
export function readSignature(reader: Reader): Signature {
  return { commitment: reader.point(), response: reader.scalar() }
}

/** Decodes a signature that travels by itself. */
export function decodeSignature(bytes: Uint8Array): Result<Signature> {
  return decode(bytes, readSignature)
}
