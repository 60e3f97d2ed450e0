/** @module Uploads and downloads by signed link. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { FILES_AT, type Storage } from '../storage/storage'
import { BodyTooLarge, readBody, sendText } from './body'
import { parseForm } from './multipart'

/** Bytes of a file at most: the mini-program's own limit for an upload is 100 MB. */
const LARGEST_FILE = 100 * 1024 * 1024

const xml = (code: string, message: string) =>
  `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`

function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(xml(code, message))
}

async function upload(
  storage: Storage,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body: Buffer
  try {
    body = await readBody(request, LARGEST_FILE)
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error
    sendError(response, 400, 'EntityTooLarge', error.message)
    return
  }
  const { headers, method } = request
  const form = method === 'POST' ? await parseForm(body, headers) : undefined
  const authorization = form ? form.Signature : headers.authorization
  if (!storage.allowsUpload(path, authorization)) {
    sendError(response, 403, 'SignatureDoesNotMatch', 'the authorization does not fit the path')
    return
  }
  const content = form ? Buffer.from(form.file ?? '') : body
  const type = form ? undefined : headers['content-type']
  await storage.put(path, content, type === undefined ? {} : { contentType: type })
  response.writeHead(form ? 204 : 200, { 'content-length': 0 })
  response.end()
}

async function download(storage: Storage, path: string, url: URL, response: ServerResponse) {
  const found = await storage.download(path, url.searchParams)
  if (found === null)
    return sendError(response, 403, 'AccessDenied', 'the link is wrong or too old')
  if (!found) return sendError(response, 404, 'NoSuchKey', 'there is no such file')
  response.writeHead(200, {
    'content-type': found.file.contentType,
    'content-length': found.content.length,
    // What people upload is shown as what it is and never run as a page of ours.
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
  response.end(found.content)
}

/** Answers a request below `/__storage/`. */
export async function answerFiles(
  storage: Storage,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let path: string
  try {
    path = decodeURIComponent(url.pathname.slice(FILES_AT.length))
  } catch {
    sendText(response, 'the path is malformed', 400)
    return
  }
  if (request.method === 'PUT' || request.method === 'POST')
    await upload(storage, path, request, response)
  else if (request.method === 'GET') await download(storage, path, url, response)
  else sendText(response, 'PUT or GET', 405)
}
