/**
 * Version 1 of the verifiable secret ballot: everything, for the server, tools and tests. Phones
 * import `client.ts` or `scrutineer.ts` instead.
 * @module
 */
export { type BatchItem, checkBallots, decodeCommitments, encodeCommitments } from './ballot-batch'
export { type BallotCommitments, type BallotFacts, checkStanding } from './ballot-check'
export { Board, type HouseholdStanding } from './board'
export { encodeClose, type ProofPolicy } from './board-rules'
export type { HouseholdState, Phase } from './board-state'
export { checkAccept, checkCommit, checkCommits, checkDeal, checkReveal } from './ceremony-check'
export type { CeremonyKeys } from './ceremony-keys'
export { encodeTranscript } from './ceremony-messages'
export * from './client'
export { type CredentialClaim, type CredentialFacts, checkClaim, decodeClaim } from './credential'
export {
  checkDefinition,
  decodeDefinition,
  definitionHash,
  encodeDefinition,
  LIMITS,
  type PaperOfficer,
  PROTOCOL_VERSION,
} from './definition'
export { discreteLogs } from './discrete-log'
export { checkPayload, EVENT_TYPES, type EventType, encodeEvent, nextEvent } from './event'
export type { Element, Group } from './group'
export { encodeOutcome, type Outcome } from './outcome'
export {
  checkPaperBatch,
  decodePaperBatch,
  encodePaperBatch,
  encodePaperCount,
  type PaperBatch,
  type PaperCount,
  type PaperDisposition,
  type PaperEntry,
  signPaperCount,
  type Totals,
} from './paper'
export {
  checkPartialSignature,
  decodePartial,
  openPartial,
  type PartialDecryption,
} from './partial'
export {
  checkRoll,
  decodeRoll,
  encodeRoll,
  makeRoll,
  PSEUDONYM_BYTES,
  type Roll,
  type RollEntry,
  rollHash,
} from './roll'
export * from './scrutineer'
export { encodeSetup, makeSetup } from './setup'
export { decodeSignature, encodeSignature, type Signature, sign } from './signature'
export { addBallots, EMPTY_TALLY, type SkimmedBallot } from './skim'
export { type CountedBallot, type EncryptedTally, encodeTally, tallyBallots } from './tally'
