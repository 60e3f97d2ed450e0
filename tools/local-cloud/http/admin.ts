/** @module POST /admin: the CloudBase wire protocol. Whatever comes in, an answer goes out. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { InProcessCloud } from '../transport/in-process'
import { BodyTooLarge, readBody, sendJson } from './body'
import { parseForm } from './multipart'

/** Bytes of a request at most. */
const LARGEST_REQUEST = 16 * 1024 * 1024

const failed = (code: string, message: string) => ({ requestId: randomUUID(), code, message })

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

async function answerForm(
  cloud: InProcessCloud,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  let form: Record<string, string | Buffer>
  try {
    form = await parseForm(body, request.headers)
  } catch (error) {
    sendJson(response, failed('INVALID_PARAM', `the form is malformed: ${textOf(error)}`))
    return
  }
  const { requestData } = form
  const params =
    typeof requestData === 'string' ? { ...form, requestData: Buffer.from(requestData) } : form
  const answer = await cloud.openApi(params)
  if (!Buffer.isBuffer(answer)) {
    sendJson(response, answer)
    return
  }
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': answer.length,
  })
  response.end(answer)
}

function parseParams(body: Buffer): Record<string, unknown> {
  const value: unknown = JSON.parse(body.toString('utf8'))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('an object is expected')
  return value as Record<string, unknown>
}

/** Answers one request of an SDK. Errors are answers with HTTP 200, as in the real service. */
export async function answerAdmin(
  cloud: InProcessCloud,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request, LARGEST_REQUEST)
    if (request.headers['content-type']?.startsWith('multipart/form-data')) {
      await answerForm(cloud, request, body, response)
      return
    }
    let params: Record<string, unknown>
    try {
      params = parseParams(body)
    } catch (error) {
      sendJson(response, failed('INVALID_PARAM', `the body is malformed: ${textOf(error)}`))
      return
    }
    sendJson(response, await cloud.handle(params))
  } catch (error) {
    const code = error instanceof BodyTooLarge ? 'EXCEED_REQUEST_LIMIT' : 'SYS_ERR'
    if (!response.headersSent) sendJson(response, failed(code, textOf(error)))
    else response.destroy()
  }
}
