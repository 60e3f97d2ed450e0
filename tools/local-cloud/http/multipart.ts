/** @module The multipart form in which the SDK sends `wx.openApi`. */

import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'

const LIMITS = { fields: 50, files: 10, parts: 60, fieldSize: 16 * 1024 * 1024, headerPairs: 50 }

/** Fields as text, files as bytes. Throws on a form that is malformed or too large. */
export function parseForm(
  body: Buffer,
  headers: IncomingHttpHeaders,
): Promise<Record<string, string | Buffer>> {
  const { 'content-type': contentType = '' } = headers
  return new Promise((resolve, reject) => {
    const form = new Map<string, string | Buffer>()
    const parser = new Busboy({ headers: { 'content-type': contentType }, limits: LIMITS })
    parser.on('field', (name, value) => form.set(name, value))
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => form.set(name, Buffer.concat(chunks)))
      stream.on('error', reject)
    })
    parser.on('error', reject)
    parser.on('finish', () => resolve(Object.fromEntries(form)))
    Readable.from([body]).on('error', reject).pipe(parser)
  })
}
