/**
 * Checking many ballots at once. With the proofs' commitments at hand, every check is a linear
 * equation between elements; a random combination of all of them holds when each holds, and
 * otherwise fails but for a chance of 2^-128. The commitments need no trust: each proof's hash
 * fixes them.
 * @module
 */
import { type Ballot, choiceStatement, sumStatement } from './ballot'
import type { BallotCommitments } from './ballot-check'
import { concat } from './bytes'
import { decode } from './codec'
import type { Definition } from './definition'
import type { Election } from './election'
import { addScalars, type Element, group, multiplyScalars, subtractScalars } from './group'
import { multiScalar } from './multiples'
import type { Random } from './random'
import {
  branchesOf,
  challengeSum,
  type RangeCommitments,
  type RangeProof,
  type RangeStatement,
  rangeChallenge,
} from './range-proof'
import { failure, type Result, success } from './result'
import { signatureChallenge } from './signature'

/** A ballot with the commitments of its proofs, as `checkBallot` returned them. */
export interface BatchItem {
  readonly ballot: Ballot
  readonly commitments: BallotCommitments
}

/** The equations gathered so far: a scalar for each element, and for the two common ones. */
class Combination {
  private readonly elements: Element[] = []
  private readonly scalars: bigint[] = []
  private base = BigInt(0)
  private key = BigInt(0)

  constructor(
    private readonly electionKey: Element,
    private readonly random: Random,
  ) {}

  coefficient(): bigint {
    return this.random(16).reduce((value, byte) => value * BigInt(256) + BigInt(byte), BigInt(0))
  }

  addBase(scalar: bigint): void {
    this.base = addScalars(this.base, scalar)
  }

  addKey(scalar: bigint): void {
    this.key = addScalars(this.key, scalar)
  }

  add(element: Element, scalar: bigint): void {
    this.elements.push(element)
    this.scalars.push(scalar)
  }

  holds(): boolean {
    const elements = [...this.elements, group.base, this.electionKey]
    const total = multiScalar(elements, [...this.scalars, this.base, this.key])
    return group.isIdentity(total)
  }
}

/**
 * Checks signatures and proofs of many ballots. Fails with `BATCH_INVALID` without saying which
 * ballot is at fault: check them one by one then. A hundred at a time is a good size.
 * `random` must be unpredictable to whoever made the ballots: 16 bytes an equation.
 */
export function checkBallots(
  election: Election,
  items: readonly BatchItem[],
  random: Random,
): Result<true> {
  const combination = new Combination(election.electionKey.element, random)
  for (const item of items) {
    if (!addBallot(election, item, combination)) return failure('BATCH_INVALID', 'a proof’s hash')
  }
  return combination.holds() ? success(true) : failure('BATCH_INVALID', 'an equation')
}

function addBallot(election: Election, item: BatchItem, combination: Combination): boolean {
  const { ballot, commitments } = item
  addSignature(ballot, combination)
  const keyBytes = group.encode(ballot.key)
  const ciphertexts = ballot.choices.map(({ ciphertext }) => ciphertext)
  const all = sumStatement(election, keyBytes, ciphertexts)
  // The sum's ciphertext is the sum of the others: its scalar goes to each of them.
  const shared = addProof(all, ballot.sumProof, commitments[ciphertexts.length], combination)
  if (shared === undefined || commitments.length !== ciphertexts.length + 1) return false
  for (const [index, { ciphertext, proof }] of ballot.choices.entries()) {
    const statement = choiceStatement(election, keyBytes, index, ciphertext)
    const own = addProof(statement, proof, commitments[index], combination)
    if (own === undefined) return false
    combination.add(ciphertext.a, addScalars(own.a, shared.a))
    combination.add(ciphertext.b, addScalars(own.b, shared.b))
  }
  return true
}

function addSignature(ballot: Ballot, combination: Combination): void {
  const { key, ballotHash, signature } = ballot
  const weight = combination.coefficient()
  const e = signatureChallenge('ballot', key, ballotHash, signature)
  combination.addBase(multiplyScalars(weight, signature.response))
  combination.add(group.negate(key), multiplyScalars(weight, e))
  combination.add(group.negate(signature.commitment), weight)
}

/** Adds a proof's equations; returns the scalars that its ciphertext's two halves must get. */
function addProof(
  statement: RangeStatement,
  proof: RangeProof,
  commitments: RangeCommitments | undefined,
  combination: Combination,
): { a: bigint; b: bigint } | undefined {
  if (commitments === undefined || commitments.left.length !== branchesOf(statement))
    return undefined
  if (rangeChallenge(statement, commitments) !== challengeSum(proof)) return undefined
  let [a, b] = [BigInt(0), BigInt(0)]
  for (const [branch, challenge] of proof.challenges.entries()) {
    const left = group.decode(commitments.left[branch] ?? new Uint8Array(0))
    const right = group.decode(commitments.right[branch] ?? new Uint8Array(0))
    const response = proof.responses[branch]
    if (left === undefined || right === undefined || response === undefined) return undefined
    const [forLeft, forRight] = [combination.coefficient(), combination.coefficient()]
    const weighted = multiplyScalars(forRight, challenge)
    const offset = multiplyScalars(weighted, BigInt(statement.min + branch))
    combination.addBase(subtractScalars(multiplyScalars(forLeft, response), offset))
    combination.addKey(multiplyScalars(forRight, response))
    combination.add(group.negate(left), forLeft)
    combination.add(group.negate(right), forRight)
    a = addScalars(a, multiplyScalars(forLeft, challenge))
    b = addScalars(b, weighted)
  }
  return { a, b }
}

/** Encodes a ballot's commitments, to be kept beside the board. */
export function encodeCommitments(commitments: BallotCommitments): Uint8Array {
  return concat(...commitments.flatMap(({ left, right }) => [...left, ...right]))
}

/** Decodes a ballot's commitments. Fails with `MALFORMED`. */
export function decodeCommitments(
  definition: Definition,
  bytes: Uint8Array,
): Result<BallotCommitments> {
  const branches = [...definition.candidates.map(() => 2), branchesOf(definition)]
  return decode(bytes, (reader) =>
    branches.map((count) => ({
      left: reader.list(count, () => reader.bytes(32)),
      right: reader.list(count, () => reader.bytes(32)),
    })),
  )
}
