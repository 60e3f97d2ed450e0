/**
 * Signatures, equality proofs and range proofs (section 3).
 * @module
 */
import type { Proof, Signature } from './cursor'
import { ladder, modQ, Point, times } from './curve'
import { be, challenge } from './hashes'

/** The challenge e of a signature. */
export function signatureChallenge(purpose: string, K: Point, M: Uint8Array, R: Point): bigint {
  return challenge('signature', Buffer.from(purpose), K.toBytes(), R.toBytes(), M)
}

/** Whether a signature holds (3.1). */
export function signed(purpose: string, K: Point, M: Uint8Array, { R, s }: Signature): boolean {
  const e = signatureChallenge(purpose, K, M, R)
  return times(Point.BASE, s).equals(R.add(times(K, e)))
}

/** Whether an equality proof holds (3.2). */
export function equal(C: Uint8Array, X: Point, A: Point, F: Point, proof: Proof): boolean {
  const [c = 0n] = proof.c
  const [z = 0n] = proof.z
  const left = times(Point.BASE, z).add(times(X, c))
  const right = times(A, z).add(times(F, c))
  return challenge('equality', C, ...[X, A, F, left, right].map((P) => P.toBytes())) === c
}

/** What a range proof is about (3.3). */
export interface Range {
  readonly use: 'choice' | 'sum'
  readonly context: readonly Uint8Array[]
  readonly Y: Point
  readonly a: Point
  readonly b: Point
  /** The encoding a ‖ b. */
  readonly ab: Uint8Array
  readonly min: number
  readonly max: number
}

/** The hash that the challenges must add up to, given A_k and B_k. */
export function rangeChallenge(
  range: Range,
  A: readonly Uint8Array[],
  B: readonly Uint8Array[],
): bigint {
  const { use, context, Y, ab, min, max } = range
  const bounds = [be(min, 4), be(max, 4)]
  return challenge(use, ...context, Y.toBytes(), ab, ...bounds, Buffer.concat(A), Buffer.concat(B))
}

/** Whether a range proof holds (3.3). */
export function inRange(range: Range, { c, z }: Proof): boolean {
  const { Y, a, b, min } = range
  const [timesA, timesB] = [ladder(a), ladder(b)]
  const A = c.map((ck, k) => times(Point.BASE, z[k] ?? 0n).add(timesA(ck)))
  const B = c.map((ck, k) => {
    const number = times(Point.BASE, modQ(-ck * BigInt(min + k)))
    return times(Y, z[k] ?? 0n)
      .add(timesB(ck))
      .add(number)
  })
  const expected = rangeChallenge(
    range,
    A.map((P) => P.toBytes()),
    B.map((P) => P.toBytes()),
  )
  return modQ(c.reduce((sum, each) => sum + each, 0n)) === expected
}
