/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
import type { Role } from '@domain/people/roles'

const ROOT = '/features/offices/pages'

export const routes = {
  /** Who is in office at a place. */
  list: (path: string) => `${ROOT}/list/index?path=${path}`,
  history: (path: string) => `${ROOT}/history/index?path=${path}`,
  office: (id: string) => `${ROOT}/office/index?id=${id}`,
  appoint: (path: string, role?: Role) =>
    `${ROOT}/appoint/index?path=${path}${role ? `&role=${role}` : ''}`,
  duties: () => `${ROOT}/duties/index`,
  proposals: () => `${ROOT}/proposals/index`,
  proposal: (id: string) => `${ROOT}/proposal/index?id=${id}`,
} as const
