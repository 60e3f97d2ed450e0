/**
 * The console: a page at /console, and what it asks for below /__console/.
 * @module
 */
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { readJsonObject, sendJson, sendText } from '../http/body'
import { addressOf } from '../http/guard'
import { type ConsoleCloud, callById, lastLogs, overview, runQuery } from './view'

const WEB = path.join(__dirname, 'web')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const LARGEST_BODY = 1024 * 1024
/** The console of the real service takes files of 50 MB; JSON puts a sign before each quote. */
const LARGEST_IMPORT = 100 * 1024 * 1024
/** News of one kind is told at most so often, milliseconds. */
const NEWS_EVERY_MS = 250

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

async function sendPage(pathname: string, response: ServerResponse): Promise<void> {
  const name = pathname.replace(/^\/console\/?/, '') || 'index.html'
  const type = TYPES[path.extname(name)]
  const file = path.join(WEB, name)
  if (!type || !file.startsWith(WEB + path.sep)) return sendText(response, 'no such page', 404)
  try {
    const content = await readFile(file)
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'self'; img-src 'self' data:",
    })
    response.end(content)
  } catch {
    sendText(response, 'no such page', 404)
  }
}

/** Tells the page what changed, as server-sent events. */
function streamNews(cloud: ConsoleCloud, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': hello\n\n')
  const waiting = new Set<string>()
  const stop = cloud.news.listen((news) => waiting.add(news))
  const telling = setInterval(() => {
    if (waiting.size === 0) return
    response.write(`data: ${[...waiting].join(' ')}\n\n`)
    waiting.clear()
  }, NEWS_EVERY_MS)
  telling.unref()
  request.on('close', () => {
    stop()
    clearInterval(telling)
  })
}

async function act(cloud: ConsoleCloud, action: string, body: Record<string, unknown>) {
  switch (action) {
    case 'query':
      return runQuery(cloud, {
        collection: text(body.collection),
        query: text(body.query),
        order: text(body.order),
        limit: Number(body.limit),
      })
    case 'import': {
      const mode = body.mode === 'insert' ? 'insert' : 'upsert'
      const { database } = cloud
      return { count: database.importJsonLines(text(body.collection), text(body.lines), mode) }
    }
    case 'run-timer':
      await cloud.timers.runNow(text(body.functionName))
      return { ok: true }
    case 'advance':
      return { runs: await cloud.advance(Number(body.ms)) }
    case 'call':
      return cloud.call(text(body.functionName), body.event ?? {}, { openid: text(body.openid) })
    default:
      return undefined
  }
}

async function answerPost(
  cloud: ConsoleCloud,
  action: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const limit = action === 'import' ? LARGEST_IMPORT : LARGEST_BODY
    const answer = await act(cloud, action, await readJsonObject(request, limit))
    if (answer === undefined) sendText(response, `nothing at ${action}`, 404)
    else sendJson(response, answer)
  } catch (error) {
    sendJson(response, { error: error instanceof Error ? error.message : String(error) })
  }
}

function sendFound(response: ServerResponse, found: unknown): void {
  if (found === undefined) sendText(response, 'not found', 404)
  else sendJson(response, found)
}

function sendToFile(cloud: ConsoleCloud, id: string, baseUrl: string, response: ServerResponse) {
  const [link] = cloud.storage.linkAll([{ fileid: id }], baseUrl)
  if (link?.tempFileURL) response.writeHead(302, { location: encodeURI(link.tempFileURL) }).end()
  else sendText(response, 'no such file', 404)
}

function sendExport(
  { database }: ConsoleCloud,
  collection: string,
  response: ServerResponse,
): void {
  if (!database.collections().some(({ name }) => name === collection)) {
    sendText(response, 'no such collection', 404)
    return
  }
  const file = encodeURIComponent(`${collection}.json`)
  response.writeHead(200, {
    'content-type': 'application/x-ndjson; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${file}`,
    'cache-control': 'no-store',
  })
  response.end(database.exportJsonLines(collection))
}

function answerGet(
  cloud: ConsoleCloud,
  { pathname, searchParams }: URL,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const id = searchParams.get('id') ?? ''
  const what = pathname.slice('/__console/'.length)
  if (what === 'overview') sendJson(response, overview(cloud))
  else if (what === 'logs') sendJson(response, lastLogs(cloud))
  else if (what === 'events') streamNews(cloud, request, response)
  else if (what === 'call') sendFound(response, callById(cloud, id))
  else if (what === 'export') sendExport(cloud, searchParams.get('collection') ?? '', response)
  else if (what === 'file') sendToFile(cloud, id, addressOf(request), response)
  else sendText(response, `nothing at ${pathname}`, 404)
}

/** Answers the console's paths; false for any other. */
export async function answerConsole(
  cloud: ConsoleCloud,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = url
  if (pathname === '/console' || pathname.startsWith('/console/')) {
    await sendPage(pathname, response)
    return true
  }
  if (!pathname.startsWith('/__console/')) return false
  if (request.method === 'POST')
    await answerPost(cloud, pathname.slice('/__console/'.length), request, response)
  else answerGet(cloud, url, request, response)
  return true
}
