/**
 * The household code: eight characters on a printed slip that let a household's people in. Seven are
 * random, the last checks them, so that a slip misread at the kitchen table is told apart from a
 * wrong one and does not count as an attempt.
 * @module
 */

/** Crockford's base 32: no I, L, O, U, so that print and handwriting can't be misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random characters in a code; 35 bits. */
const CODE_RANDOM_LENGTH = 7

/** Wrong codes one person may enter in {@link ATTEMPT_WINDOW_MS}. */
export const MAX_WRONG_PER_PERSON = 5
/** Wrong codes all people together may enter against one household in the same window. */
export const MAX_WRONG_PER_HOUSEHOLD = 20
/** How long wrong codes are remembered, milliseconds: one day. */
export const ATTEMPT_WINDOW_MS = 24 * 60 * 60 * 1000

/** Weighted sum modulo the prime 31: any single wrong character and any swap of neighbours shows. */
function checkCharacter(values: readonly number[]): string {
  const sum = values.reduce((total, value, i) => total + value * (i + 2), 0)
  return ALPHABET[sum % 31] ?? '0'
}

/**
 * Makes a code from random bytes.
 * @param random at least {@link CODE_RANDOM_LENGTH} random bytes
 * @returns eight characters without the dash, e.g. `7K3F9QW2`
 */
export function makeHouseholdCode(random: Uint8Array): string {
  if (random.length < CODE_RANDOM_LENGTH) throw new RangeError('too few random bytes for a code')
  const values = [...random.subarray(0, CODE_RANDOM_LENGTH)].map((byte) => byte % 32)
  return values.map((value) => ALPHABET[value]).join('') + checkCharacter(values)
}

/** As printed, in two groups: `7K3F-9QW2`. */
export function formatHouseholdCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/**
 * Reads what a person typed: case, spaces, dashes and the look-alikes O/0, I/L/1 are forgiven.
 * @returns the eight characters, or undefined when it can't be any household's code
 */
export function parseHouseholdCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_·—–]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (code.length !== CODE_RANDOM_LENGTH + 1) return undefined
  const values = [...code].map((c) => ALPHABET.indexOf(c))
  if (values.includes(-1)) return undefined
  return checkCharacter(values.slice(0, -1)) === code[CODE_RANDOM_LENGTH] ? code : undefined
}

/** Whether another code may be tried, given the wrong ones of the last day. */
export function mayTryCode(wrong: { byPerson: number; onHousehold: number }): boolean {
  return wrong.byPerson < MAX_WRONG_PER_PERSON && wrong.onHousehold < MAX_WRONG_PER_HOUSEHOLD
}
