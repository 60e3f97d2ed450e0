/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/volunteering/pages'

export const routes = {
  list: () => `${ROOT}/list/index`,
  detail: (id: string) => `${ROOT}/detail/index?id=${id}`,
  code: (id: string) => `${ROOT}/code/index?id=${id}`,
  sheet: (id: string) => `${ROOT}/sheet/index?id=${id}`,
  mine: () => `${ROOT}/mine/index`,
  plan: () => `${ROOT}/plan/index`,
} as const
