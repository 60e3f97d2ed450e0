/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/elections/pages'

const withId = (page: string) => (id: string) => `${ROOT}/${page}/index?id=${id}`

export const routes = {
  list: () => `${ROOT}/list/index`,
  plan: () => `${ROOT}/plan/index`,
  /** The plan of the election that fills a vacancy. */
  byElection: (term: string, path: string, office: string) =>
    `${ROOT}/plan/index?term=${term}&path=${path}&office=${office}`,
  terms: (path: string) => `${ROOT}/terms/index?path=${path}`,
  /** The voting page of whoever helps a household. */
  help: (id: string, household: string) => `${ROOT}/vote/index?id=${id}&household=${household}`,
  detail: withId('detail'),
  roll: withId('roll'),
  nominate: withId('nominate'),
  candidates: withId('candidates'),
  review: withId('review'),
  result: withId('result'),
  vote: withId('vote'),
  ceremony: withId('ceremony'),
  count: withId('count'),
  check: withId('check'),
  paper: withId('paper'),
  assist: withId('assist'),
  honest: withId('honest'),
} as const
