/**
 * What a voter's phone does beside its page: the election, the credential, the sealed ballot.
 * @module
 */
import {
  ballotRandomBytes,
  claimCredential,
  type Election,
  fromBase64url,
  fromHex,
  group,
  type KeyPair,
  loadElection,
  newCredential,
  type SealedBallot,
  sealBallot,
  toBase64url,
  toHex,
} from '@domain/ballot/v1/client'
import { claimSeat, type PollView, type SeatView } from '@functions/elections/contract'
import { call } from '@/cloud'
import { keepKeys, keptKeys } from './keys'
import { secretRandom } from './random'

const WRONG_ELECTION = '选举的资料核对不上，请不要投票，并告诉监票人'
const OTHER_PHONE = '您家的投票凭证在另一部手机上。请用那部手机，或者用纸质票。'

/**
 * The election as the server says it is, when it comes to the public fingerprint.
 * @throws {Error} in Chinese, when it does not
 */
function electionOf({ election }: PollView): Election {
  const definition = fromBase64url(election?.definition ?? '')
  const ceremony = fromBase64url(election?.ceremony ?? '')
  const rollHash = fromHex(election?.rollHash ?? '')
  if (!definition || !ceremony || !rollHash) throw new Error(WRONG_ELECTION)
  const loaded = loadElection({ definition, ceremony, rollHash })
  if (!loaded.ok || toHex(loaded.value.fingerprint) !== election?.fingerprint)
    throw new Error(WRONG_ELECTION)
  return loaded.value
}

const publicHex = ({ publicKey }: KeyPair) => toHex(group.encode(publicKey))

/** The household's credential on this phone, claimed now if nobody has. */
async function credentialOf(poll: PollView, seat: SeatView, election: Election): Promise<KeyPair> {
  const owner = `voter/${seat.household}` as const
  const kept = keptKeys(poll.id, owner)
  if (seat.credential !== '') {
    if (kept && publicHex(kept) === seat.credential) return kept
    throw new Error(OTHER_PHONE)
  }
  const random = await secretRandom()
  const keys = kept ?? newCredential(random)
  // Kept before it is claimed: an answer lost on the way must not lose the key.
  keepKeys(poll.id, owner, keys)
  const claim = toBase64url(claimCredential(election.fingerprint, seat.index, keys, random))
  await call(claimSeat, { id: poll.id, household: seat.household, claim })
  return keys
}

/**
 * Seals a ballot; it is neither cast nor opened yet.
 * @param chosen places of the chosen candidates in the ballot
 * @throws {Error} in Chinese; {CallError} of `claimSeat`
 */
export async function seal(
  poll: PollView,
  seat: SeatView,
  chosen: readonly number[],
): Promise<{ sealed: SealedBallot; sequence: number }> {
  const election = electionOf(poll)
  const keys = await credentialOf(poll, seat, election)
  const choices = election.definition.candidates.map((_, place) => (chosen.includes(place) ? 1 : 0))
  const sequence = seat.lastSequence + 1
  const random = await secretRandom(ballotRandomBytes(election) * 2)
  const made = sealBallot(election, { keys, sequence }, choices, random)
  if (!made.ok) throw new Error('这样选不合规则，请重新选')
  return { sealed: made.value, sequence }
}
