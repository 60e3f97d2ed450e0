/**
 * What the terminal is told: one line a step, Chinese then English, with seconds.
 * @module
 */

/** Seconds since `since` (a `performance.now()`), e.g. `1.4 s`. */
export const secondsSince = (since: number): string =>
  `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Says a line. */
export function say(chinese: string, english: string): void {
  console.log(`${chinese} / ${english}`)
}

/** Runs a step and says how long it took. */
export async function step<T>(
  chinese: string,
  english: string,
  work: () => Promise<T>,
): Promise<T> {
  say(`${chinese} …`, english)
  const since = performance.now()
  const result = await work()
  console.log(`  ${secondsSince(since)}`)
  return result
}
