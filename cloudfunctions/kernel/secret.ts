/**
 * Digests under the environment's own key, for what is short enough to be guessed: a phone number or
 * a household code behind a plain hash is found by trying them all. The key is not in the database, so
 * a copy of the database alone tells neither.
 * @module
 */
import { createHmac } from 'node:crypto'

/** What the key is used for: the same text gives unrelated digests for different purposes. */
export type KeyPurpose = 'roster_phone' | 'household_code' | 'claim_tries'

/** Shortest key taken, in characters: 32 hex digits are 128 bits. */
const SHORTEST = 32

/**
 * The key of this environment, `TXY_SECRET`. It is the same for every function and never changes:
 * with another one no printed household code and no phone on a roster fits any more.
 * @throws {Error} when it is not set or too short to be one
 */
function environmentKey(): string {
  const key = process.env.TXY_SECRET ?? ''
  if (key.length < SHORTEST) throw new Error('TXY_SECRET is not set')
  return key
}

/** HMAC-SHA-256 of a text for a purpose, 32 bytes, under the environment's key or the one given. */
export function keyedDigest(purpose: KeyPurpose, text: string, key = environmentKey()): Uint8Array {
  return createHmac('sha256', key).update(`${purpose}\n${text}`).digest()
}

/** The same as 64 hex digits. */
export const keyedHash = (purpose: KeyPurpose, text: string, key?: string): string =>
  Buffer.from(keyedDigest(purpose, text, key)).toString('hex')
