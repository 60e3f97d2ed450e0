/**
 * The simulator: runs a weapp package, as built, in a browser. See README.md for what it does not
 * prove. Run by hand: `npx tsx tools/simulator/server.ts <package folder> [port]`.
 * @module
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { contentTypeOf, readPackageFile, readVantFont } from './server/assets'
import { bundleRuntime } from './server/bundle'
import { type CompiledApp, compileApp } from './server/compile'
import { type Persona, renderPage } from './server/page'

export type { Persona } from './server/page'

export interface SimulatorOptions {
  /** The built package: the folder that holds app.json. */
  weappRoot: string
  /** Answers `/__client/*` (the cloud, as a persona) and every path the simulator doesn't know. */
  cloudHandler?: http.RequestListener
  personas: Persona[]
  /** An unknown tag, attribute, event or `wx.*` throws (true), or is shown under the phone (false, default). */
  strict?: boolean
}

export interface Simulator {
  handler: http.RequestListener
  /** Reads the package again; open pages show it when they are loaded again. */
  reload(): void
  /** What the compiler found odd in the package as last compiled; empty before the first request. */
  warnings(): string[]
}

/** Makes the simulator's request handler. The package is compiled at the first request. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const runtime = bundleRuntime()
  runtime.catch(() => undefined)
  let compiled: CompiledApp | undefined
  const app = (): CompiledApp => {
    compiled ??= compileApp(options.weappRoot)
    return compiled
  }
  const page = renderPage({ personas: options.personas, strict: options.strict ?? false })
  const own: Record<string, () => string | Buffer | Promise<string>> = {
    '/index.html': () => page,
    '/__sim/runtime.js': () => runtime,
    '/__sim/app.js': () => app().script,
    '/__sim/vant-icon.woff2': readVantFont,
  }
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { pathname } = new URL(request.url ?? '/', 'http://simulator')
    const urlPath = pathname === '/' ? '/index.html' : decodeURIComponent(pathname)
    const body = (await own[urlPath]?.()) ?? readPackageFile(options.weappRoot, urlPath)
    if (body === undefined) {
      if (options.cloudHandler) return options.cloudHandler(request, response)
      response.writeHead(404, { 'content-type': 'text/plain' }).end(`nothing at ${urlPath}`)
      return
    }
    response.writeHead(200, {
      'content-type': contentTypeOf(urlPath) ?? 'application/octet-stream',
      'cache-control': 'no-store',
    })
    response.end(body)
  }
  return {
    handler: (request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
        response.end(String(error instanceof Error ? error.stack : error))
      })
    },
    reload: () => {
      compiled = undefined
    },
    warnings: () => compiled?.warnings ?? [],
  }
}

export interface RunningSimulator extends Simulator {
  /** Where it listens, e.g. `http://127.0.0.1:8123`. */
  url: string
  close(): Promise<void>
}

/** Starts the simulator on 127.0.0.1. `port` 0 (the default) takes any free one. */
export async function startSimulator(
  options: SimulatorOptions & { port?: number },
): Promise<RunningSimulator> {
  const simulator = createSimulator(options)
  const server = http.createServer(simulator.handler)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    ...simulator,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

if (require.main === module) {
  const [weappRoot = 'dist/weapp', port = '8123'] = process.argv.slice(2)
  startSimulator({ weappRoot: path.resolve(weappRoot), port: Number(port), personas: [] })
    .then(({ url }) => console.log(url))
    .catch((error: unknown) => {
      console.error(error)
      process.exitCode = 1
    })
}
