/**
 * Addresses of this feature's pages, so that no page spells another's.
 * @module
 */
import type { Category } from '@domain/requests/categories'
import type { RequestMove } from '@domain/requests/states'

const ROOT = '/features/requests/pages'

/** Moves that need words, photos or a choice, and so a page of their own. */
export type FormMove = Exclude<RequestMove, 'submit' | 'accept' | 'sign'>

export const routes = {
  submit: (category?: Category) =>
    category ? `${ROOT}/submit/index?category=${category}` : `${ROOT}/submit/index`,
  mine: () => `${ROOT}/mine/index`,
  inbox: (tab?: InboxTab) => (tab ? `${ROOT}/inbox/index?tab=${tab}` : `${ROOT}/inbox/index`),
  detail: (id: string) => `${ROOT}/detail/index?id=${id}`,
  act: (id: string, move: FormMove) => `${ROOT}/act/index?id=${id}&move=${move}`,
} as const

export type InboxTab = 'waiting' | 'mine' | 'all'
