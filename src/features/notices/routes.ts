/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/notices/pages'

export type DeskTab = 'mine' | 'review'

export const routes = {
  list: () => `${ROOT}/list/index`,
  detail: (id: string) => `${ROOT}/detail/index?id=${id}`,
  desk: (tab?: DeskTab) => (tab ? `${ROOT}/desk/index?tab=${tab}` : `${ROOT}/desk/index`),
  /** With an id: goes on with a draft, mends a returned one or corrects a published one. */
  write: (id?: string) => (id ? `${ROOT}/write/index?id=${id}` : `${ROOT}/write/index`),
} as const
