/** The `wx` object, and how its functions are declared. */
import { unknown } from '../strict'

export interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}
type ApiFunction = (...args: never[]) => unknown

const functions: Record<string, unknown> = {}

/** Names that libraries look for to find out where they run; their absence is an answer. */
const PROBED = new Set(['then', 'toJSON', 'webpackJsonp', 'constructor', '__esModule', 'default'])

/**
 * What the package's files see. Asking for what isn't simulated is told by name (and throws in
 * strict mode); the package may add its own fields, as webpack does.
 */
// biome-ignore lint/suspicious/noExplicitAny: wx functions have as many shapes as WeChat has APIs
export const wx: Record<string, any> = new Proxy(functions, {
  get(target, name) {
    if (typeof name === 'string' && !(name in target) && !PROBED.has(name)) unknown(`wx.${name}`)
    return Reflect.get(target, name)
  },
})

/** Declares a plain function or value of `wx`. */
export const provide = (members: Record<string, unknown>): void => {
  Object.assign(functions, members)
}

/**
 * An API in WeChat's two styles from one function: callbacks if any is given, a promise otherwise.
 * What `run` throws becomes `fail` with `errMsg`, and the error's own `errCode`/`errno` if it has.
 */
export function asyncApi(
  name: string,
  run: (options: never) => unknown,
): (options?: Callbacks) => Promise<unknown> | undefined {
  return (options = {}) => {
    const given = options ?? {}
    const settled = attempt(name, run, given as never)
    const hasCallbacks = Boolean(given.success ?? given.fail ?? given.complete)
    const told = settled.then(
      (result) => {
        given.success?.(result)
        given.complete?.(result)
        return result
      },
      (error: unknown) => {
        given.fail?.(error)
        given.complete?.(error)
        if (!hasCallbacks) throw error
        return error
      },
    )
    return hasCallbacks ? undefined : told
  }
}

async function attempt(name: string, run: (options: never) => unknown, options: never) {
  try {
    return { errMsg: `${name}:ok`, ...((await run(options)) as object | undefined) }
  } catch (error) {
    const { message, errCode, errMsg } = error as {
      message?: string
      errCode?: number
      errMsg?: string
    }
    const failure = { errMsg: errMsg ?? `${name}:fail ${message ?? String(error)}` }
    throw errCode === undefined ? failure : { ...failure, errCode }
  }
}

/** Declares APIs that take one object and answer by callback or promise. */
export function provideAsync(apis: Record<string, ApiFunction>): void {
  for (const [name, run] of Object.entries(apis))
    functions[name] = asyncApi(name, run as (options: never) => unknown)
}

/** What a person's refusal is called everywhere in WeChat. */
export class Cancelled extends Error {
  constructor() {
    super('cancel')
  }
}
