/**
 * Who may talk to the server: this machine, and no web page from elsewhere. It listens on loopback
 * only; a foreign name in Host (DNS rebinding) or a foreign page in Origin is refused.
 * @module
 */
import type { IncomingMessage } from 'node:http'

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]'])

function isLocal(host: string): boolean {
  try {
    return LOCAL.has(new URL(`http://${host}`).hostname)
  } catch {
    return false
  }
}

/** Why a request is refused; undefined when it may pass. */
export function refusal({ headers }: IncomingMessage): string | undefined {
  const { host, origin } = headers
  if (host === undefined || !isLocal(host)) return 'this server answers only its own machine'
  if (origin === undefined) return undefined
  // An about:blank or sandboxed page says null; it could be anybody's.
  if (!/^https?:\/\//.test(origin) || !isLocal(new URL(origin).host))
    return 'this server answers only pages of its own machine'
  return undefined
}

/** The address at which the asking browser reaches this server. */
export const addressOf = ({ headers }: IncomingMessage): string => `http://${headers.host}`
