/**
 * How an invocation fails, in the real service's words. A phone sees
 * `cloud.callFunction:fail Error: errCode: … | errMsg: …`; a function that calls another function sees
 * the wire error's message through the SDK.
 * @module
 */
import { WireError } from '../database/errors'

/** An invocation that gave no result. `code` and `message` are what travels between functions. */
export class FunctionFailure extends WireError {
  /** The invocation that failed; absent when none began. */
  requestId?: string

  constructor(
    /** The number a phone sees, for example -504003. */
    readonly errCode: number,
    /** What follows `errMsg: ` on a phone. */
    readonly reason: string,
    code = 'FUNCTIONS_EXECUTE_FAIL',
  ) {
    super(code, reason)
  }

  /** The whole text that `wx.cloud.callFunction` rejects with. */
  get errMsg(): string {
    const about = this.errCode === -504002 ? ' functions execute fail' : ' '
    return `cloud.callFunction:fail Error: errCode: ${this.errCode}${about} | errMsg: ${this.reason}`
  }
}

/** No function of that name is deployed. */
export const functionMissing = () =>
  new FunctionFailure(-501000, 'FunctionName parameter could not be found.')

/** It ran longer than its configuration allows, in seconds. */
export const functionTimedOut = (seconds: number) =>
  new FunctionFailure(-504003, `Invoking task timed out after ${seconds} seconds`)

/** It threw, or could not be loaded; `stack` has source lines where there are source maps. */
export const functionThrew = (stack: string) => new FunctionFailure(-504002, stack)

/** It used more memory than its configuration allows. The real service's words are not known. */
export const functionOutOfMemory = (megabytes: number) =>
  new FunctionFailure(-504002, `Memory limit exceeded: the function may use ${megabytes} MB`)

/** Its process ended by itself. */
export const functionExited = (code: number) =>
  new FunctionFailure(-504002, `the function's process exited with code ${code}`)

/** Its result is more than a reply may carry. */
export const resultTooLarge = (bytes: number) =>
  new FunctionFailure(
    -604001,
    `cloudfunction result size exceed limit (1MB): this result has ${bytes} bytes`,
  )

/** Its input is more than a request may carry. */
export const eventTooLarge = (bytes: number) =>
  new FunctionFailure(
    -501001,
    `request size exceed limit (6MB): this event has ${bytes} bytes`,
    'EXCEED_REQUEST_LIMIT',
  )

/** The result can't be written as JSON. */
export const resultNotJson = (why: string) =>
  new FunctionFailure(-504002, `the function's result is no JSON: ${why}`)
