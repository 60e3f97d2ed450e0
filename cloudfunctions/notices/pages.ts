/**
 * Pages that messages, tasks and hints open.
 * @module
 */

/** One notice. */
export const noticeUrl = (id: string): string => `/features/notices/pages/detail/index?id=${id}`
