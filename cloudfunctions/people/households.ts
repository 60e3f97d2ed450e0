/**
 * What a household's record starts as, and what is kept of its phones and its code.
 *
 * The code on the slip is not stored: it is derived from the environment's key, the household and the
 * edition of its code. So a slip can be printed again as it was, a copy of the database tells no code,
 * and a new edition makes the old slip worthless.
 * @module
 */
import { makeHouseholdCode } from '@domain/people/household-code'
import { ancestorAt } from '@domain/people/path'
import { sha256 } from '../kernel/hash'
import { keyedDigest, keyedHash } from '../kernel/secret'
import type { HouseholdDoc } from './documents'

/**
 * What is kept of a phone number of the roster, and what a resident's own is compared with.
 * @param phone as typed or as WeChat says it: `+86`, spaces and dashes are forgiven
 * @param key the environment's by default
 * @returns 64 hex digits, or undefined when it is no number of 11 digits
 */
export function rosterPhoneHash(phone: string, key?: string): string | undefined {
  const digits = phone
    .normalize('NFKC')
    .replace(/[\s\-()]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  return /^1\d{10}$/.test(digits) ? keyedHash('roster_phone', digits, key) : undefined
}

/** The id on a household's slip, 16 hex digits: what its QR code says instead of the long path. */
export const slipOf = (path: string): string => sha256(`household\n${path}`).slice(0, 16)

/** The household's code of today, eight characters. */
export const codeOf = (
  { _id, codeEdition }: Pick<HouseholdDoc, '_id' | 'codeEdition'>,
  key?: string,
): string => makeHouseholdCode(keyedDigest('household_code', `${_id}\n${codeEdition}`, key))

/**
 * A household nobody has claimed yet.
 * @param rosterPhones hashes of {@link rosterPhoneHash}
 * @throws {Error} for a path that lies in no building
 */
export function newHousehold(
  path: string,
  facts: Pick<HouseholdDoc, 'room' | 'areaCentiares'> & { rosterPhones?: readonly string[] },
): HouseholdDoc {
  const buildingPath = ancestorAt(path, 'building')
  if (!buildingPath || buildingPath === path) throw new Error('a household lies in a building')
  const { room, areaCentiares, rosterPhones = [] } = facts
  return {
    _id: path,
    buildingPath,
    room,
    areaCentiares,
    slip: slipOf(path),
    codeEdition: 1,
    rosterPhones: [...rosterPhones],
    headId: null,
    members: [],
  }
}
