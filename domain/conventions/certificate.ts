/**
 * The certificate of a commitment: a short code, small enough for the code of a
 * mini-program's page, that shows any change of one character of what it stands for.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { proofCode, readProofCode } from '../codes/proof-code'
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

/**
 * The code printed on a certificate, 32 characters, as much as a mini-program code carries: the record's
 * id and 96 bits of its hash. Whoever scans it asks for the record, works its hash out from what the
 * record says and from the published text, and compares.
 * @throws {Error} for a signature id that has no place in a code
 */
export function certificateCode(one: Commitment): string {
  return proofCode(one.signatureId, hashCommitment(one))
}

/** The record a code asks for, or undefined when it is no such code. */
export function readCertificateCode(code: string): { signatureId: string } | undefined {
  const signatureId = readProofCode(code)
  return signatureId === undefined ? undefined : { signatureId }
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
