/**
 * Reading a board that was checked as it grew, without decoding a point of its ballots: decoding is what
 * costs. The ballots that count are added up afterwards, some at a time, wherever and whenever.
 * @module
 */
import { ballotBytes, ballotHashOf, CHOICE } from './ballot'
import { decode } from './codec'
import { type CredentialFacts, checkPlace } from './credential'
import type { Definition } from './definition'
import type { Election } from './election'
import { type Ciphertext, ciphertextOf, readCiphertext } from './elgamal'
import { group } from './group'
import { branchesOf } from './range-proof'
import { failure, type Result, success } from './result'
import type { Setup } from './setup'
import { SIGNATURE_BYTES } from './signature'
import { type EncryptedTally, tallyBallots } from './tally'

/** A ballot that counts, as bytes, with its household's weight in each measure. */
export interface SkimmedBallot {
  readonly payload: Uint8Array
  readonly weights: readonly number[]
}

/** What places a ballot: its number and its hash. */
export function skimBallot(
  election: Election,
  payload: Uint8Array,
): Result<{ readonly sequence: number; readonly ballotHash: Uint8Array }> {
  if (payload.length !== ballotBytes(election.definition))
    return failure('MALFORMED', 'not the length of a ballot')
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const body = payload.slice(0, -SIGNATURE_BYTES)
  return success({
    sequence: view.getUint32(group.elementBytes),
    ballotHash: ballotHashOf(election.fingerprint, body),
  })
}

/** The household that a claim is for, by its place in the roll. */
export function skimClaim(
  setup: Pick<Setup, 'roll'>,
  payload: Uint8Array,
  facts: CredentialFacts,
): Result<number> {
  if (payload.length !== 4 + group.elementBytes + SIGNATURE_BYTES)
    return failure('MALFORMED', 'not the length of a claim')
  const household = new DataView(payload.buffer, payload.byteOffset).getUint32(0)
  const placed = checkPlace(setup, household, facts)
  return placed.ok ? success(household) : placed
}

/** A ballot's ciphertexts, its proofs left unread. */
function ciphertextsOf(definition: Definition, payload: Uint8Array): Result<Ciphertext[]> {
  const proofBytes = branchesOf(CHOICE) * 2 * group.scalarBytes
  const { length } = definition.candidates
  return decode(payload, (reader) => {
    reader.bytes(group.elementBytes + 4)
    const ciphertexts = reader.list(length, () => {
      const ciphertext = readCiphertext(reader)
      reader.bytes(proofBytes)
      return ciphertext
    })
    reader.bytes(branchesOf(definition) * 2 * group.scalarBytes + SIGNATURE_BYTES)
    return ciphertexts
  })
}

/** Nothing added up yet. */
export const EMPTY_TALLY: EncryptedTally = { ballots: 0, sums: [] }

/** Adds ballots to what was added up before. In whatever pieces, the sums come to the same bytes. */
export function addBallots(
  definition: Definition,
  before: EncryptedTally,
  some: readonly SkimmedBallot[],
): Result<EncryptedTally> {
  const decoded = []
  for (const { payload, weights } of some) {
    const ciphertexts = ciphertextsOf(definition, payload)
    if (!ciphertexts.ok) return ciphertexts
    decoded.push({ ciphertexts: ciphertexts.value, weights })
  }
  const more = tallyBallots(decoded)
  if (before.ballots === 0) return success(more)
  if (more.ballots === 0) return success(before)
  const sums = before.sums.map((row, measure) =>
    row.map(({ a, b }, candidate) => {
      const other = more.sums[measure]?.[candidate]
      return other ? ciphertextOf(group.add(a, other.a), group.add(b, other.b)) : ciphertextOf(a, b)
    }),
  )
  return success({ ballots: before.ballots + more.ballots, sums })
}
