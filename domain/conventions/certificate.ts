/**
 * The certificate of a commitment: a short code, small enough for a QR code on paper, that holds all it
 * states and shows any change of one character.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { SigningChannel } from './signing'

/** What was signed, by whom, when and how. */
export interface Commitment {
  readonly conventionId: string
  readonly version: number
  /** 64 hex digits, of the published text. */
  readonly versionHash: string
  readonly signatureId: string
  /** Household as shown, masked. */
  readonly household: string
  /** Name as the signer wants it shown. */
  readonly signer: string
  /** 64 hex digits of the drawn signature's strokes, or of the scanned sheet's line. */
  readonly drawingHash: string
  readonly channel: SigningChannel
  /** Epoch milliseconds. */
  readonly at: number
}

/** SHA-256 of a commitment, 64 hex digits: what the record and the certificate both carry. */
function hashCommitment(one: Commitment): string {
  const parts = [
    one.conventionId,
    one.version,
    one.versionHash,
    one.signatureId,
    one.household,
    one.signer,
    one.drawingHash,
    one.channel,
    one.at,
  ]
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(['commitment', 1, ...parts]))))
}

const ID = /^[0-9a-z-]{4,40}$/u
const CODE = /^TX1\.([0-9a-z-]{4,40})\.([0-9a-f]{32})$/u

/**
 * The code printed on a certificate: the record's id and half of its hash. Whoever scans it asks for the
 * record, works its hash out from what the record says and from the published text, and compares.
 * @throws {Error} for a signature id that has no place in a code
 */
export function certificateCode(one: Commitment): string {
  if (!ID.test(one.signatureId)) throw new Error('the id of a signature has no place in a code')
  return `TX1.${one.signatureId}.${hashCommitment(one).slice(0, 32)}`
}

/** The record a code asks for, or undefined when it is no such code. */
export function readCertificateCode(
  code: string,
): { signatureId: string; digest: string } | undefined {
  const found = CODE.exec(code)
  return found?.[1] && found[2] ? { signatureId: found[1], digest: found[2] } : undefined
}

export type CertificateVerdict = 'holds' | 'not_a_code' | 'changed' | 'text_changed'

/**
 * What a check says of a code, the record it names and the text that is published now as that version.
 * @param textHash hash worked out from the published text, never the one that was stored beside it
 */
export function checkCertificate(
  code: string,
  record: Commitment,
  textHash: string,
): CertificateVerdict {
  const read = readCertificateCode(code)
  if (!read) return 'not_a_code'
  if (certificateCode(record) !== code) return 'changed'
  return record.versionHash === textHash ? 'holds' : 'text_changed'
}
