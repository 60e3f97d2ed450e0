/**
 * The phone's side of the cloud over HTTP, for a simulator: each request says as whom.
 *
 * | request | answer |
 * |---|---|
 * | `POST /__client/callFunction` `{openid, unionid?, name, data}` | `{result, requestID}` |
 * | `POST /__client/uploadFile?openid=…&cloudPath=…`, raw body | `{fileID}` |
 * | `POST /__client/getTempFileURL` `{openid, fileList}` | `{fileList: [{fileID, tempFileURL, maxAge, status, errMsg}]}` |
 * | `POST /__client/downloadFile` `{openid, fileID}` | the bytes |
 * | `POST /__client/deleteFile` `{openid, fileList}` | `{fileList: [{fileID, status, errMsg}]}` |
 * | `POST /__client/requestSubscribeMessage` `{openid, tmplIds}` | `{errMsg, [template]: 'accept'}` |
 * | `POST /__client/getPhoneNumberCode` `{openid}` | `{code}` |
 *
 * What fails is answered with HTTP 200 and `{errCode, errMsg}`, the object that `wx.cloud` rejects with.
 * @module
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Client, ClientError, type Person, toClientError } from '../core/client'
import { readBody, readJsonObject, sendJson, sendText } from './body'
import { addressOf } from './guard'

const AT = '/__client/'
const LARGEST_CALL = 8 * 1024 * 1024
const LARGEST_FILE = 100 * 1024 * 1024

/** Gives the phone of a person. */
export interface ClientSource {
  client(person: Person): Client
}

const bad = (message: string) => new ClientError(-501007, `invalid parameter: ${message}`)

function textIn(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw bad(`${name} must be a non-empty string`)
  return value
}

function textsIn(body: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = body[name]
  if (!Array.isArray(value) || value.some((v) => typeof v !== 'string'))
    throw bad(`${name} must be an array of strings`)
  return value as string[]
}

type Body = Readonly<Record<string, unknown>>
type Answerer = (client: Client, body: Body, request: IncomingMessage) => unknown

const answerers: Readonly<Record<string, Answerer>> = {
  callFunction: (client, body) => client.callFunction(textIn(body, 'name'), body.data),
  getTempFileURL: (client, { fileList }, request) => {
    if (!Array.isArray(fileList)) throw bad('fileList must be an array')
    return client.getTempFileURL(fileList, addressOf(request))
  },
  deleteFile: (client, body) => client.deleteFile(textsIn(body, 'fileList')),
  requestSubscribeMessage: (client, body) =>
    client.requestSubscribeMessage(textsIn(body, 'tmplIds')),
  getPhoneNumberCode: (client) => ({ code: client.getPhoneNumberCode() }),
}

async function answerUpload(cloud: ClientSource, url: URL, request: IncomingMessage) {
  const query = Object.fromEntries(url.searchParams)
  const content = await readBody(request, LARGEST_FILE)
  const client = cloud.client({ openid: textIn(query, 'openid') })
  return client.uploadFile(textIn(query, 'cloudPath'), content, request.headers['content-type'])
}

async function answer(
  cloud: ClientSource,
  api: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (api === 'uploadFile') return sendJson(response, await answerUpload(cloud, url, request))
  const body = await readJsonObject(request, LARGEST_CALL).catch((error: Error) => {
    throw bad(error.message)
  })
  const { unionid } = body
  const client = cloud.client({
    openid: textIn(body, 'openid'),
    ...(typeof unionid === 'string' && { unionid }),
  })
  if (api === 'downloadFile') {
    const { content, contentType } = await client.downloadFile(textIn(body, 'fileID'))
    response.writeHead(200, { 'content-type': contentType, 'content-length': content.length })
    response.end(content)
    return
  }
  const found = Object.hasOwn(answerers, api) ? answerers[api] : undefined
  if (!found) return sendText(response, `no client API ${api}`, 404)
  sendJson(response, await found(client, body, request))
}

/** Answers a request below `/__client/`. */
export async function answerClient(
  cloud: ClientSource,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return sendText(response, 'POST', 405)
  const api = url.pathname.slice(AT.length)
  try {
    await answer(cloud, api, url, request, response)
  } catch (error) {
    const { errCode, errMsg } = toClientError(api, error)
    sendJson(response, { errCode, errMsg })
  }
}
