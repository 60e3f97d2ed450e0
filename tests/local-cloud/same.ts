import { isDeepStrictEqual } from 'node:util'

/**
 * `expect(actual).toEqual(expected)` for loops of ten thousands: the matcher, which costs a hundred
 * times as much, is only asked for its words when the two differ.
 */
export function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected)
}
