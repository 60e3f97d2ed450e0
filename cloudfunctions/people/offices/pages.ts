/**
 * Pages that messages about offices open.
 * @module
 */

/** One's own duties. */
export const DUTIES_URL = '/features/offices/pages/duties/index'
