/**
 * Hashing with a tag per use. Every part is preceded by its length, so that no two lists of parts
 * hash alike; every challenge names the group.
 * @module
 */
import { sha512, sha512_256 } from '@noble/hashes/sha2.js'
import { concat, uint, utf8 } from './bytes'
import { group } from './group'

const TAG_PREFIX = 'tongxinyuan-ballot-v1/'
const GROUP_NAME = utf8(group.name)

/** What a 32-byte hash is for. */
export type HashUse =
  | 'definition'
  | 'roll'
  | 'ceremony'
  | 'ceremony-context'
  | 'ceremony-round'
  | 'coefficients'
  | 'share-pad'
  | 'fingerprint'
  | 'ballot'
  | 'ciphertexts'
  | 'payload'
  | 'event'
  | 'phrase'

/** What a scalar from a hash is for. */
export type ScalarUse = 'signature' | 'nonce' | 'coefficient' | 'choice' | 'sum' | 'equality'

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return concat(...parts.flatMap((part) => [uint(part.length, 4), part]))
}

/** SHA-512/256 of the tag and the parts, each with its length before it. */
export function hash(use: HashUse, ...parts: readonly Uint8Array[]): Uint8Array {
  return sha512_256(joined([utf8(TAG_PREFIX + use), ...parts]))
}

/** RFC 9380 `expand_message_xmd` with SHA-512, for at most 64 bytes. */
export function expandMessage(message: Uint8Array, tag: Uint8Array, length: number): Uint8Array {
  const suffix = concat(tag, uint(tag.length, 1))
  const first = sha512(concat(new Uint8Array(128), message, uint(length, 2), uint(0, 1), suffix))
  return sha512(concat(first, uint(1, 1), suffix)).slice(0, length)
}

/** RFC 9380 hash to a scalar: 48 bytes, big-endian, reduced; the bias is below 2^-131. */
export function hashToScalar(use: ScalarUse, ...parts: readonly Uint8Array[]): bigint {
  const message = joined([GROUP_NAME, ...parts])
  return wideScalar(expandMessage(message, utf8(TAG_PREFIX + use), WIDE_BYTES))
}

/** How many uniform bytes make one scalar without noticeable bias. */
export const WIDE_BYTES = 48

/** A scalar from 48 uniform bytes, big-endian. */
export function wideScalar(bytes: Uint8Array): bigint {
  const shift = BigInt(8)
  let value = BigInt(0)
  for (const byte of bytes) value = (value << shift) | BigInt(byte)
  return value % group.order
}
