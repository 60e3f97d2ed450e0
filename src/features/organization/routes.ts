/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
import type { TableKind } from '@domain/organization/tables'

const ROOT = '/features/organization/pages'

export const routes = {
  tree: () => `${ROOT}/tree/index`,
  grids: (path: string) => `${ROOT}/grids/index?path=${path}`,
  /** @param name of the place, as shown */
  upload: (kind: TableKind, scope: string, name: string) =>
    `${ROOT}/upload/index?kind=${kind}&scope=${scope}&name=${encodeURIComponent(name)}`,
  one: (id: string) => `${ROOT}/import/index?id=${id}`,
  imports: (path: string) => `${ROOT}/imports/index?path=${path}`,
} as const
