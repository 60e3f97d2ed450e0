/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/privacy/pages'

export const routes = {
  index: () => `${ROOT}/index/index`,
  /** Who looked at my record. */
  looks: () => `${ROOT}/looks/index`,
  /** What I agree to. */
  consents: () => `${ROOT}/consents/index`,
  /** What is kept and why. */
  kept: () => `${ROOT}/kept/index`,
  copy: () => `${ROOT}/copy/index`,
  close: () => `${ROOT}/close/index`,
} as const
