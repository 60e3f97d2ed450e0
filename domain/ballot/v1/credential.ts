/**
 * A household's credential: a key pair made on its own phone. Its public key enters the board
 * once, under the household's place in the roll, signed by itself.
 * @module
 */
import { concat, uint } from './bytes'
import { decode } from './codec'
import { LIMITS } from './definition'
import { type Element, group } from './group'
import { type Random, randomScalar } from './random'
import { failure, type Result, success } from './result'
import type { Setup } from './setup'
import {
  encodeSignature,
  type KeyPair,
  keyPair,
  readSignature,
  type Signature,
  sign,
  verifySignature,
} from './signature'

export interface CredentialClaim {
  /** The household's place in the roll, from 0. */
  readonly household: number
  readonly key: Element
  readonly signature: Signature
}

/** A new credential. The secret never leaves the phone. */
export function newCredential(random: Random): KeyPair {
  return keyPair(randomScalar(random))
}

function words(fingerprint: Uint8Array, household: number, key: Element): Uint8Array {
  return concat(fingerprint, uint(household, 4), group.encode(key))
}

/** The payload of a Credential event. */
export function claimCredential(
  fingerprint: Uint8Array,
  household: number,
  keys: KeyPair,
  random: Random,
): Uint8Array {
  const signature = sign('credential', keys, words(fingerprint, household, keys.publicKey), random)
  return concat(uint(household, 4), group.encode(keys.publicKey), encodeSignature(signature))
}

/** What is already known when a claim arrives. */
export interface CredentialFacts {
  /** Whether this household already has a credential, or has voted on paper. */
  readonly taken: boolean
  /** Whether this key already belongs to a household. */
  readonly keyInUse: boolean
}

/** Reads a claim. Fails with `MALFORMED`, `BAD_POINT` or `BAD_SCALAR`. */
export function decodeClaim(payload: Uint8Array): Result<CredentialClaim> {
  return decode(payload, (reader) => ({
    household: reader.uint(4, 0, LIMITS.households),
    key: reader.point(),
    signature: readSignature(reader),
  }))
}

/** Whether the place is in the roll, and it and the key are free. */
export function checkPlace(
  { roll }: Pick<Setup, 'roll'>,
  household: number,
  { taken, keyInUse }: CredentialFacts,
): Result<true> {
  if (household >= roll.length) return failure('UNKNOWN_HOUSEHOLD', 'not in the roll')
  if (taken || keyInUse) return failure('DUPLICATE_CREDENTIAL', 'claimed before')
  return success(true)
}

/**
 * Whether a claim may enter the board. That the person may speak for the household is not
 * decided here: the server authenticates the claim before asking.
 */
export function checkClaim(
  setup: Pick<Setup, 'fingerprint' | 'roll'>,
  claim: CredentialClaim,
  facts: CredentialFacts,
): Result<CredentialClaim> {
  const { household, key, signature } = claim
  const placed = checkPlace(setup, household, facts)
  if (!placed.ok) return placed
  return verifySignature('credential', key, words(setup.fingerprint, household, key), signature)
    ? success(claim)
    : failure('SIGNATURE_INVALID', 'credential')
}
