/** @module The server's paths. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { FILES_AT, type Storage } from '../storage/storage'
import type { InProcessCloud } from '../transport/in-process'
import { answerAdmin } from './admin'
import { sendText } from './body'
import { answerClient, type ClientSource } from './bridge'
import { answerFiles } from './files'
import { refusal } from './guard'

/** What is served. */
export interface Served extends InProcessCloud, ClientSource {
  readonly storage: Storage
}

/** Further paths: true when it took the request. */
export type ExtraPaths = (
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>

async function route(
  cloud: Served,
  extra: ExtraPaths | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refused = refusal(request)
  if (refused) return sendText(response, refused, 403)
  const url = new URL(request.url ?? '/', 'http://local')
  if (url.pathname === '/admin') {
    if (request.method !== 'POST') return sendText(response, 'POST', 405)
    return answerAdmin(cloud, request, response)
  }
  if (url.pathname.startsWith('/__client/')) return answerClient(cloud, url, request, response)
  if (url.pathname.startsWith(FILES_AT)) return answerFiles(cloud.storage, url, request, response)
  if (await extra?.(url, request, response)) return
  sendText(response, `nothing at ${url.pathname}`, 404)
}

/** Makes a request handler; whatever happens in it, the request gets an answer. */
export function createHandler(cloud: Served, extra?: ExtraPaths): RequestListener {
  return (request, response) => {
    route(cloud, extra, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendText(response, error instanceof Error ? error.message : String(error), 500)
    })
  }
}

/**
 * Only the phone's side: `/__client/*` and the links to files, for a server that shows a simulator.
 * Answers 404 to everything else.
 */
export function createClientBridge(cloud: Served): RequestListener {
  const all = createHandler(cloud)
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://local')
    if (pathname.startsWith('/__client/') || pathname.startsWith(FILES_AT)) all(request, response)
    else sendText(response, `nothing at ${pathname}`, 404)
  }
}
