/**
 * Receipts: the first 80 bits of a ballot's hash, in letters that are hard to confuse.
 * @module
 */
import { failure, type Result, success } from './result'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECEIPT_BYTES = 10

/** Bits of a ballot's hash as sixteen characters of Crockford's base 32: `ABCD-EFGH-JKMN-PQRS`. */
export function receiptOf(ballotHash: Uint8Array): string {
  let characters = ''
  let pending = 0
  let bits = 0
  for (const byte of ballotHash.slice(0, RECEIPT_BYTES)) {
    pending = ((pending << 8) | byte) & 0xfff
    bits += 8
    for (; bits >= 5; bits -= 5) characters += CROCKFORD.charAt((pending >> (bits - 5)) & 31)
  }
  return characters.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * What a person typed or scanned, as a receipt: any case, any grouping, O read as 0, I and L
 * as 1. Fails with `RECEIPT_INVALID`.
 */
export function parseReceipt(text: string): Result<string> {
  const characters = text
    .toUpperCase()
    .replace(/^TXY:/, '')
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(characters)
    ? success(characters.replace(/(.{4})(?=.)/g, '$1-'))
    : failure('RECEIPT_INVALID', 'sixteen letters and digits are needed')
}

/** The text of a receipt's QR code: upper case and digits only, so the code stays small. */
export function receiptQrText(receipt: string): string {
  return `TXY:${receipt}`
}
