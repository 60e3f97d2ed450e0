/**
 * The short number of a request, to be said on the phone: `HT-261124-7K3F9`.
 * @module
 */
import { dateOf, dayAt } from '../time/shanghai'

/** Letters and digits that are not mistaken for each other when spoken or written. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 5

/**
 * @param prefix two letters of the place
 * @param submittedAt epoch milliseconds; the date is Shanghai's
 * @param bytes at least 5 bytes that differ from request to request
 */
export function requestNumber(prefix: string, submittedAt: number, bytes: Uint8Array): string {
  if (bytes.length < LENGTH) throw new RangeError(`requestNumber needs ${LENGTH} bytes`)
  const date = dateOf(dayAt(submittedAt)).slice(2).replaceAll('-', '')
  const tail = Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length])
  return `${prefix}-${date}-${tail.join('')}`
}
