/**
 * What belongs to the invocation that is running now, in this process: its cloud, its time, where its
 * console goes. Found through AsyncLocalStorage, so many run side by side.
 * @module
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { formatWithOptions } from 'node:util'
import type { LogEntry } from '../core/logs'
import { installDate } from '../core/realm-date'
import type { InProcessCloud } from '../transport/in-process'

/** The surroundings of one invocation. */
export interface Surroundings {
  /** Answers what its SDK asks. */
  readonly api: InProcessCloud
  now(): number
  log(level: LogEntry['level'], text: string): void
}

const surroundings = new AsyncLocalStorage<Surroundings>()
const LEVELS = { log: 'info', info: 'info', debug: 'debug', warn: 'warn', error: 'error' } as const
const machineNow = Date.now.bind(Date)

function captureConsole(): () => void {
  const undo = (Object.keys(LEVELS) as (keyof typeof LEVELS)[]).map((name) => {
    const original = console[name]
    const captured = (...args: unknown[]) => {
      const here = surroundings.getStore()
      if (here) here.log(LEVELS[name], formatWithOptions({ colors: false }, ...args))
      else original.apply(console, args)
    }
    console[name] = captured
    return () => {
      if (console[name] === captured) console[name] = original
    }
  })
  return () => {
    for (const one of undo) one()
  }
}

let users = 0
let uninstall: (() => void) | undefined

/**
 * From now on, code within `runWithin` reads its own time and prints to its own log; all other code
 * is left alone. Answers how to end that; the last user ends it.
 */
export function useSurroundings(): () => void {
  users += 1
  if (users === 1) {
    const restoreDate = installDate(
      globalThis,
      () => surroundings.getStore()?.now() ?? machineNow(),
    )
    const restoreConsole = captureConsole()
    uninstall = () => {
      restoreDate()
      restoreConsole()
    }
  }
  let done = false
  return () => {
    if (done) return
    done = true
    users -= 1
    if (users === 0) uninstall?.()
  }
}

/** Runs work, and all it awaits, within surroundings. */
export const runWithin = <T>(within: Surroundings, work: () => T): T =>
  surroundings.run(within, work)

/** The surroundings of the code that asks; undefined outside an invocation. */
export const surroundingsHere = (): Surroundings | undefined => surroundings.getStore()

/** Runs work outside any surroundings: what the cloud itself does while a function waits for it. */
export const runOutside = <T>(work: () => T): T => surroundings.exit(work)
