/**
 * What a page and a cloud function agree on: one declaration an action, imported by both. It holds
 * no server code, so that the mini-program can carry it.
 * @module
 */
import type { Role } from '@domain/people/roles'
import type { GenericSchema, InferOutput } from 'valibot'

/** Who may call an action. At least one of the three must hold. */
export interface Allow {
  /** Anyone whom WeChat has signed in, with or without a household. */
  anyone?: true
  /** Holders of one of these roles whose scope covers the target's path. */
  roles?: readonly Role[]
  /** People who stand in one of these relations to the target, e.g. its `reporter`. */
  relations?: readonly string[]
}

/** An action as declared in a context's `contract.ts`. */
export interface ActionContract<
  Name extends string = string,
  Schema extends GenericSchema = GenericSchema,
  Output = unknown,
> {
  /** `context/action`; the context is the cloud function's name. */
  name: Name
  /** A `command` changes something, needs an idempotency key and is audited; a `query` changes nothing. */
  kind: 'query' | 'command'
  /** A strict valibot schema: unknown keys are refused. Messages are Chinese. */
  input: Schema
  allow: Allow
  /** What the audit log says was done, in Chinese; of queries only where the asking is a deed, as printing. */
  audit?: string
  /**
   * Input fields of which nothing is kept, e.g. a household code: even the hash by which a command is
   * known again would let a short one be found by trying.
   */
  secret?: readonly string[]
  /** What it shows of other people's records and why, in Chinese: each look is written down. */
  logs?: { readonly what: string; readonly why: string }
  /** Carries the output's type; never present at run time. */
  readonly output?: Output
}

export type InputOf<C> = C extends ActionContract<string, infer S, unknown> ? InferOutput<S> : never
export type OutputOf<C> = C extends ActionContract<string, GenericSchema, infer O> ? O : never

/** Declares an action: `defineAction<Output>()({ name, kind, input, allow })`. */
export function defineAction<Output>() {
  return <const Name extends string, const Schema extends GenericSchema>(
    contract: ActionContract<Name, Schema, Output>,
  ): ActionContract<Name, Schema, Output> => contract
}

/** What the phone sends: `callFunction({ name: context, data: ActionCall })`. */
export interface ActionCall {
  action: string
  input: unknown
  /** Idempotency key, 16 to 64 characters of `[0-9A-Za-z_-]`, made before the first try. */
  key?: string
}

/** What comes back. `message` is Chinese and says what to do next. */
export type ActionResult<Output = unknown> =
  | { ok: true; data: Output; requestId: string }
  | { ok: false; code: number; message: string; details?: unknown; requestId: string }

/** A page of a list; `cursor` is opaque, absent on the last page. */
export interface Page<Item> {
  items: Item[]
  cursor?: string
}
