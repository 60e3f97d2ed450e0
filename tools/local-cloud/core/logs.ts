/** @module What functions print, and what the cloud has to say, by function and request id. */
import { pushBounded } from './ring'

/** One printed line or block. */
export interface LogEntry {
  /** Epoch milliseconds. */
  readonly at: number
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  /** The function that printed it, or `cloud`. */
  readonly source: string
  /** The request it belongs to; absent for what happens outside a request. */
  readonly requestId?: string
  readonly text: string
}

/** Entries kept. */
const KEPT = 2_000
/** Characters kept of one entry. */
const LONGEST = 20_000

/** Adds an entry, cut when very long. */
export function addLog(logs: LogEntry[], entry: LogEntry): void {
  const { text } = entry
  const cut =
    text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text
  pushBounded(logs, { ...entry, text: cut }, KEPT)
}
