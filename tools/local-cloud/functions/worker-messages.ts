/** @module What a function's worker and the server tell each other. */
import type { LogEntry } from '../core/logs'

/** What a worker starts with. */
export interface WorkerStart {
  /** The function's entry, index.js. */
  readonly file: string
  /** See `Clock.shared`. */
  readonly clock: Float64Array
}

/** One invocation. */
export interface ToWorker {
  readonly requestId: string
  readonly event: unknown
  readonly context: unknown
  readonly env: Readonly<Record<string, string>>
}

/** What comes back. */
export type FromWorker =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'result'; readonly json: string }
  | { readonly kind: 'not-json'; readonly why: string }
  | { readonly kind: 'threw'; readonly stack: string }
  | {
      readonly kind: 'log'
      readonly level: LogEntry['level']
      readonly requestId: string | undefined
      readonly text: string
    }
