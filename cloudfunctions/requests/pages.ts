/**
 * Addresses of the mini-program's pages that messages lead to.
 * @module
 */

/** The page of one request. */
export const detailUrl = (id: string): string => `/features/requests/pages/detail/index?id=${id}`
