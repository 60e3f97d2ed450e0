/**
 * Numbers that must not be published: mobile phones, resident identity numbers, bank cards, plates.
 * @module
 */

/** A run of text, half-open, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/** Digits that people group by spaces, dots or dashes, at least seven of them. */
const DIGIT_RUN = /\d(?:[ .·-]?\d){6,}[xX]?/g

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'

/** Whether the text is an 18-digit resident identity number with its check digit (GB 11643-1999). */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
  return ID_CHECKS[sum % 11] === text[17]?.toUpperCase()
}

/** Whether digits 7 to 14 read as a birthday of the last 130 years; catches mistyped numbers. */
function holdsBirthday(digits: string): boolean {
  const year = Number(digits.slice(6, 10))
  const month = Number(digits.slice(10, 12))
  const day = Number(digits.slice(12, 14))
  return year >= 1900 && year <= 2035 && month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** Whether the digits pass the Luhn check that bank cards carry (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = digit * 2
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

export type NumberKind = 'phone' | 'identity_number' | 'bank_card' | 'plate'

/** What a run of digits is, or undefined when it is nothing private. */
function kindOfDigits(digits: string): NumberKind | undefined {
  if (/^(?:0086|86)?1[3-9]\d{9}$/.test(digits)) return 'phone'
  if (isIdentityNumber(digits)) return 'identity_number'
  if (/^\d{17}[\dXx]$/.test(digits) && holdsBirthday(digits)) return 'identity_number'
  if (/^[1-9]\d{5}\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}$/.test(digits)) return 'identity_number'
  if (/^[3-9]\d{15,18}$/.test(digits) && passesLuhn(digits)) return 'bank_card'
  return undefined
}

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·. ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9学警挂]/g

/**
 * Finds private numbers in a text already made narrow.
 * @param publicPhones digits of numbers that are meant to be published (duty phones)
 */
export function findNumbers(
  text: string,
  publicPhones: readonly string[] = [],
): (Span & { kind: NumberKind })[] {
  const allowed = new Set(publicPhones)
  const found: (Span & { kind: NumberKind })[] = []
  for (const match of text.matchAll(DIGIT_RUN)) {
    const digits = match[0].replace(/[^\dXx]/g, '')
    const kind = kindOfDigits(digits) ?? kindOfDigits(digits.replace(/[Xx]$/, ''))
    if (!kind || (kind === 'phone' && allowed.has(digits.slice(-11)))) continue
    found.push({ start: match.index, end: match.index + match[0].length, kind })
  }
  for (const match of text.matchAll(PLATE)) {
    found.push({ start: match.index, end: match.index + match[0].length, kind: 'plate' })
  }
  return found
}
