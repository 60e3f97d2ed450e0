/**
 * Answers kept for a moment, so that going back to a page paints at once while it asks again.
 * In memory only: names and places of people are not written to the phone's storage.
 * @module
 */

/** How long an answer may be shown before the fresh one arrives, in milliseconds. */
const FRESH_MS = 5 * 60_000
/** Most answers kept; the oldest goes first. */
const MOST = 40

const answers = new Map<string, { data: unknown; at: number }>()

/** The name an answer is kept under. */
export const cacheName = (action: string, input: unknown) => `${action} ${JSON.stringify(input)}`

/** A kept answer, or undefined when there is none or it is too old. */
export function readCached(name: string): unknown {
  const kept = answers.get(name)
  return kept && Date.now() - kept.at < FRESH_MS ? kept.data : undefined
}

/** Keeps an answer. */
export function keepCached(name: string, data: unknown): void {
  answers.delete(name)
  answers.set(name, { data, at: Date.now() })
  const oldest = answers.keys().next()
  if (answers.size > MOST && !oldest.done) answers.delete(oldest.value)
}

/** Forgets everything: after any command, an old answer may be a lie. */
export function forgetCached(): void {
  answers.clear()
}
