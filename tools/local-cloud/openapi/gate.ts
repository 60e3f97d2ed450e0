/**
 * Where every open API call passes: declared or refused, faults, then the stand-in.
 * @module
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Calls, RunningCall } from '../core/calls'
import { type Fault, type Faults, LOST } from '../core/faults'
import { WireError } from '../database/errors'
import type { FunctionConfig } from '../functions/config'
import type { OpenDataAnswer } from './cloud-ids'
import { tooMany } from './message-check'
import { isPicture, type OpenApi, type OpenApiAnswer, type OpenApiCloud, refuse } from './open-api'
import * as protocol from './protocol'

/** The platform refuses: the API isn't in the function's `permissions.openapi`. */
const NOT_DECLARED = -604101
/** The platform knows no such API (or this stand-in doesn't). */
const NOT_FOUND = -604100
/** The API took too long. */
const TIMED_OUT = -604102

/** What the gate needs. */
export interface GateParts {
  readonly cloud: OpenApiCloud
  readonly apis: ReadonlyMap<string, OpenApi>
  readonly calls: Calls
  readonly faults: Faults
  config(functionName: string): FunctionConfig | undefined
  /** What `cloud.getOpenData` tells a function that was called by `openid`. */
  openData(cloudId: string, openid: string): OpenDataAnswer
}

/** An answer: protobuf, or a wire error. */
export type GateReply = Buffer | { requestId: string; code: string; message: string }

const NOBODY = { openid: '', source: '' }

function faultAnswer(api: string, fault: Fault): OpenApiAnswer | undefined {
  if (fault.kind === 'errcode') return refuse(fault.errcode, fault.errmsg)
  if (fault.kind !== 'rate-limited') return undefined
  return api.startsWith('security.')
    ? tooMany.minute
    : refuse(45009, 'reach max api daily quota limit')
}

const encode = (answer: OpenApiAnswer): Buffer =>
  isPicture(answer)
    ? protocol.encodeBytes(answer.bytes, answer.contentType)
    : protocol.encodeJson(answer)

async function callApi(
  parts: GateParts,
  api: string,
  data: Readonly<Record<string, unknown>>,
  call: RunningCall | undefined,
): Promise<Buffer> {
  const stand = parts.apis.get(api)
  if (!stand) return protocol.encodeRefusal(NOT_FOUND)
  // Without an invocation (a script on this machine) there is no declaration to ask for.
  const declared = call && parts.config(call.record.functionName)?.permissions.openapi
  if (call && !declared?.includes(api)) return protocol.encodeRefusal(NOT_DECLARED)
  call?.record.openApis.push(api)
  const fault = parts.faults.hit(api, call?.record.functionName, call)
  if (fault?.kind === 'slow') await sleep(fault.ms)
  if (fault?.kind === 'lost') {
    if (fault.when === 'after') await stand(data, parts.cloud, call?.caller ?? NOBODY)
    return protocol.encodeRefusal(TIMED_OUT)
  }
  const instead = fault && faultAnswer(api, fault)
  return encode(instead ?? (await stand(data, parts.cloud, call?.caller ?? NOBODY)))
}

function callOpenData(
  parts: GateParts,
  cloudIds: readonly string[],
  call: RunningCall | undefined,
): Buffer {
  const { openid } = call?.caller ?? NOBODY
  return protocol.encodeOpenData(
    cloudIds.map((cloudId) => ({
      cloudId,
      json: JSON.stringify({ cloudID: cloudId, ...parts.openData(cloudId, openid) }),
    })),
  )
}

/** Answers `wx.openApi`; never throws. */
export async function passGate(
  parts: GateParts,
  params: Readonly<Record<string, unknown>>,
): Promise<GateReply> {
  const { action, apiName, requestData, wxCloudApiToken } = params
  const requestId = randomUUID()
  try {
    if (action === 'wx.wxPayApi')
      throw new WireError('INVALID_PARAM', 'the local cloud has no payment')
    if (!Buffer.isBuffer(requestData))
      return { requestId, code: 'INVALID_PARAM', message: 'no requestData' }
    const call = parts.calls.find(wxCloudApiToken)
    const message = protocol.decodeRequest(requestData)
    if (message.kind === 'open-data') return callOpenData(parts, message.cloudIds, call)
    if (message.kind === 'unknown') return protocol.encodeInnerFailure(NOT_FOUND)
    return await callApi(parts, String(apiName), message.data, call)
  } catch (error) {
    if (error instanceof WireError) return { requestId, code: error.code, message: error.message }
    return {
      requestId,
      code: LOST.code,
      message: error instanceof Error ? error.message : 'failed',
    }
  }
}
