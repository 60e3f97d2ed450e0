/**
 * What a voter's phone needs: to make, audit and cast a ballot, and to check any ballot against
 * the board. It goes into the elections subpackage and must stay small; a scrutineer's tools are
 * `scrutineer.ts`, and the whole board stays on the server.
 * @module
 */
export { type Ballot, ballotBytes, ballotHashOf, decodeBallot } from './ballot'
export { checkBallot } from './ballot-check'
export { ballotRandomBytes, type SealedBallot, sealBallot, type Voter } from './ballot-making'
export { fromBase64url, fromHex, toBase64url, toHex } from './bytes'
export { claimCredential, newCredential } from './credential'
export type { Definition } from './definition'
export { type Election, type ElectionParts, fingerprintOf, loadElection } from './election'
export {
  type BoardEvent,
  decodeEvent,
  EMPTY_HEAD,
  type EventHeader,
  eventHash,
  follow,
  type Head,
  payloadHashOf,
} from './event'
export { group } from './group'
export { checkOpening, decodeOpening, encodeOpening, type Opening } from './opening'
export { type Random, RandomnessError, randomFrom } from './random'
export { parseReceipt, receiptOf, receiptQrText } from './receipt'
export type { BallotErrorCode, Failure, Result } from './result'
export { type KeyPair, keyPair } from './signature'
