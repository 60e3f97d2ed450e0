/**
 * A disjunctive Chaum-Pedersen proof that a ciphertext encrypts a number within [min, max],
 * without saying which. One branch is real, the others are simulated; the challenges of all
 * branches must add up to the hash of the statement, its context and every commitment.
 * @module
 */
import { concat, uint } from './bytes'
import type { Reader } from './codec'
import type { Ciphertext, ElectionKey } from './elgamal'
import { addScalars, group, multiplyScalars, scalarOf, subtract, subtractScalars } from './group'
import { hashToScalar } from './hash'
import { multiplier } from './multiples'
import { type Random, randomScalar } from './random'

/** What is claimed about a ciphertext, and everything the claim is bound to. */
export interface RangeStatement {
  /** One candidate's choice, or the sum of a ballot's choices. */
  readonly use: 'choice' | 'sum'
  /** Election, credential, and which ciphertext of the ballot (or a hash of all of them). */
  readonly context: readonly Uint8Array[]
  readonly key: ElectionKey
  readonly ciphertext: Ciphertext
  readonly min: number
  readonly max: number
}

/** A challenge and a response for each number from min to max. */
export interface RangeProof {
  readonly challenges: readonly bigint[]
  readonly responses: readonly bigint[]
}

/**
 * The commitments of every branch, min to max: A then B, 32 bytes each. They follow from a
 * proof; kept beside it, they let others check many proofs at once.
 */
export interface RangeCommitments {
  readonly left: readonly Uint8Array[]
  readonly right: readonly Uint8Array[]
}

/** How many branches a range has. */
export function branchesOf(range: { readonly min: number; readonly max: number }): number {
  return range.max - range.min + 1
}

/** The challenge: the hash of the whole statement and of all commitments (strong Fiat-Shamir). */
export function rangeChallenge(statement: RangeStatement, commitments: RangeCommitments): bigint {
  return hashToScalar(
    statement.use,
    ...statement.context,
    statement.key.encoded,
    statement.ciphertext.encoded,
    uint(statement.min, 4),
    uint(statement.max, 4),
    concat(...commitments.left),
    concat(...commitments.right),
  )
}

/**
 * Proves that the ciphertext encrypts `value` with `randomness`. Every number of the range costs
 * the same multiplications whichever is the real one, up to one.
 */
export function proveRange(
  statement: RangeStatement,
  value: number,
  randomness: bigint,
  random: Random,
): RangeProof {
  const { key, min } = statement
  const real = value - min
  const nonce = randomScalar(random)
  const challenges: bigint[] = []
  const responses: bigint[] = []
  const left: Uint8Array[] = []
  const right: Uint8Array[] = []
  for (let branch = 0; branch < branchesOf(statement); branch++) {
    const challenge = branch === real ? BigInt(0) : randomScalar(random)
    const response = branch === real ? BigInt(0) : randomScalar(random)
    // z·G + c·a = (z + c·r)·G for the maker, who knows r: cheaper, and the same for every branch.
    const exponent =
      branch === real ? nonce : addScalars(response, multiplyScalars(challenge, randomness))
    const offset = multiplyScalars(challenge, scalarOf(value - (min + branch)))
    left.push(group.encode(group.secretMultiply(group.base, exponent)))
    const mask = group.secretMultiply(key.element, exponent)
    right.push(group.encode(group.add(mask, group.secretMultiply(group.base, offset))))
    challenges.push(challenge)
    responses.push(response)
  }
  const others = challenges.reduce(addScalars, BigInt(0))
  const own = subtractScalars(rangeChallenge(statement, { left, right }), others)
  challenges[real] = own
  responses[real] = subtractScalars(nonce, multiplyScalars(own, randomness))
  return { challenges, responses }
}

/** The only commitments with which the proof can hold. */
function rangeCommitments(statement: RangeStatement, proof: RangeProof): RangeCommitments {
  const { a, b } = statement.ciphertext
  const timesA = multiplier(a)
  const timesB = multiplier(b)
  const branches = proof.challenges.map((challenge, branch) => {
    const response = proof.responses[branch] ?? BigInt(0)
    const offset = multiplyScalars(challenge, BigInt(statement.min + branch))
    const blind = group.publicMultiply(statement.key.element, response)
    const shifted = subtract(timesB(challenge), group.publicMultiply(group.base, offset))
    return {
      left: group.encode(group.add(group.publicMultiply(group.base, response), timesA(challenge))),
      right: group.encode(group.add(blind, shifted)),
    }
  })
  return { left: branches.map((each) => each.left), right: branches.map((each) => each.right) }
}

/** The sum of the branches' challenges, which must equal the hash. */
export function challengeSum(proof: RangeProof): bigint {
  return proof.challenges.reduce(addScalars, BigInt(0))
}

/** The commitments if the proof holds, undefined if it doesn't. */
export function checkRange(
  statement: RangeStatement,
  proof: RangeProof,
): RangeCommitments | undefined {
  if (proof.challenges.length !== branchesOf(statement)) return undefined
  const commitments = rangeCommitments(statement, proof)
  return rangeChallenge(statement, commitments) === challengeSum(proof) ? commitments : undefined
}

/** All challenges then all responses, min to max. */
export function encodeRangeProof(proof: RangeProof): Uint8Array {
  return concat(
    ...[...proof.challenges, ...proof.responses].map((each) => group.encodeScalar(each)),
  )
}

/** Reads a proof of a known number of branches. */
export function readRangeProof(reader: Reader, branches: number): RangeProof {
  return {
    challenges: reader.list(branches, () => reader.scalar()),
    responses: reader.list(branches, () => reader.scalar()),
  }
}
