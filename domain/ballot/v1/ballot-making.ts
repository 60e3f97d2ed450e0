/**
 * Making a ballot on a phone. A ballot is first sealed: its receipt is fixed, but it isn't signed
 * and nobody can cast it. Then its maker either casts it, which signs it, or opens it to see
 * whether the phone told the truth. The phone can't know in advance which it will be.
 * @module
 */
import {
  type BallotBody,
  ballotHashOf,
  choiceStatement,
  encodeBallotBody,
  SEQUENCE_MAX,
  sumStatement,
} from './ballot'
import { concat } from './bytes'
import type { Election } from './election'
import { encrypt } from './elgamal'
import { addScalars, group } from './group'
import type { Opening } from './opening'
import { type Random, randomScalar } from './random'
import { proveRange } from './range-proof'
import { receiptOf } from './receipt'
import { failure, type Result, success } from './result'
import { encodeSignature, type KeyPair, sign } from './signature'

/** A sealed ballot can be cast or opened, once: each leaves it used (`ALREADY_USED`). */
export interface SealedBallot {
  readonly body: Uint8Array
  readonly ballotHash: Uint8Array
  readonly receipt: string
  /** Signs it: the payload of a Ballot event. */
  readonly cast: (random: Random) => Result<Uint8Array>
  /** Gives away its randomness, for another device to check; it can never be cast then. */
  readonly open: () => Result<Opening>
}

/** Who votes: the credential, and a number above that of the household's last ballot. */
export interface Voter {
  readonly keys: KeyPair
  /** 1 for a first ballot. */
  readonly sequence: number
}

/** How many random bytes `sealBallot` and `cast` take together. */
export function ballotRandomBytes(election: Election): number {
  const { candidates, min, max } = election.definition
  // A candidate: its ciphertext, one nonce, one simulated branch. The sum: likewise.
  const scalars = candidates.length * 4 + 1 + 2 * (max - min)
  return scalars * 48 + 32
}

function checkChoices(election: Election, choices: readonly number[]): string | undefined {
  const { candidates, min, max } = election.definition
  if (choices.length !== candidates.length) return 'a choice for each candidate is needed'
  if (choices.some((choice) => choice !== 0 && choice !== 1)) return 'a choice is 0 or 1'
  const chosen = choices.filter((choice) => choice === 1).length
  return chosen < min || chosen > max ? `${chosen} chosen, ${min} to ${max} allowed` : undefined
}

/**
 * Seals a ballot: `choices` holds 0 or 1 for each candidate. Fails with `BAD_CHOICES` when the
 * election's rules forbid them. What it encrypts depends on nobody else's ballot.
 */
export function sealBallot(
  election: Election,
  voter: Voter,
  choices: readonly number[],
  random: Random,
): Result<SealedBallot> {
  const problem = checkChoices(election, choices)
  if (problem !== undefined) return failure('BAD_CHOICES', problem)
  const { keys, sequence } = voter
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > SEQUENCE_MAX)
    return failure('STALE_SEQUENCE', 'not a sequence number')
  const { body, randomness } = encryptChoices(election, voter, choices, random)
  const bytes = encodeBallotBody(body)
  const ballotHash = ballotHashOf(election.fingerprint, bytes)
  return success(sealed(keys, bytes, ballotHash, { choices: [...choices], randomness }))
}

/** The body of a ballot, without any check that the choices are allowed. */
export function encryptChoices(
  election: Election,
  { keys, sequence }: Voter,
  values: readonly number[],
  random: Random,
): { readonly body: BallotBody; readonly randomness: readonly bigint[] } {
  const keyBytes = group.encode(keys.publicKey)
  const randomness = values.map(() => randomScalar(random))
  const choices = values.map((value, index) => {
    const r = randomness[index] ?? BigInt(0)
    const ciphertext = encrypt(election.electionKey, value, r)
    const statement = choiceStatement(election, keyBytes, index, ciphertext)
    return { ciphertext, proof: proveRange(statement, value, r, random) }
  })
  const statement = sumStatement(
    election,
    keyBytes,
    choices.map(({ ciphertext }) => ciphertext),
  )
  const total = values.reduce((sum, value) => sum + value, 0)
  const sumProof = proveRange(statement, total, randomness.reduce(addScalars), random)
  return { body: { key: keys.publicKey, sequence, choices, sumProof }, randomness }
}

function sealed(
  keys: KeyPair,
  body: Uint8Array,
  ballotHash: Uint8Array,
  secrets: Opening,
): SealedBallot {
  let kept: Opening | undefined = secrets
  const use = (): Opening | undefined => {
    const taken = kept
    kept = undefined
    return taken
  }
  const used = failure('ALREADY_USED', 'cast or opened before')
  return {
    body,
    ballotHash,
    receipt: receiptOf(ballotHash),
    cast: (random) =>
      use() === undefined
        ? used
        : success(concat(body, encodeSignature(sign('ballot', keys, ballotHash, random)))),
    open: () => {
      const opening = use()
      return opening === undefined ? used : success(opening)
    },
  }
}
