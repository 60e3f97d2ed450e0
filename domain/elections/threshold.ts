/**
 * Thresholds as rules state them, judged by cross-multiplication: no division, no rounding.
 * @module
 */

/** `numerator/denominator` of a whole; `strict` means more than that share (过半数), else at least (以上). */
export interface Threshold {
  readonly numerator: number
  readonly denominator: number
  readonly strict: boolean
}

export const moreThan = (numerator: number, denominator: number): Threshold => ({
  numerator,
  denominator,
  strict: true,
})

export const atLeast = (numerator: number, denominator: number): Threshold => ({
  numerator,
  denominator,
  strict: false,
})

/** Whether `part` of `whole` (counts, integers of at least 0) reaches a threshold. Nothing of nothing does not. */
export function reaches(part: number, whole: number, threshold: Threshold): boolean {
  if (whole <= 0) return false
  const left = part * threshold.denominator
  const right = whole * threshold.numerator
  return threshold.strict ? left > right : left >= right
}

/** The smallest count of `whole` that reaches a threshold: what is told to people beforehand. */
export function smallestReaching(whole: number, threshold: Threshold): number {
  const exact = (whole * threshold.numerator) / threshold.denominator
  return threshold.strict ? Math.floor(exact) + 1 : Math.max(Math.ceil(exact), 0)
}

/** A threshold in words: 过半数, 三分之一以上. */
export function thresholdTitle({ numerator, denominator, strict }: Threshold): string {
  if (numerator === 1 && denominator === 2) return strict ? '过半数' : '半数以上'
  const digits = '零一二三四五六七八九十'
  const share = `${digits[denominator]}分之${digits[numerator]}`
  return strict ? `超过${share}` : `${share}以上`
}
