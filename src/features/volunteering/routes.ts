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
  planFor: (need: string) => `${ROOT}/plan/index?need=${need}`,
  planAgain: (id: string) => `${ROOT}/plan/index?again=${id}`,
  teams: () => `${ROOT}/teams/index`,
  team: (id: string) => `${ROOT}/team/index?id=${id}`,
  found: () => `${ROOT}/found/index`,
  needs: () => `${ROOT}/needs/index`,
  need: (id: string) => `${ROOT}/need/index?id=${id}`,
  ask: () => `${ROOT}/ask/index`,
  thanks: (compound: string) => `${ROOT}/thanks/index?compound=${encodeURIComponent(compound)}`,
  desk: (compound: string) => `${ROOT}/desk/index?compound=${encodeURIComponent(compound)}`,
} as const
