/**
 * The one way a check says no.
 * @module
 */

/** The steps of a verification, in the order in which they are made and printed. */
export const STEPS = [
  'chain',
  'setup',
  'ceremony',
  'order',
  'households',
  'ballots',
  'paper',
  'tally',
  'partials',
  'result',
  'expected',
] as const

export type Step = (typeof STEPS)[number]

/** Thrown by a check that fails; the message says where and what. */
export class Rejected extends Error {}

/** Throws `Rejected` unless the claim holds. */
export function insist(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Rejected(otherwise)
}
