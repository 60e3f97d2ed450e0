/**
 * The region profiles. One build serves every place; the environment names which.
 * @module
 */
import { DEFAULT_PROFILE } from './default'
import { HETANG_PROFILE } from './hetang'
import { HULIN_PROFILE } from './hulin'
import type { RegionProfile } from './profile'

export const REGION_PROFILES: readonly RegionProfile[] = [
  DEFAULT_PROFILE,
  HETANG_PROFILE,
  HULIN_PROFILE,
]

/**
 * The profile with this id; without an id the default.
 * @throws {RangeError} for an id that no profile has: a misspelt setting must not run by other rules
 */
export function regionProfile(id: string | undefined): RegionProfile {
  if (!id) return DEFAULT_PROFILE
  const profile = REGION_PROFILES.find((one) => one.id === id)
  if (!profile) {
    const known = REGION_PROFILES.map((one) => one.id).join(', ')
    throw new RangeError(`no region profile "${id}"; known: ${known}`)
  }
  return profile
}
