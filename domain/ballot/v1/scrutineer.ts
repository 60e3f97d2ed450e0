/**
 * What a scrutineer's phone needs: the key ceremony, the phrase, and the partial decryption.
 * @module
 */
export {
  acceptCeremony,
  collectShare,
  commitToCeremony,
  dealShares,
  type KeyShare,
  newScrutineer,
  revealToCeremony,
  type Scrutineer,
  scrutineerOf,
} from './ceremony'
export {
  type CeremonyFrame,
  ceremonyFrame,
  ceremonyFrameOf,
  checkTranscript,
} from './ceremony-check'
export {
  type AcceptMessage,
  type CommitMessage,
  type DealMessage,
  decodeMessage,
  decodeTranscript,
  encodeAccept,
  encodeCommit,
  encodeDeal,
  encodeReveal,
  type RevealMessage,
  readAccept,
  readCommit,
  readDeal,
  readReveal,
  type Transcript,
} from './ceremony-messages'
export {
  type Complaint,
  complainAbout,
  decodeComplaint,
  encodeComplaint,
  judgeComplaint,
} from './complaint'
export { decryptPartially, type TallyFrame } from './partial'
export { PHRASE_LENGTH, parsePhrase, phraseOf } from './phrase'
export { decodeSetup, type Setup } from './setup'
export { decodeTally, type EncryptedTally } from './tally'
