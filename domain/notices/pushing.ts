/**
 * When hints about a notice are tried again after the service said "not now".
 * @module
 */

/** Most messages a person may have said yes to: more than this nobody looks forward to. */
export const MOST_LEFT = 20

/** Waits between tries, milliseconds; after the last, a hint is no news any more. */
const WAITS_MS = [1, 2, 5, 15, 60, 180].map((minutes) => minutes * 60_000)

/** When to try again after so many tries that failed, or undefined to give up. */
export function retryAt(attempts: number, now: number): number | undefined {
  const wait = WAITS_MS[attempts - 1]
  return wait === undefined ? undefined : now + wait
}
