/**
 * The one port: the simulator, the cloud behind it, and a waiting page until both are ready.
 * @module
 */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendWaitingPage } from './waiting-page'

/** A server whose answers change as parts get ready. */
export interface Front {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** Lets the cloud's functions reach it; browsers still wait. */
  serveCloud(handler: http.RequestListener): void
  /** Everybody may come in. */
  open(handler: http.RequestListener): void
  close(): Promise<void>
}

/** The port is taken; the message says what to do. */
export class PortTaken extends Error {}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  const other = `PORT=${port + 1} npm start`
  if (error.code === 'EADDRINUSE') {
    return new PortTaken(
      `端口 ${port} 已被占用。关掉占用它的程序，或换一个端口：${other}\n` +
        `Port ${port} is taken. Stop what uses it, or choose another: ${other}`,
    )
  }
  if (error.code === 'EACCES') {
    return new PortTaken(
      `没有权限使用端口 ${port}，请换一个 1024 以上的端口：PORT=8787 npm start\n` +
        `Port ${port} needs more rights. Choose one above 1024: PORT=8787 npm start`,
    )
  }
  return error
}

/** Whether a request comes from a running function or asks for a stored file. */
const isForCloud = (url = '') => /^\/(admin|__storage)(\/|\?|$)/.test(url)

/**
 * Listens on 127.0.0.1; port 0 takes any free one.
 * @throws {PortTaken} when the port can't be had
 */
export async function openFront(port: number): Promise<Front> {
  let cloud: http.RequestListener | undefined
  let everything: http.RequestListener | undefined
  const server = http.createServer((request, response) => {
    if (everything) return everything(request, response)
    if (cloud && isForCloud(request.url)) return cloud(request, response)
    sendWaitingPage(response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    serveCloud: (handler) => {
      cloud = handler
    },
    open: (handler) => {
      everything = handler
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
