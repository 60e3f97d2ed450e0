/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/conventions/pages'

export const routes = {
  home: (compound?: string) =>
    `${ROOT}/home/index${compound === undefined ? '' : `?compound=${encodeURIComponent(compound)}`}`,
  sign: () => `${ROOT}/sign/index`,
  version: (id: string) => `${ROOT}/version/index?id=${id}`,
  edit: (id: string) => `${ROOT}/edit/index?id=${id}`,
  paper: (building: string) => `${ROOT}/paper/index?building=${encodeURIComponent(building)}`,
  ballots: (id: string, building: string) =>
    `${ROOT}/ballots/index?id=${id}&building=${encodeURIComponent(building)}`,
  visits: (building: string) => `${ROOT}/visits/index?building=${encodeURIComponent(building)}`,
  compare: (id: string) => `${ROOT}/compare/index?id=${id}`,
  check: (code: string) => `${ROOT}/check/index?code=${encodeURIComponent(code)}`,
} as const
