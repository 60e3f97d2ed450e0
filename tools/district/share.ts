/**
 * Shares whole numbers out so that they add up exactly.
 * @module
 */

/** Splits `total` by weight, at least `least` for each, the same each time (largest remainder). */
export function apportion(total: number, weights: readonly number[], least: number): number[] {
  const spare = total - least * weights.length
  if (spare < 0) throw new Error(`apportion: ${total} is too little for ${weights.length} shares`)
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((w) => (spare * w) / sum)
  const shares = exact.map((x) => Math.floor(x) + least)
  const byRemainder = exact.map((x, i) => ({ i, rest: x - Math.floor(x) }))
  byRemainder.sort((a, b) => b.rest - a.rest || a.i - b.i)
  const left = total - shares.reduce((a, b) => a + b, 0)
  for (const { i } of byRemainder.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1
  return shares
}

/** Calls `give` for the biggest, in turn, `extra` times in all. */
export function giveToBiggest<T>(
  items: readonly T[],
  size: (item: T) => number,
  extra: number,
  give: (item: T) => void,
): void {
  const biggest = items
    .map((item, i) => ({ item, i, size: size(item) }))
    .sort((a, b) => b.size - a.size || a.i - b.i)
  if (biggest.length === 0 && extra > 0) throw new Error('giveToBiggest: nobody to give to')
  for (let n = 0; n < extra; n++) {
    const entry = biggest[n % biggest.length]
    if (entry) give(entry.item)
  }
}
