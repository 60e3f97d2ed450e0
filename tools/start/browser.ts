/**
 * Opens an address in the person's own browser.
 * @module
 */
import { spawn } from 'node:child_process'

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
}

/** Tries to open `url`; a machine without a browser or a screen is no error, the address is printed. */
export function openBrowser(url: string): void {
  const opener = OPENERS[process.platform]
  const onScreen =
    process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!opener || !onScreen) return
  const [command, ...args] = opener
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
