/**
 * Randomness is always an argument: a phone gets it from a callback, a server from `crypto`, a
 * test from a seed.
 * @module
 */
import { WIDE_BYTES, wideScalar } from './hash'

/** A source of uniform bytes: exactly `length` new ones at each call. */
export type Random = (length: number) => Uint8Array

/** Thrown when a source runs out or is broken: a defect of the caller, not an expected failure. */
export class RandomnessError extends Error {}

const ATTEMPTS = 8

/** A uniform scalar other than zero. Throws `RandomnessError` for a source that can't give one. */
export function randomScalar(random: Random): bigint {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const bytes = random(WIDE_BYTES)
    if (bytes.length !== WIDE_BYTES) throw new RandomnessError('wrong number of bytes')
    const scalar = wideScalar(bytes)
    if (scalar !== BigInt(0)) return scalar
  }
  throw new RandomnessError('the source only gives zeros')
}

/**
 * A source over bytes fetched beforehand, for a platform whose randomness comes by callback. It
 * gives each byte once and throws `RandomnessError` when it runs out: it never repeats or pads.
 */
export function randomFrom(pool: Uint8Array): Random {
  let offset = 0
  return (length) => {
    if (offset + length > pool.length) throw new RandomnessError('the pool is used up')
    offset += length
    const taken = pool.slice(offset - length, offset)
    pool.fill(0, offset - length, offset)
    return taken
  }
}
