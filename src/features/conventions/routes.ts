/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/conventions/pages'

export const routes = {
  home: () => `${ROOT}/home/index`,
  sign: () => `${ROOT}/sign/index`,
  version: (id: string) => `${ROOT}/version/index?id=${id}`,
  edit: (id: string) => `${ROOT}/edit/index?id=${id}`,
  paper: (building: string) => `${ROOT}/paper/index?building=${encodeURIComponent(building)}`,
  visits: (building: string) => `${ROOT}/visits/index?building=${encodeURIComponent(building)}`,
  compare: (id: string) => `${ROOT}/compare/index?id=${id}`,
  check: (code: string) => `${ROOT}/check/index?code=${encodeURIComponent(code)}`,
} as const
