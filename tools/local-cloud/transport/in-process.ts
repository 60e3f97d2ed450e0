/**
 * The unmodified wx-server-sdk 4.0.2 over a local cloud in the same process: the one function of its
 * inner node-sdk that sends a request is replaced, nothing else.
 *
 * Identities come from `process.env`, as in the real service; `runWithEnv` gives each call its own by
 * AsyncLocalStorage, so that calls of several people run side by side.
 * @module
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createRequire } from 'node:module'
import path from 'node:path'

type Params = Record<string, unknown>

/** The side that answers: one entry for JSON actions, one for `wx.openApi` and `wx.wxPayApi`. */
export interface InProcessCloud {
  /** Answers `database.*`, `functions.*` and `storage.*`; `params.action` says which. */
  handle(params: Params): Promise<object>
  /** Answers `wx.openApi`: a Buffer of protobuf, or an object with code and message. */
  openApi(params: Params): Promise<object>
}

interface RequestArgs {
  readonly params: Params & { action: string }
  readonly config: { readonly envName?: string | symbol }
}

interface Requester {
  request(args: RequestArgs): Promise<unknown>
}

interface SdkUtils {
  E(error: object): Error
  filterUndefined(params: object): void
}

interface SdkContext {
  getCloudbaseContext(): Record<string, string | undefined>
}

/** The module loader to patch with: in jest, pass the test's own `require`. */
export interface InProcessOptions {
  require?: NodeJS.Require
}

function isRequester(v: unknown): v is Requester {
  return typeof v === 'object' && v !== null && 'request' in v && typeof v.request === 'function'
}

/** Loads the inner modules of exactly the node-sdk that wx-server-sdk uses. */
function innerModules(load: NodeJS.Require) {
  const sdk = load.resolve('wx-server-sdk')
  const nodeSdk = createRequire(sdk).resolve('@cloudbase/node-sdk')
  const inner = (name: string): unknown => load(path.join(path.dirname(nodeSdk), 'utils', name))
  const requester = inner('tcbapirequester.js')
  if (!isRequester(requester))
    throw new Error(
      'wx-server-sdk has no requester to replace: the in-process transport needs 4.0.2',
    )
  return {
    requester,
    utils: inner('utils.js') as SdkUtils,
    context: inner('tcbcontext.js') as SdkContext,
  }
}

/**
 * Replaces the SDK's requester; answers a function that puts the old one back. Every function that
 * loads wx-server-sdk through the same module registry is served by `cloud` from then on.
 */
export function installInProcess(
  cloud: InProcessCloud,
  options: InProcessOptions = {},
): () => void {
  const { requester, utils, context } = innerModules(options.require ?? require)
  const original = requester.request
  requester.request = async ({ params, config }) => {
    const env = context.getCloudbaseContext()
    const { envName } = config
    const current = env.TCB_ENV ?? env.SCF_NAMESPACE ?? ''
    const sent = {
      ...params,
      envName: typeof envName === 'string' ? envName : current,
      wxCloudApiToken: env.WX_API_TOKEN ?? env.WX_TRIGGER_API_TOKEN_V0 ?? '',
    }
    utils.filterUndefined(sent)
    if (params.action === 'wx.openApi' || params.action === 'wx.wxPayApi')
      return cloud.openApi(sent)
    const reply = await cloud.handle(sent)
    if ('code' in reply && reply.code) throw utils.E(reply)
    return reply
  }
  return () => {
    requester.request = original
  }
}

const environments = new AsyncLocalStorage<Record<string, string>>()

/** A view of `process.env` that reads and writes the environment of the running call first. */
function layeredEnv(real: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = (key: string | symbol) => {
    const env = environments.getStore()
    return env && typeof key === 'string' && Object.hasOwn(env, key) ? env : undefined
  }
  return new Proxy(real, {
    get: (target, key) => Reflect.get(own(key) ?? target, key),
    has: (target, key) => own(key) !== undefined || Reflect.has(target, key),
    set: (target, key, value) => Reflect.set(environments.getStore() ?? target, key, String(value)),
    deleteProperty: (target, key) => Reflect.deleteProperty(own(key) ?? target, key),
    ownKeys: (target) => [
      ...new Set([...Reflect.ownKeys(target), ...Object.keys(environments.getStore() ?? {})]),
    ],
    getOwnPropertyDescriptor: (target, key) => {
      const env = own(key)
      if (!env) return Reflect.getOwnPropertyDescriptor(target, key)
      return { value: Reflect.get(env, key), enumerable: true, configurable: true, writable: true }
    },
  })
}

const LAYERED = Symbol.for('tongxinyuan.layered-env')

/** Runs `fn` (and all it awaits) with these environment variables over those of the process. */
export function runWithEnv<T>(env: Readonly<Record<string, string>>, fn: () => T): T {
  const marked = process.env as NodeJS.ProcessEnv & { [LAYERED]?: true }
  if (!Object.hasOwn(process, LAYERED)) {
    Object.defineProperty(process, LAYERED, { value: true, configurable: true })
    process.env = layeredEnv(marked)
  }
  return environments.run({ ...env }, fn)
}
