/**
 * The key ceremony (section 4.3).
 * @module
 */
import { Cursor, type Signature } from './cursor'
import { Point, times, total } from './curve'
import { be, digest } from './hashes'
import { signed } from './proofs'
import { insist } from './rejected'
import type { Setup } from './setup'

/** The keys that the ceremony yields. */
export interface Keys {
  readonly Y: Point
  /** The scrutineers' signing keys K. */
  readonly K: readonly Point[]
  /** The verification keys X. */
  readonly X: readonly Point[]
}

interface Message {
  readonly said: Buffer
  readonly signature: Signature
}

/** Checks the ceremony and derives its keys. */
export function checkCeremony(setup: Setup): Keys {
  const { scrutineers, threshold } = setup.definition
  const m = scrutineers.length
  const cursor = new Cursor(setup.ceremony, 'ceremony')
  const context = digest('ceremony-context', setup.definitionHash, setup.rollHash)
  let before = context
  const round = <T>(purpose: string, key: (i: number) => Point, read: () => T): T[] => {
    const start = cursor.at
    const spoken = before
    const values = cursor.many(m, (i) => {
      const [value, message] = readMessage(cursor, read)
      const words = Buffer.concat([spoken, be(i, 1), message.said])
      insist(
        signed(purpose, key(i), words, message.signature),
        `ceremony: ${purpose} of scrutineer ${i + 1}`,
      )
      return value
    })
    before = digest('ceremony-round', context, spoken, setup.ceremony.subarray(start, cursor.at))
    return values
  }
  const K: Point[] = []
  const commitments = round(
    'scrutineer-commit',
    (i) => K[i] ?? Point.ZERO,
    () => {
      K.push(cursor.point())
      return cursor.raw(32)
    },
  )
  insist(new Set(K.map((each) => each.toHex())).size === m, 'ceremony: two keys are the same')
  const keyOf = (i: number) => K[i] ?? Point.ZERO
  const opening = before
  const reveals = round('scrutineer-reveal', keyOf, () => ({
    C: cursor.many(threshold, () => cursor.point()),
    possession: cursor.signature(),
  }))
  for (const [i, { C, possession }] of reveals.entries()) {
    const coefficients = Buffer.concat(C.map((each) => each.toBytes()))
    const key = keyOf(i).toBytes()
    insist(
      digest('coefficients', context, be(i, 1), key, coefficients).equals(
        commitments[i] ?? Buffer.alloc(0),
      ),
      `ceremony: scrutineer ${i + 1} revealed something else than it committed to`,
    )
    const claim = Buffer.concat([opening, be(i, 1), key])
    insist(
      signed('scrutineer-possession', C[0] ?? Point.ZERO, claim, possession),
      `ceremony: scrutineer ${i + 1} doesn't know its part of the key`,
    )
  }
  round('scrutineer-shares', keyOf, () => cursor.many(m, () => [cursor.point(), cursor.raw(32)]))
  round('scrutineer-accept', keyOf, () => undefined)
  cursor.end()
  return derive(
    K,
    reveals.map(({ C }) => C),
  )
}

function readMessage<T>(cursor: Cursor, read: () => T): [T, Message] {
  const start = cursor.at
  const value = read()
  const said = Buffer.from(cursor.past().subarray(start))
  return [value, { said, signature: cursor.signature() }]
}

function derive(K: readonly Point[], polynomials: readonly (readonly Point[])[]): Keys {
  const D = (polynomials[0] ?? []).map((_, k) => total(polynomials.map((C) => C[k] ?? Point.ZERO)))
  const [Y = Point.ZERO] = D
  insist(!Y.is0(), 'ceremony: the election key is the identity')
  const X = K.map((_, j) => total(D.map((point, k) => times(point, BigInt(j + 1) ** BigInt(k)))))
  Y.precompute(8)
  return { Y, K, X }
}
