/**
 * Checking ballots in groups, with the commitments kept beside the board (section 7).
 * @module
 */
import { randomBytes } from 'node:crypto'
import { type BallotRecord, checkBallot } from './ballots'
import type { Keys } from './ceremony'
import { Cursor } from './cursor'
import { combination, modQ, Point } from './curve'
import { rangeChallenge, signatureChallenge } from './proofs'
import { insist, Rejected } from './rejected'

/** How many ballots are combined at a time. */
const GROUP = 128

/** The lines of a commitments file: one a Ballot event, in order. */
export function readCommitments(text: string): Buffer[] {
  insist(text.endsWith('\n') || text === '', 'commitments: the last line is cut off')
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'base64url'))
}

/** Checks all ballots in groups; a group that fails is checked one by one. */
export function checkInGroups(
  keys: Keys,
  ballots: readonly BallotRecord[],
  commitments: readonly Buffer[],
  progress: (done: number) => void,
): void {
  for (let start = 0; start < ballots.length; start += GROUP) {
    const group = ballots.slice(start, start + GROUP)
    if (!groupHolds(keys, group, commitments.slice(start, start + GROUP)))
      group.forEach(checkBallot)
    progress(start + group.length)
  }
}

function groupHolds(
  { Y }: Keys,
  ballots: readonly BallotRecord[],
  commitments: readonly Buffer[],
): boolean {
  const sum = new Sum(Y)
  try {
    return ballots.every((ballot, i) => gather(sum, ballot, commitments[i])) && sum.isZero()
  } catch (error) {
    // Commitments that can't even be read say nothing about the ballots.
    if (error instanceof Rejected) return false
    throw error
  }
}

/** A sum of multiples, with G and Y gathered apart. */
class Sum {
  private readonly points: Point[] = []
  private readonly scalars: bigint[] = []
  private forG = 0n
  private forY = 0n

  constructor(private readonly Y: Point) {}

  add(point: Point, k: bigint): void {
    this.points.push(point)
    this.scalars.push(modQ(k))
  }

  addG(k: bigint): void {
    this.forG += k
  }

  addY(k: bigint): void {
    this.forY += k
  }

  isZero(): boolean {
    const points = [...this.points, Point.BASE, this.Y]
    return combination(points, [...this.scalars, modQ(this.forG), modQ(this.forY)]).is0()
  }
}

function coin(): bigint {
  return BigInt(`0x${randomBytes(16).toString('hex')}`)
}

function gather(sum: Sum, ballot: BallotRecord, line: Buffer | undefined): boolean {
  if (line === undefined) return false
  const { K, hash, signature, claims } = ballot
  const weight = coin()
  sum.addG(weight * signature.s)
  sum.add(K, -weight * signatureChallenge('ballot', K, hash, signature.R))
  sum.add(signature.R, -weight)
  const cursor = new Cursor(line, 'commitments')
  for (const { range, proof } of claims) {
    const read = () => proof.c.map(() => cursor.raw(32))
    const [A, B] = [read(), read()]
    if (rangeChallenge(range, A, B) !== modQ(proof.c.reduce((all, c) => all + c, 0n))) return false
    let [forA, forB] = [0n, 0n]
    for (const [k, c] of proof.c.entries()) {
      const z = proof.z[k] ?? 0n
      const [left, right] = [coin(), coin()]
      sum.add(new Cursor(A[k] ?? Buffer.alloc(0), 'A').point0(), -left)
      sum.add(new Cursor(B[k] ?? Buffer.alloc(0), 'B').point0(), -right)
      sum.addG(left * z - right * c * BigInt(range.min + k))
      sum.addY(right * z)
      forA += left * c
      forB += right * c
    }
    sum.add(range.a, forA)
    sum.add(range.b, forB)
  }
  cursor.end()
  return true
}
