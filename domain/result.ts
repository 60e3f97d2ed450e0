/**
 * A rule's answer: what is expected to go wrong is a value, not an exception.
 * @module
 */

export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export const success = <Value>(value: Value): Result<Value, never> => ({ ok: true, value })

export const failure = <Problem>(problem: Problem): Result<never, Problem> => ({
  ok: false,
  problem,
})
