/**
 * Which function takes which pushed event; an operator sets the same in the platform's console.
 * @module
 */

/** Function by event. */
export const MESSAGE_PUSH = { wxa_media_check: 'people' } as const
