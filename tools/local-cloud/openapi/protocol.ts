/**
 * The envelope of WeChat's open APIs as cloud functions send it: protobuf within multipart. Field
 * numbers are those of wx-server-sdk 4.0.2.
 * @module
 */
import protobuf from 'protobufjs'
import { invalidParam } from '../database/errors'

const { root } = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
  message CommApiData {
    int32 apiType = 1; OpenApiData openapiData = 2; SvrkitApiData svrkitData = 4; string appid = 6;
  }
  message CommOpenApiResp {
    bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4;
    int32 svrkitErrorCode = 6;
  }
  message ApiGetOpenDataByCloudIdReq { repeated string cloudidList = 2; string appid = 3; }
  message OpDataItem { string cloudId = 1; string json = 2; }
  message ApiGetOpenDataByCloudIdResp { repeated OpDataItem dataList = 1; }
`)

const SVRKIT_API = 2

interface Pair {
  readonly key: string
  readonly value: Uint8Array
  readonly contenttype: string
  readonly filename: string
}

/** A file within a request. */
export interface OpenApiFile {
  readonly contentType: string
  readonly filename: string
  readonly value: Buffer
}

/** What a function asked. */
export type OpenApiMessage =
  | { readonly kind: 'open'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: 'open-data'; readonly cloudIds: readonly string[] }
  | { readonly kind: 'unknown'; readonly name: string }

const decode = (type: string, bytes: Uint8Array): Record<string, unknown> => {
  const message = root.lookupType(type)
  return message.toObject(message.decode(bytes), { defaults: true, arrays: true })
}

const encode = (type: string, value: object): Buffer =>
  Buffer.from(root.lookupType(type).encode(value).finish())

function readValue(pair: Pair): unknown {
  const value = Buffer.from(pair.value)
  if (pair.contenttype)
    return { contentType: pair.contenttype, filename: pair.filename, value } satisfies OpenApiFile
  return JSON.parse(value.toString('utf8'))
}

/** Reads a request; throws INVALID_PARAM on bytes that are none. */
export function decodeRequest(bytes: Uint8Array): OpenApiMessage {
  try {
    const message = decode('CommApiData', bytes)
    if (message.apiType === SVRKIT_API) {
      const inner = message.svrkitData as { apiName: string; reqData: Uint8Array } | null
      const name = inner?.apiName ?? ''
      if (name !== 'ApiGetOpenDataByCloudId') return { kind: 'unknown', name }
      const request = decode('ApiGetOpenDataByCloudIdReq', inner?.reqData ?? new Uint8Array())
      return { kind: 'open-data', cloudIds: request.cloudidList as string[] }
    }
    if (message.apiType !== 0) return { kind: 'unknown', name: `apiType ${message.apiType}` }
    const { pairs } = (message.openapiData ?? { pairs: [] }) as { pairs: Pair[] }
    return { kind: 'open', data: Object.fromEntries(pairs.map((p) => [p.key, readValue(p)])) }
  } catch (error) {
    throw invalidParam(`requestData: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** An answer in JSON: a result, or `errcode` and `errmsg`. */
export const encodeJson = (value: object): Buffer =>
  encode('CommOpenApiResp', {
    respData: Buffer.from(JSON.stringify(value)),
    contentType: 'application/json; charset=utf-8',
    httpCode: 200,
  })

/** An answer in bytes, such as a picture. */
export const encodeBytes = (bytes: Buffer, contentType: string): Buffer =>
  encode('CommOpenApiResp', { respData: bytes, contentType, httpCode: 200 })

/** A refusal by the platform itself, for example -604101. */
export const encodeRefusal = (errorCode: number): Buffer =>
  encode('CommOpenApiResp', { errorCode, httpCode: 200 })

/** A failure of an inner interface such as getOpenData. */
export const encodeInnerFailure = (svrkitErrorCode: number): Buffer =>
  encode('CommOpenApiResp', { svrkitErrorCode, httpCode: 200 })

/** The answer of getOpenData: a JSON text a cloud id. */
export const encodeOpenData = (list: readonly { cloudId: string; json: string }[]): Buffer =>
  encode('CommOpenApiResp', {
    respData: encode('ApiGetOpenDataByCloudIdResp', { dataList: list }),
    contentType: 'application/octet-stream',
    httpCode: 200,
  })
