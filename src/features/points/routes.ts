/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/points/pages'

export const routes = {
  mine: () => `${ROOT}/mine/index`,
  gifts: () => `${ROOT}/gifts/index`,
  redemptions: () => `${ROOT}/redemptions/index`,
  queue: () => `${ROOT}/queue/index`,
  station: (compound: string) => `${ROOT}/station/index?compound=${compound}`,
  shelf: (compound: string) => `${ROOT}/shelf/index?compound=${compound}`,
  evidence: (redemption: string) => `${ROOT}/evidence/index?id=${redemption}`,
  reversals: (compound: string) => `${ROOT}/reversals/index?compound=${compound}`,
  counts: (compound: string) => `${ROOT}/counts/index?compound=${compound}`,
  family: (compound: string) => `${ROOT}/family/index?compound=${compound}`,
  budgets: (compound: string) => `${ROOT}/budgets/index?compound=${compound}`,
  open: (compound: string) => `${ROOT}/open/index?compound=${compound}`,
} as const
