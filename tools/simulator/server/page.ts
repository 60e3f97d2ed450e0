/** Someone whose eyes the mini-program is seen through. */
export interface Persona {
  /** Who the cloud takes the caller for. */
  openid: string
  name: string
  /** Role and place as a person says them, e.g. `楼栋长 · 荷塘苑 3栋`. */
  title: string
  /** Address of a picture; the first character of the name is drawn without one. */
  avatar?: string
}

/** What the browser runtime is told by the server; see `web/sim.ts`. */
export interface PageConfig {
  personas: Persona[]
  strict: boolean
}

/** The simulator's page. The person is chosen by `?persona=`, the page by `?page=`. */
export const renderPage = (config: PageConfig): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<link rel="icon" href="data:,">
<title>同心圆</title>
<style>body{margin:0;background:#f6f5f1}</style>
</head>
<body>
<script>__simConfig=${JSON.stringify(config).replace(/</g, '\\u003c')}</script>
<script src="/__sim/runtime.js"></script>
<script src="/__sim/app.js"></script>
<script>__sim.boot()</script>
</body>
</html>
`
