/**
 * Commitments to a convention (承诺签署): one clear state for each person of a household, whatever was
 * signed, revised and revoked, in whatever order.
 * Source: 电子签名法 arts. 13 and 14 set what equals a handwritten signature; this does not claim to, and
 * is called a commitment. It is not what makes a convention valid.
 * @module
 */

export type SigningChannel = 'phone' | 'paper'

/** What a person did, append-only. */
export type SigningAct =
  | {
      readonly kind: 'sign'
      readonly version: number
      readonly versionHash: string
      readonly channel: SigningChannel
      /** Epoch milliseconds. */
      readonly at: number
    }
  | { readonly kind: 'revoke'; readonly at: number }

/** A version in force, in order; `material`: whether it asks again those who signed the one before. */
export interface ForceVersion {
  readonly version: number
  readonly hash: string
  readonly material: boolean
}

export type SigningState =
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'signed'; readonly version: number; readonly at: number }
  /** Signed an earlier version; every change since was small, so it holds for this one. */
  | { readonly kind: 'carried'; readonly signedVersion: number; readonly at: number }
  /** Signed an earlier version; something material changed since. */
  | { readonly kind: 'asked_again'; readonly signedVersion: number; readonly at: number }
  | { readonly kind: 'revoked'; readonly at: number }

/**
 * Where a person stands towards the version in force.
 * @param acts in the order they were recorded; a second signature of the same version changes nothing,
 *   and one of a version that is not known counts for nothing
 * @param versions every version that was ever in force, oldest first; the last is in force
 */
export function signingState(
  acts: readonly SigningAct[],
  versions: readonly ForceVersion[],
): SigningState {
  const current = versions[versions.length - 1]
  let state: SigningState = { kind: 'unsigned' }
  if (!current) return state
  let signed: { version: number; at: number } | undefined
  for (const act of acts) {
    if (act.kind === 'revoke') {
      if (signed) state = { kind: 'revoked', at: act.at }
      signed = undefined
      continue
    }
    const known = versions.some(
      ({ version, hash }) => version === act.version && hash === act.versionHash,
    )
    if (!known || (signed && signed.version >= act.version)) continue
    signed = { version: act.version, at: act.at }
  }
  if (!signed) return state
  const { version, at } = signed
  if (version === current.version) return { kind: 'signed', version, at }
  const askedAgain = versions.some((one) => one.version > version && one.material)
  return { kind: askedAgain ? 'asked_again' : 'carried', signedVersion: version, at }
}

/** Whether a person stands by the version in force. */
export const standsBy = (state: SigningState): boolean =>
  state.kind === 'signed' || state.kind === 'carried'

/** Fewest households of which a share is told: of fewer, a share would tell who. */
const FEWEST_FOR_SHARE = 5

/**
 * The share of households that stand by it, in whole percent rounded down, so that 100 means all;
 * undefined for a building too small to tell without telling who.
 */
export function progressPercent(standing: number, households: number): number | undefined {
  if (households < FEWEST_FOR_SHARE) return undefined
  return Math.floor((Math.min(standing, households) * 100) / households)
}
