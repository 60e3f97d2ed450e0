/**
 * Digests.
 * @module
 */
import { createHash } from 'node:crypto'

/** SHA-256 of a text or of bytes, as lower-case hex. */
export const sha256 = (what: string | Uint8Array): string =>
  createHash('sha256').update(what).digest('hex')

/** First `bytes` bytes of the SHA-256 of a text. */
export const digestBytes = (text: string, bytes: number): Uint8Array =>
  createHash('sha256').update(text).digest().subarray(0, bytes)

/** JSON with sorted keys: equal values give equal text, whoever wrote them in which order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
