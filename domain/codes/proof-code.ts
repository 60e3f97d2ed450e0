/**
 * The short code of a paper that anybody can check: the id of a record and 96 bits of its hash, 32
 * characters, as much as the code of a mini-program's page carries. Whoever scans it asks for the
 * record, works its hash out from what the record says now, and compares.
 * @module
 */
import { fromBase64url, fromHex, toBase64url, toHex } from '../ballot/v1/bytes'

/** An id of 12 bytes in hexadecimal. */
const ID = /^[0-9a-f]{24}$/u
/** 12 bytes in base64url fill 16 characters to the last bit, so each value has one text. */
const PART = 16
const CODE = /^[0-9A-Za-z_-]{32}$/u

/**
 * The code of a record.
 * @param hash at least 24 hex digits, of everything the paper says
 * @throws {Error} for an id that has no place in a code
 */
export function proofCode(id: string, hash: string): string {
  const bytes = ID.test(id) ? fromHex(id) : undefined
  const digest = fromHex(hash.slice(0, 24))
  if (!bytes || digest?.length !== 12) throw new Error('the id of a record has no place in a code')
  return toBase64url(bytes) + toBase64url(digest)
}

/** The id of the record a code asks for, or undefined when it is no such code. */
export function readProofCode(code: string): string | undefined {
  const id = CODE.test(code) ? fromBase64url(code.slice(0, PART)) : undefined
  return id && toHex(id)
}
