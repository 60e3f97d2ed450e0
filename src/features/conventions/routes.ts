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
  check: (code: string) => `${ROOT}/check/index?code=${encodeURIComponent(code)}`,
} as const
