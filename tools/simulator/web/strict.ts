import { config } from './sim'

export const errors: string[] = []
const watchers: ((message: string) => void)[] = []

/** Calls back for each problem from now on, in order. */
export const onProblem = (watcher: (message: string) => void): void => {
  watchers.push(watcher)
}

/** Keeps a problem where tests and the person at the browser see it. */
export function note(message: string): void {
  errors.push(message)
  for (const watcher of watchers) watcher(message)
}

const told = new Set<string>()

/**
 * Something the simulator does not know: a tag, an attribute, an event, a `wx.*`. In strict mode it
 * also becomes an uncaught error of the page, so that a test can't miss it. Told once each.
 */
export function unknown(what: string): void {
  if (told.has(what)) return
  told.add(what)
  const message = `not simulated: ${what}`
  if (config.strict) setTimeout(() => raise(message))
  else note(message)
}

function raise(message: string): never {
  throw new Error(message)
}

/** Collects what the page itself throws. */
export function watchErrors(): void {
  addEventListener('error', (event) => note(event.message))
  addEventListener('unhandledrejection', (event) => note(`unhandled: ${describe(event.reason)}`))
}

/** An error or a failed call's result in one line. */
export function describe(reason: unknown): string {
  if (reason instanceof Error) return `${reason.message}\n${reason.stack ?? ''}`
  if (typeof reason === 'object' && reason !== null && 'errMsg' in reason)
    return String(reason.errMsg)
  return typeof reason === 'string' ? reason : JSON.stringify(reason)
}
