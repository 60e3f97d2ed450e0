/**
 * What a browser sees that asks before all is ready; it asks again by itself.
 * @module
 */
import type { ServerResponse } from 'node:http'

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<title>同心圆</title>
<body style="font:18px/1.6 sans-serif;margin:20vh auto;max-width:28em;padding:0 1em;color:#333">
<p>正在准备，请稍等……<br>Getting ready, this page opens by itself.</p>
</body>
</html>
`

/** Answers with the page; 503 so that a script knows too. */
export function sendWaitingPage(response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '2' })
  response.end(PAGE)
}
