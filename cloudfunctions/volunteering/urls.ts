/**
 * Pages and tasks of an activity, by its id.
 * @module
 */
export const activityUrl = (id: string) => `/features/volunteering/pages/detail/index?id=${id}`

/** The task of those who approve it, and later publish its hours. */
export const approveTask = (id: string) => `activity.${id}`

/** The task of the leader, once it is over. */
export const confirmTask = (id: string) => `activity.${id}.confirm`
