/**
 * Pages that messages and tasks open.
 * @module
 */
const ROOT = '/features/elections/pages'

export const electionUrl = (id: string): string => `${ROOT}/detail/index?id=${id}`
export const rollUrl = (id: string): string => `${ROOT}/roll/index?id=${id}`
export const nominateUrl = (id: string): string => `${ROOT}/nominate/index?id=${id}`
export const candidatesUrl = (id: string): string => `${ROOT}/candidates/index?id=${id}`
export const reviewUrl = (id: string): string => `${ROOT}/review/index?id=${id}`
export const resultUrl = (id: string): string => `${ROOT}/result/index?id=${id}`
export const voteUrl = (id: string): string => `${ROOT}/vote/index?id=${id}`
export const ceremonyUrl = (id: string): string => `${ROOT}/ceremony/index?id=${id}`
export const countUrl = (id: string): string => `${ROOT}/count/index?id=${id}`
export const paperUrl = (id: string): string => `${ROOT}/paper/index?id=${id}`
/** Opened by the code on paper, whose scene is the election's id. */
export const checkPage = `${ROOT.slice(1)}/check/index`
/** Terms of a place: where a vacancy is filled and a recall is answered. */
export const termsUrl = (path: string): string => `${ROOT}/terms/index?path=${path}`
