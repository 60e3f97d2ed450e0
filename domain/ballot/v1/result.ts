/**
 * How this library says no: an expected failure is a value with a code, never an exception.
 * An exception out of this library means a defect in the caller or in the library itself.
 * @module
 */

/** Every expected failure. The README lists what each one means to a caller. */
export type BallotErrorCode =
  // bytes that are not the one accepted encoding
  | 'MALFORMED'
  | 'BAD_POINT'
  | 'BAD_SCALAR'
  // making things
  | 'BAD_CHOICES'
  | 'BAD_DEFINITION'
  | 'BAD_ROLL'
  | 'RANDOMNESS_UNUSABLE'
  | 'ALREADY_USED'
  // the chain of events
  | 'WRONG_HEIGHT'
  | 'WRONG_PARENT'
  | 'WRONG_PAYLOAD_HASH'
  | 'WRONG_PHASE'
  // the scrutineers' key ceremony
  | 'CEREMONY_INCOMPLETE'
  | 'COMMITMENT_BROKEN'
  | 'POSSESSION_UNPROVEN'
  | 'SHARE_WRONG'
  | 'COMPLAINT_UNFOUNDED'
  // households and their ballots
  | 'SIGNATURE_INVALID'
  | 'UNKNOWN_HOUSEHOLD'
  | 'UNKNOWN_CREDENTIAL'
  | 'DUPLICATE_CREDENTIAL'
  | 'CHOICE_PROOF_INVALID'
  | 'SUM_PROOF_INVALID'
  | 'BATCH_INVALID'
  | 'STALE_SEQUENCE'
  | 'BALLOT_WAS_OPENED'
  | 'OPENING_DIFFERS'
  | 'USED_PAPER'
  | 'USED_PHONE'
  | 'NO_PHONE_BALLOT'
  | 'PAPER_TOTALS_IMPOSSIBLE'
  // counting
  | 'WRONG_COUNTS'
  | 'WRONG_TALLY'
  | 'PARTIAL_INVALID'
  | 'DUPLICATE_PARTIAL'
  | 'TOO_FEW_PARTIALS'
  | 'NO_DISCRETE_LOG'
  | 'WRONG_RESULT'
  // phrases and receipts typed by a person
  | 'PHRASE_INVALID'
  | 'RECEIPT_INVALID'

/** An expected failure: `detail` is English, for logs; users read a text chosen by `code`. */
export interface Failure {
  readonly ok: false
  readonly code: BallotErrorCode
  readonly detail: string
}

/** A value, or the reason why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | Failure

/** Wraps a value. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** A failure with its code; `detail` must never hold a secret. */
export function failure(code: BallotErrorCode, detail: string): Failure {
  return { ok: false, code, detail }
}
