/** @module Lines of a bench: figures are printed, limits on counts and ratios are kept or missed. */

let missed = 0

/** A figure: printed, never failed. `aim` is what the product promises on a quiet machine of 2 cores. */
export function figure(what: string, value: number, unit: string, aim = ''): void {
  const text = value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 3)
  console.log(`${what.padEnd(62)} ${text.padStart(9)} ${unit}${aim && `  (aim: ${aim})`}`)
}

/** A count or a ratio that may be `most` at most. */
export function limited(what: string, value: number, unit: string, most: number): void {
  const over = !(value <= most)
  if (over) missed += 1
  figure(what, value, `${unit}  (at most ${most}${over ? ': MISSED' : ''})`)
}

/** How many limits were missed so far. */
export const missedLimits = (): number => missed

/** The value in the middle. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
