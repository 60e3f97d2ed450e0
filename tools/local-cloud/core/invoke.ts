/** @module Calling a function: from a phone, from another function, by a timer. */

import type { FunctionConfig } from '../functions/config'
import { type Caller, contextOf, environmentOf } from '../functions/environment'
import {
  eventTooLarge,
  FunctionFailure,
  functionMissing,
  functionThrew,
  resultTooLarge,
} from '../functions/failure'
import type { FunctionHost } from '../functions/host'
import { type Calls, keepable, type RunningCall } from './calls'
import type { Clock } from './clock'

/** Bytes of a result at most. */
const LARGEST_RESULT = 1024 * 1024
/** Bytes of an event at most. */
const LARGEST_EVENT = 6 * 1024 * 1024

/** What calling needs. */
export interface InvokeParts {
  readonly envId: string
  readonly appId: string
  readonly host: FunctionHost
  readonly calls: Calls
  readonly clock: Clock
  /** The wire address; starts the server when the host needs one. */
  adminUrl(): Promise<string>
  /** A call began or ended. */
  changed(call: RunningCall): void
  /** A call failed. */
  failed(call: RunningCall, failure: FunctionFailure): void
}

/** One call. */
export interface InvokeRequest {
  readonly functionName: string
  /** Plain JSON; what isn't is lost, as on the wire. */
  readonly event: unknown
  readonly caller: Caller
  /** The invocation that calls. */
  readonly parent?: string
}

/** A result as JSON text. */
export interface Outcome {
  readonly json: string
  readonly requestId: string
}

function eventOf(json: string, { openid, source }: Caller, appId: string): Record<string, unknown> {
  const data: unknown = JSON.parse(json)
  const event = typeof data === 'object' && data !== null ? data : {}
  // A timer's event has no user. What a caller sends as userInfo is replaced, as in the service.
  return source === 'wx_trigger' ? { ...event } : { ...event, userInfo: { appId, openId: openid } }
}

const asFailure = (error: unknown): FunctionFailure =>
  error instanceof FunctionFailure
    ? error
    : functionThrew(error instanceof Error ? error.message : String(error))

async function run(
  parts: InvokeParts,
  call: RunningCall,
  config: FunctionConfig,
  eventJson: string,
): Promise<string> {
  const { envId, appId, host } = parts
  const { token, caller, record } = call
  const { functionName, requestId } = record
  const adminUrl = await parts.adminUrl()
  const env = environmentOf({ envId, appId, adminUrl, token, caller, config })
  const json = await host.invoke({
    requestId,
    functionName,
    config,
    env,
    event: eventOf(eventJson, caller, appId),
    context: contextOf(functionName, requestId, config, env),
  })
  record.resultBytes = Buffer.byteLength(json)
  if (record.resultBytes > LARGEST_RESULT) throw resultTooLarge(record.resultBytes)
  record.result = keepable(json)
  return json
}

/** Runs a function and keeps a record of it. Throws a `FunctionFailure`. */
export async function invoke(parts: InvokeParts, request: InvokeRequest): Promise<Outcome> {
  const { functionName, caller, parent } = request
  const eventJson = JSON.stringify(request.event ?? {}) ?? '{}'
  const bytes = Buffer.byteLength(eventJson)
  if (bytes > LARGEST_EVENT) throw eventTooLarge(bytes)
  const config = parts.host.config(functionName)
  if (!config) throw functionMissing()
  const call = parts.calls.begin(
    {
      functionName,
      startedAt: parts.clock.now(),
      input: keepable(eventJson),
      ...(parent !== undefined && { parent }),
    },
    caller,
  )
  const { record } = call
  const started = performance.now()
  parts.changed(call)
  try {
    return { json: await run(parts, call, config, eventJson), requestId: record.requestId }
  } catch (error) {
    const failure = asFailure(error)
    failure.requestId = record.requestId
    record.error = { errCode: failure.errCode, errMsg: failure.errMsg }
    parts.failed(call, failure)
    throw failure
  } finally {
    record.ms = performance.now() - started
    parts.calls.end(call)
    parts.changed(call)
  }
}
