/**
 * Auditing a sealed ballot on another device: encrypt the choices again with the randomness given
 * away, and see whether the very same ballot comes out.
 * @module
 */
import { ballotHashOf } from './ballot'
import { concat, equalBytes, uint } from './bytes'
import { decode } from './codec'
import type { Election } from './election'
import { CIPHERTEXT_BYTES, encrypt } from './elgamal'
import { group } from './group'
import { failure, type Result, success } from './result'

/** What a phone gives away when a sealed ballot is opened. */
export interface Opening {
  /** 0 or 1 for each candidate. */
  readonly choices: readonly number[]
  /** The randomness of each ciphertext. */
  readonly randomness: readonly bigint[]
}

/** Encodes an opening, to be carried to another device. */
export function encodeOpening({ choices, randomness }: Opening): Uint8Array {
  const each = randomness.map((scalar, i) =>
    concat(uint(choices[i] ?? 0, 1), group.encodeScalar(scalar)),
  )
  return concat(...each)
}

/** Decodes an opening. */
export function decodeOpening(election: Election, bytes: Uint8Array): Result<Opening> {
  const count = election.definition.candidates.length
  return decode(bytes, (reader) => {
    const each = reader.list(count, () => ({
      choice: reader.uint(1, 0, 1),
      scalar: reader.scalar(),
    }))
    return {
      choices: each.map(({ choice }) => choice),
      randomness: each.map(({ scalar }) => scalar),
    }
  })
}

/**
 * Checks an opened ballot against the receipt's hash, as seen before the ballot was opened.
 * Success gives the choices that the ballot really held; compare them with what was meant.
 * Fails with `OPENING_DIFFERS` when the phone sealed something else.
 */
export function checkOpening(
  election: Election,
  sealedBallot: { readonly body: Uint8Array; readonly ballotHash: Uint8Array },
  opening: Opening,
): Result<readonly number[]> {
  const { body, ballotHash } = sealedBallot
  if (!equalBytes(ballotHashOf(election.fingerprint, body), ballotHash))
    return failure('OPENING_DIFFERS', 'not the ballot of this receipt')
  const size = CIPHERTEXT_BYTES + 4 * group.scalarBytes
  for (const [index, choice] of opening.choices.entries()) {
    const randomness = opening.randomness[index] ?? BigInt(0)
    const { encoded } = encrypt(election.electionKey, choice, randomness)
    const start = group.elementBytes + 4 + index * size
    if (!equalBytes(encoded, body.slice(start, start + CIPHERTEXT_BYTES)))
      return failure('OPENING_DIFFERS', `candidate ${index + 1}`)
  }
  return opening.choices.length === election.definition.candidates.length
    ? success(opening.choices)
    : failure('OPENING_DIFFERS', 'a choice is missing')
}
