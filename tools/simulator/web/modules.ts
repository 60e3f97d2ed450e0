/** CommonJS for the package's files: each sees the mini-program's globals, none of the browser's. */
import { resolvePath } from './sim'

type Factory = (...args: unknown[]) => void

const factories: Record<string, Factory> = Object.create(null)
const loaded: Record<string, { exports: unknown }> = Object.create(null)
const shared = {}
let globals: unknown[] = []

export const define = (path: string, factory: Factory): void => {
  factories[path] = factory
}

export const isDefined = (path: string): boolean => path in factories

/** wx, App, Page, Component, Behavior, getApp, getCurrentPages: the order `compile.ts` declares. */
export const setGlobals = (values: unknown[]): void => {
  globals = values
}

function resolve(from: string, wanted: string): string {
  const path = resolvePath(from, wanted).replace(/\.js$/, '')
  const found = [path, `${path}/index`].find(isDefined)
  if (!found) throw new Error(`module '${wanted}' is not defined, required by '${from}'`)
  return found
}

/** Runs a file once and gives what it exports. */
export function load(path: string): unknown {
  const known = loaded[path]
  if (known) return known.exports
  const factory = factories[path]
  if (!factory) throw new Error(`module '${path}' is not defined`)
  const module: { exports: unknown } = { exports: {} }
  loaded[path] = module
  const require = Object.assign((wanted: string) => load(resolve(path, wanted)), {
    async: async (wanted: string) => load(resolve(path, wanted)),
  })
  factory.call(undefined, require, module, module.exports, ...globals, shared)
  return module.exports
}
