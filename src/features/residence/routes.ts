/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/residence/pages'

export const routes = {
  claim: () => `${ROOT}/claim/index`,
  detail: (id: string) => `${ROOT}/claim-detail/index?id=${id}`,
  mine: () => `${ROOT}/mine/index`,
  answers: () => `${ROOT}/answers/index`,
  slips: () => `${ROOT}/slips/index`,
  card: () => `${ROOT}/card/index`,
} as const
