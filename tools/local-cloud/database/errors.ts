/**
 * The errors the real service answers with, code and words. The SDK looks into the words
 * (E11000), so they are kept as the service writes them.
 * @module
 */

/** An error that travels to the caller as `{ code, message }`. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const TAIL = 'Please check your request, but if the problem persists, contact us.'

/** The collection was never created. */
export const collectionMissing = (name: string) =>
  new WireError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${TAIL}`,
  )

/** The collection is there already. */
export const collectionExists = () =>
  new WireError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceUnavailable.ResourceExist] Table exist. ${TAIL}`,
  )

/** A second document with the same key of a unique index. */
export const duplicateKey = (collection: string, index: string, key: string) =>
  new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  )

/** Another transaction writes the same document, or wrote it after this one's snapshot. */
export const transactionConflict = () =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${TAIL}`,
  )

/** The transaction was finished, or took longer than 30 s. */
export const transactionMissing = () =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${TAIL}`,
  )

/** The database could not do what was asked; `reason` is MongoDB's own sentence where there is one. */
export const requestFailed = (reason: string) =>
  new WireError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}`)

/** An update operator could not be applied. */
export const writeFailed = (reason: string) =>
  requestFailed(`multiple write errors: [{write errors: [{${reason}}]}, {<nil>}]`)

/** The request itself is malformed. */
export const invalidParam = (reason: string) =>
  new WireError('INVALID_PARAM', `[InvalidParameter] ${reason}`)

/** A plain write waited for a transaction's lock until its time was up. */
export const lockTimeout = () =>
  requestFailed('operation exceeded time limit: waited for a document locked by a transaction')

/** Only here, not in the real service: the query would read a whole collection. */
export const queryNotCovered = (collection: string, fields: readonly string[]) =>
  new WireError(
    'DATABASE_REQUEST_FAILED',
    `[LocalCloud.QueryNotCovered] no declared index of '${collection}' covers this query on {${fields.join(', ')}}: declare one in the store of the collection (or mark the collection small)`,
  )

/** The reply is larger than one packet of the real service may be. */
export const replyTooLarge = (bytes: number) =>
  requestFailed(`the reply of ${bytes} bytes is larger than 16777216 bytes (16 MB)`)
