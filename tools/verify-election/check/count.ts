/**
 * From the encrypted tally to the result (sections 5.6 to 5.8).
 * @module
 */
import type { Keys } from './ceremony'
import { Cursor } from './cursor'
import { logarithm, modQ, Point, times, weighted } from './curve'
import { be, ORDER } from './hashes'
import { counted, type Walk } from './households'
import type { Event } from './lines'
import { equal, signed } from './proofs'
import { insist } from './rejected'
import type { Setup } from './setup'

/** The encrypted sums, measure by measure and candidate by candidate. */
export interface Tally {
  readonly ballots: number
  readonly sums: readonly { readonly a: Point; readonly b: Point; readonly measure: number }[]
  /** The counted ballots' weight in each measure. */
  readonly weights: readonly number[]
  readonly hash: Buffer
}

/** Adds the ballots up again and compares. */
export function checkTally(setup: Setup, walk: Walk, event: Event): Tally {
  const ballots = counted(setup, walk.parts)
  const { measures, candidates } = setup.definition
  const cursor = new Cursor(event.payload, 'Tally')
  cursor.int(4, ballots.length, ballots.length)
  const sums = (ballots.length === 0 ? [] : measures).flatMap((_, measure) => {
    const weights = ballots.map((each) => each.weights[measure] ?? 0)
    return candidates.map((name, candidate) => {
      const column = (half: 'a' | 'b') =>
        weighted(
          ballots.map(({ ballot }) => ballot.ciphertexts[candidate]?.[half] ?? Point.ZERO),
          weights,
        )
      const [a, b] = [column('a'), column('b')]
      const same = cursor.point0().equals(a) && cursor.point0().equals(b)
      insist(same, `Tally: the sum of ${name} is not the sum of the ballots`)
      return { a, b, measure }
    })
  })
  cursor.end()
  const weights = measures.map((_, measure) =>
    ballots.reduce((sum, each) => sum + (each.weights[measure] ?? 0), 0),
  )
  return { ballots: ballots.length, sums, weights, hash: event.hash }
}

/** The partial decryptions, told apart. */
export interface Partials {
  readonly valid: ReadonlyMap<number, readonly Point[]>
  readonly invalid: readonly { readonly height: number; readonly scrutineer: number }[]
}

/** Checks each partial decryption; a signed but wrong one is kept in `invalid`. */
export function checkPartials(setup: Setup, keys: Keys, tally: Tally, walk: Walk): Partials {
  const valid = new Map<number, readonly Point[]>()
  const invalid: { height: number; scrutineer: number }[] = []
  const { partials } = walk
  insist(partials.length <= 255, 'more than 255 partial decryptions')
  for (const { payload, height } of partials) {
    const where = `event ${height}`
    insist(tally.ballots > 0, `${where}: there is nothing to decrypt`)
    const cursor = new Cursor(payload, where)
    const j = cursor.int(1, 0, keys.K.length - 1)
    const entries = tally.sums.map(() => ({ F: cursor.raw(32), proof: cursor.proof(1) }))
    const message = Buffer.concat([tally.hash, cursor.past()])
    const signature = cursor.signature()
    cursor.end()
    insist(!valid.has(j), `${where}: scrutineer ${j + 1} has decrypted before`)
    insist(
      signed('partial', keys.K[j] ?? Point.ZERO, message, signature),
      `${where}: signature of scrutineer ${j + 1}`,
    )
    const shares = entries.map(({ F, proof }, i) => {
      const point = pointOf(F)
      const context = contextOf(setup, tally, j, i)
      const { a } = tally.sums[i] ?? { a: Point.ZERO }
      const X = keys.X[j] ?? Point.ZERO
      return point !== undefined && equal(context, X, a, point, proof) ? point : undefined
    })
    const points = shares.filter((point) => point !== undefined)
    if (points.length === shares.length) valid.set(j, points)
    else invalid.push({ height, scrutineer: j })
  }
  return { valid, invalid }
}

function pointOf(bytes: Buffer): Point | undefined {
  try {
    return Point.fromBytes(new Uint8Array(bytes))
  } catch {
    return undefined
  }
}

function contextOf(setup: Setup, tally: Tally, scrutineer: number, sum: number): Buffer {
  const parts = [be(32, 4), setup.fingerprint, be(32, 4), tally.hash]
  return Buffer.concat([...parts, be(scrutineer, 1), be(sum, 4)])
}

/** Totals by measure, then by candidate. */
export interface Totals {
  readonly phone: number[][]
  readonly paper: number[][]
}

/** Decrypts again and compares with the Result event. */
export function checkResult(
  setup: Setup,
  tally: Tally,
  partials: Partials,
  walk: Walk,
  event: Event,
): Totals {
  const { measures, candidates } = setup.definition
  const valid = [...partials.valid.keys()].sort((left, right) => left - right)
  const phone = decrypt(setup, tally, partials, valid)
  const paper = measures.map((_, measure) =>
    candidates.map((_, candidate) =>
      walk.papers.reduce((sum, { totals }) => sum + (totals[measure]?.[candidate] ?? 0), 0),
    ),
  )
  const cursor = new Cursor(event.payload, 'Result')
  cursor.int(1, valid.length, valid.length)
  for (const j of valid) cursor.int(1, j, j)
  cursor.int(1, partials.invalid.length, partials.invalid.length)
  for (const { height } of partials.invalid) cursor.int(4, height, height)
  for (const total of [...phone.flat(), ...paper.flat()]) cursor.int(8, total, total)
  cursor.end()
  return { phone, paper }
}

function decrypt(
  setup: Setup,
  tally: Tally,
  partials: Partials,
  valid: readonly number[],
): number[][] {
  const { measures, candidates, threshold } = setup.definition
  if (tally.ballots === 0) return measures.map(() => candidates.map(() => 0))
  const J = valid.slice(0, threshold)
  insist(J.length === threshold, `${J.length} valid partial decryptions, ${threshold} needed`)
  return measures.map((name, measure) => {
    const log = logarithm(tally.weights[measure] ?? 0, candidates.length)
    return candidates.map((candidate, c) => {
      const i = measure * candidates.length + c
      let point = tally.sums[i]?.b ?? Point.ZERO
      for (const j of J) {
        const share = partials.valid.get(j)?.[i] ?? Point.ZERO
        point = point.subtract(times(share, lambda(j, J)))
      }
      const found = log(point)
      insist(found !== undefined, `Result: ${name} of ${candidate} can't be decrypted`)
      return found
    })
  })
}

/** λ_j: the Lagrange coefficient at 0 of point j + 1. */
function lambda(j: number, J: readonly number[]): bigint {
  let [above, below] = [1n, 1n]
  for (const k of J) {
    if (k === j) continue
    above = modQ(above * BigInt(k + 1))
    below = modQ(below * BigInt(k - j))
  }
  return modQ(above * power(below, ORDER - 2n))
}

/** x^e mod q; with e = q − 2 the inverse of x. */
function power(x: bigint, e: bigint): bigint {
  let [result, square] = [1n, x]
  for (let rest = e; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = modQ(result * square)
    square = modQ(square * square)
  }
  return result
}
