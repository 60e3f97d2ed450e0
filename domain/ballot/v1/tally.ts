/**
 * The encrypted tally: for each measure and candidate, the counted ballots' ciphertexts times
 * their households' weights, added up. It decrypts to totals and to nothing smaller.
 * @module
 */
import { concat, uint } from './bytes'
import { decode } from './codec'
import { type Definition, LIMITS } from './definition'
import { CIPHERTEXT_BYTES, type Ciphertext, ciphertextOf } from './elgamal'
import { multiScalar } from './multiples'
import type { Result } from './result'

/** A ballot that counts, with its household's weight in each measure. */
export interface CountedBallot {
  readonly ciphertexts: readonly Ciphertext[]
  readonly weights: readonly number[]
}

export interface EncryptedTally {
  /** How many phone ballots it adds up. */
  readonly ballots: number
  /** By measure, then by candidate; empty when no ballot counts. */
  readonly sums: readonly (readonly Ciphertext[])[]
}

/** Adds up ballots. All have one ciphertext a candidate and one weight a measure. */
export function tallyBallots(ballots: readonly CountedBallot[]): EncryptedTally {
  const [first] = ballots
  if (first === undefined) return { ballots: 0, sums: [] }
  const sums = first.weights.map((_, measure) => {
    const weights = ballots.map((ballot) => BigInt(ballot.weights[measure] ?? 0))
    return first.ciphertexts.map((_, candidate) => {
      const column = ballots.flatMap(({ ciphertexts }) => ciphertexts[candidate] ?? [])
      return ciphertextOf(
        multiScalar(
          column.map(({ a }) => a),
          weights,
        ),
        multiScalar(
          column.map(({ b }) => b),
          weights,
        ),
      )
    })
  })
  return { ballots: ballots.length, sums }
}

/** The payload of a Tally event. */
export function encodeTally(tally: EncryptedTally): Uint8Array {
  return concat(uint(tally.ballots, 4), ...tally.sums.flat().map(({ encoded }) => encoded))
}

/**
 * Decodes the payload of a Tally event, for a scrutineer who decrypts it. A scrutineer should
 * decrypt only the tally of a board that it, or someone it trusts, has verified.
 */
export function decodeTally(definition: Definition, payload: Uint8Array): Result<EncryptedTally> {
  return decode(payload, (reader) => {
    const ballots = reader.uint(4, 0, LIMITS.households)
    const measures = ballots === 0 ? [] : definition.measures
    const sums = measures.map(() =>
      definition.candidates.map(() => {
        const encoded = reader.peek(CIPHERTEXT_BYTES)
        return { a: reader.pointOrIdentity(), b: reader.pointOrIdentity(), encoded }
      }),
    )
    return { ballots, sums }
  })
}
