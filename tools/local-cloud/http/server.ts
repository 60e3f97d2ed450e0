/** @module Listening on loopback. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that listens. */
export interface Listening {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts a server on 127.0.0.1; port 0 takes any free one. It doesn't keep the process alive by
 * itself, so that a test which forgets it still ends.
 */
export async function listenLocally(handler: http.RequestListener, port = 0): Promise<Listening> {
  const server = http.createServer(handler)
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  server.unref()
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
