/**
 * What went wrong with a call, in words a resident can act on.
 * @module
 */

/**
 * Who refused. `input`: the words don't fit the form, nothing was sent. `network`: no answer came, so
 * the server may or may not have done it. `server`: the function answered with a refusal.
 */
export type CallErrorKind = 'input' | 'network' | 'server'

/** Codes of errors made on the phone; the server's own codes are positive. */
export const LOCAL_CODES = { input: -1, network: -2, upload: -3 } as const

/** The one error that leaves this folder. `message` is Chinese and says what to do next. */
export class CallError extends Error {
  override readonly name = 'CallError'

  constructor(
    readonly kind: CallErrorKind,
    readonly code: number,
    message: string,
    /** For `input`: messages by field name. For `server`: what the action added. */
    readonly details?: unknown,
    /** Names the call in the server's log. */
    readonly requestId?: string,
  ) {
    super(message)
  }

  /** Messages by field of the form, empty unless the input was refused. */
  get fields(): Readonly<Record<string, string>> {
    return isFields(this.details) ? this.details : {}
  }
}

function isFields(details: unknown): details is Record<string, string> {
  return (
    typeof details === 'object' &&
    details !== null &&
    Object.values(details).every((value) => typeof value === 'string')
  )
}

/** Any thrown value as a `CallError`: a bug in a page must not show a stack to a resident. */
export function toCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown
  return new CallError('network', LOCAL_CODES.network, '出了点小问题，请再试一次')
}
