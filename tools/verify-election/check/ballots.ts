/**
 * Ballots (section 5.3): reading them, and checking a signature and all proofs.
 * @module
 */
import type { Keys } from './ceremony'
import { Cursor, type Proof, type Signature } from './cursor'
import { type Point, total } from './curve'
import { be, digest } from './hashes'
import type { Event } from './lines'
import { inRange, type Range, signed } from './proofs'
import { insist } from './rejected'
import type { Setup } from './setup'

/** A ballot taken apart. */
export interface BallotRecord {
  readonly height: number
  readonly K: Point
  /** K in hexadecimal. */
  readonly key: string
  readonly sequence: number
  readonly hash: Buffer
  readonly signature: Signature
  readonly ciphertexts: readonly { readonly a: Point; readonly b: Point }[]
  /** What is claimed about each candidate, then about the sum, with the proofs of it. */
  readonly claims: readonly { readonly range: Range; readonly proof: Proof }[]
}

/** Takes a ballot apart; checks encodings only. */
export function readBallot(setup: Setup, { Y }: Keys, event: Event): BallotRecord {
  const { candidates, min, max } = setup.definition
  const cursor = new Cursor(event.payload, `event ${event.height}`)
  const K = cursor.point()
  const sequence = cursor.int(4, 1, 2 ** 32 - 1)
  const context = [setup.fingerprint, K.toBytes()]
  const choices = candidates.map((_, i) => {
    const start = cursor.at
    const [a, b] = [cursor.point(), cursor.point()]
    const ab = cursor.past().subarray(start)
    const range: Range = {
      ...{ use: 'choice', context: [...context, be(i, 4)] },
      ...{ Y, a, b, ab, min: 0, max: 1 },
    }
    return { range, proof: cursor.proof(2) }
  })
  const sumProof = cursor.proof(max - min + 1)
  const hash = digest('ballot', setup.fingerprint, cursor.past())
  const signature = cursor.signature()
  cursor.end()
  const a = total(choices.map(({ range }) => range.a))
  const b = total(choices.map(({ range }) => range.b))
  const all = digest('ciphertexts', ...choices.map(({ range }) => range.ab))
  const ab = Buffer.concat([a.toBytes(), b.toBytes()])
  const sum: Range = { use: 'sum', context: [...context, all], Y, a, b, ab, min, max }
  return {
    height: event.height,
    K,
    key: K.toHex(),
    sequence,
    hash,
    signature,
    ciphertexts: choices.map(({ range }) => ({ a: range.a, b: range.b })),
    claims: [...choices, { range: sum, proof: sumProof }],
  }
}

/** Checks one ballot's signature and proofs. */
export function checkBallot({ height, K, hash, signature, claims }: BallotRecord): void {
  insist(signed('ballot', K, hash, signature), `event ${height}: the ballot's signature`)
  for (const [i, { range, proof }] of claims.entries()) {
    const about = range.use === 'sum' ? 'how many are chosen' : `candidate ${i + 1}`
    insist(inRange(range, proof), `event ${height}: the proof about ${about}`)
  }
}
