/**
 * The certificate of somebody's hours (志愿服务证书): what it says, and the code that anybody can check
 * (志愿服务条例 art. 19: certificates are free and truthful).
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { utf8 } from '../ballot/v1/bytes'
import { proofCode } from '../codes/proof-code'

/** What a certificate says. */
export interface HoursStatement {
  /** 24 hex digits. */
  readonly id: string
  readonly personId: string
  readonly name: string
  /** Path of the compound. */
  readonly compound: string
  readonly halfHours: number
  /** None to five. */
  readonly stars: number
  /** Epoch milliseconds. */
  readonly at: number
}

/** The code printed on a certificate: one changed character of the record gives another. */
export function hoursCode(one: HoursStatement): string {
  const said = [one.id, one.personId, one.name, one.compound, one.halfHours, one.stars, one.at]
  return proofCode(one.id, bytesToHex(sha256(utf8(JSON.stringify(['hours', 1, ...said])))))
}
