/** @module Reading a request's body, bounded. */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A body was larger than allowed. */
export class BodyTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`the body is larger than ${limit} bytes`)
  }
}

/** How far a too large body is still read away, so that the sender gets our answer. */
const DRAIN_FACTOR = 4

/** Reads the whole body; throws `BodyTooLarge` without keeping more than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (bytes > limit * DRAIN_FACTOR) break
  }
  if (bytes > limit) throw new BodyTooLarge(limit)
  return Buffer.concat(chunks)
}

/** Answers JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const text = JSON.stringify(value)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}

/** Answers a line of text. */
export function sendText(response: ServerResponse, text: string, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(text)
}

/** Reads a JSON object; throws an Error that says what is wrong. */
export async function readJsonObject(
  request: IncomingMessage,
  limit: number,
): Promise<Record<string, unknown>> {
  const body = await readBody(request, limit)
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch (error) {
    throw new Error(`the body is no JSON: ${error instanceof Error ? error.message : error}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('the body is no JSON object')
  return value as Record<string, unknown>
}
