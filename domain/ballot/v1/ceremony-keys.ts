/**
 * The keys that a ceremony's polynomials add up to.
 * @module
 */
import type { Transcript } from './ceremony-messages'
import { type ElectionKey, electionKeyOf } from './elgamal'
import { type Element, group, sum } from './group'
import { evaluateInExponent } from './polynomial'
import { failure, type Result, success } from './result'

/** Everything public that a ceremony yields. */
export interface CeremonyKeys {
  /** Ballots are encrypted under it; nobody holds its secret. */
  readonly electionKey: ElectionKey
  /** The scrutineers' own keys, which sign. */
  readonly signingKeys: readonly Element[]
  /** For each scrutineer, the public counterpart of its share. */
  readonly verificationKeys: readonly Element[]
}

/** The keys that revealed polynomials add up to. Fails with `BAD_POINT` if they cancel out. */
export function deriveKeys(said: Pick<Transcript, 'commits' | 'reveals'>): Result<CeremonyKeys> {
  const total = (said.reveals[0]?.coefficients ?? []).map((_, power) =>
    sum(said.reveals.map(({ coefficients }) => coefficients[power] ?? group.identity)),
  )
  const [key] = total
  if (key === undefined || group.isIdentity(key)) return failure('BAD_POINT', 'the key is empty')
  return success({
    electionKey: electionKeyOf(key),
    signingKeys: said.commits.map((commit) => commit.key),
    verificationKeys: said.commits.map((_, index) => evaluateInExponent(total, index + 1)),
  })
}
