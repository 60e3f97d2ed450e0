/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
const ROOT = '/features/elections/pages'

const withId = (page: string) => (id: string) => `${ROOT}/${page}/index?id=${id}`

export const routes = {
  list: () => `${ROOT}/list/index`,
  plan: () => `${ROOT}/plan/index`,
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
  honest: withId('honest'),
} as const
