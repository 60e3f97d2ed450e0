/**
 * Logs for operators: what was called, how it ended, how long it took. No ids of people, no input.
 * @module
 */
import { Failure } from './errors'

export interface CallLog {
  readonly requestId: string
  readonly action: string
  readonly code: number
  readonly ms: number
}

/** Writes one line for a call that ended. */
export function logCall(entry: CallLog): void {
  console.log(JSON.stringify(entry))
}

/** Writes what is needed to find an unexpected error, under its request id. */
export function logUnexpected(requestId: string, action: string, thrown: unknown): void {
  if (thrown instanceof Failure) return
  console.error(JSON.stringify({ requestId, action, error: describe(thrown) }))
}

/** An error without the values in it: a database's message may quote an openid or a name. */
function describe(thrown: unknown): object {
  if (typeof thrown !== 'object' || thrown === null) return { name: typeof thrown }
  const { name, code, errCode, message, errMsg, stack } = thrown as Record<string, unknown>
  const said = String(errMsg ?? message ?? '')
    .replace(/(["'`])(?:(?!\1).)*\1/g, '"…"')
    .replace(/[0-9A-Za-z_-]{16,}/g, '…')
    .replace(/[\u4e00-\u9fff]+/g, '…')
  const frames = typeof stack === 'string' ? stack.split('\n').filter((l) => /^\s+at /.test(l)) : []
  return { name, code: code ?? errCode, message: said.slice(0, 300), frames: frames.slice(0, 8) }
}
