/** @module A list that keeps its newest entries and forgets the rest. */

/** Adds at the end of a list and drops from its start what is more than `kept`. */
export function pushBounded<T>(list: T[], item: T, kept: number): void {
  list.push(item)
  if (list.length > kept) list.splice(0, list.length - kept)
}
