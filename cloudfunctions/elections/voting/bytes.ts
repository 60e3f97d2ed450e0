/**
 * Bytes as documents and contracts carry them.
 * @module
 */
import * as ballot from '@domain/ballot/v1'
import { type ErrorName, Failure } from '../../kernel/errors'

/**
 * The bytes of a base64url text.
 * @throws {Failure} the given reason when it is none
 */
export function bytesOf(text: string, otherwise: ErrorName): Uint8Array {
  const bytes = ballot.fromBase64url(text)
  if (!bytes) throw new Failure(otherwise)
  return bytes
}

/** The bytes of base64url that was checked before it was kept. */
export function keptBytes(text: string): Uint8Array {
  const bytes = ballot.fromBase64url(text)
  if (!bytes) throw new Error('not base64url')
  return bytes
}

/** The bytes of hexadecimal that we wrote ourselves. */
export function hexBytes(text: string): Uint8Array {
  const bytes = ballot.fromHex(text)
  if (!bytes) throw new Error('not hexadecimal')
  return bytes
}

/**
 * The value of what a client sent.
 * @throws {Failure} the given reason, when the ballot library refuses it
 */
export function accepted<T>(result: ballot.Result<T>, otherwise: ErrorName): T {
  if (!result.ok) throw new Failure(otherwise, { code: result.code })
  return result.value
}

/** The value of what we made ourselves. */
export function sound<T>(result: ballot.Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`)
  return result.value
}
