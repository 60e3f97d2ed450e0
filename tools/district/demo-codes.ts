/**
 * Homes of the demo that a visitor can claim: what would be on their slips and on the roster.
 * @module
 */
import { formatHouseholdCode } from '@domain/people/household-code'
import { codeOf, rosterPhoneHash } from '@functions/people/households'
import { LOCAL_SECRET } from '../local-cloud/functions/environment'
import { PhoneCodes } from '../local-cloud/openapi/phone-codes'
import { CAST } from './personas'
import { HOME_COMPOUND } from './stage'

/** A home to try, with what happens there. */
interface DemoHome {
  path: string
  /** Where it is, as people say it. */
  name: string
  /** What a visitor sees. */
  tip: string
}

export const DEMO_HOMES: readonly DemoHome[] = [
  { path: `${HOME_COMPOUND}/b03/u2/0301`, name: '小满荷苑 3栋 2单元301', tip: '空户，当场通过' },
  { path: `${HOME_COMPOUND}/b03/u3/0201`, name: '小满荷苑 3栋 3单元201', tip: '空户，当场通过' },
  { path: CAST.resident.lives.path, name: CAST.resident.home, tip: '有户主，先等荷小满答复' },
]

/** The home whose roster has the newcomer's phone. */
export const NEWCOMERS_HOME = `${HOME_COMPOUND}/b03/u1/0501`

/** Hashes of the phones on a demo home's roster. */
export function demoRoster(path: string): string[] {
  if (path !== NEWCOMERS_HOME) return []
  // The number that the local cloud's phone has for them.
  const number = new PhoneCodes(() => 0).numberOf(CAST.newcomer.openid)
  return [rosterPhoneHash(number, LOCAL_SECRET) ?? '']
}

/** The code on a demo home's slip, as printed. */
export const demoCode = (path: string): string =>
  formatHouseholdCode(codeOf({ _id: path, codeEdition: 1 }, LOCAL_SECRET))
