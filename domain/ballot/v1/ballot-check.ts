/**
 * Checking one ballot: its credential's standing, its signature, then its proofs.
 * @module
 */
import { type Ballot, choiceStatement, sumStatement } from './ballot'
import type { Election } from './election'
import { group } from './group'
import { checkRange, type RangeCommitments } from './range-proof'
import { failure, type Result, success } from './result'
import { verifySignature } from './signature'

/** What is already known when a ballot arrives. */
export interface BallotFacts {
  /** Whether the key is a household's credential. */
  readonly known: boolean
  /** The sequence number of the household's last ballot, 0 if none. */
  readonly lastSequence: number
  /** Whether the household voted on paper, or its phone ballot was withdrawn. */
  readonly usedPaper: boolean
  /** Whether this very ballot was opened in an audit: then anyone may know what it says. */
  readonly opened: boolean
}

/** Commitments of a ballot's proofs, candidate by candidate and then the sum's. */
export type BallotCommitments = readonly RangeCommitments[]

/** Whether the household may cast this ballot. Checks no proof: see `checkBallot`. */
export function checkStanding(ballot: Pick<Ballot, 'sequence'>, facts: BallotFacts): Result<true> {
  if (!facts.known) return failure('UNKNOWN_CREDENTIAL', 'no household has this credential')
  if (facts.usedPaper) return failure('USED_PAPER', 'the household voted on paper')
  if (facts.opened) return failure('BALLOT_WAS_OPENED', 'opened in an audit')
  return ballot.sequence > facts.lastSequence
    ? success(true)
    : failure('STALE_SEQUENCE', `not above ${facts.lastSequence}`)
}

/** Whether the signature is the credential's. */
function checkBallotSignature(ballot: Ballot): Result<true> {
  const { key, ballotHash, signature } = ballot
  return verifySignature('ballot', key, ballotHash, signature)
    ? success(true)
    : failure('SIGNATURE_INVALID', 'ballot')
}

/**
 * Checks a ballot's signature and every proof. Success gives the proofs' commitments: kept beside
 * the board, they let an auditor check many ballots at once (`checkBallots`).
 */
export function checkBallot(election: Election, ballot: Ballot): Result<BallotCommitments> {
  const signed = checkBallotSignature(ballot)
  return signed.ok ? checkProofs(election, ballot) : signed
}

function checkProofs(election: Election, ballot: Ballot): Result<BallotCommitments> {
  const keyBytes = group.encode(ballot.key)
  const commitments: RangeCommitments[] = []
  for (const [index, { ciphertext, proof }] of ballot.choices.entries()) {
    const statement = choiceStatement(election, keyBytes, index, ciphertext)
    const found = checkRange(statement, proof)
    if (found === undefined) return failure('CHOICE_PROOF_INVALID', `candidate ${index + 1}`)
    commitments.push(found)
  }
  const ciphertexts = ballot.choices.map(({ ciphertext }) => ciphertext)
  const found = checkRange(sumStatement(election, keyBytes, ciphertexts), ballot.sumProof)
  return found === undefined
    ? failure('SUM_PROOF_INVALID', 'too few or too many chosen')
    : success([...commitments, found])
}
