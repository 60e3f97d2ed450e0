/**
 * Runs functions in this process, from their sources, over the real wx-server-sdk: for tests. Each
 * invocation has its own environment, time and console, so hundreds run side by side.
 *
 * Not the same as the real service: one thread and one memory for all, module state is shared by all
 * invocations (as it is within a warm instance), and a function that blocks blocks everything. The
 * timeout is off unless asked for, as a busy machine would make tests flaky.
 * @module
 */
import path from 'node:path'
import { type InProcessCloud, runWithEnv } from '../transport/in-process'
import { type FunctionConfig, type FunctionConfigInput, parseConfig, readConfig } from './config'
import {
  FunctionFailure,
  functionMissing,
  functionThrew,
  functionTimedOut,
  resultNotJson,
} from './failure'
import type { FunctionHost, HostCloud, Invocation } from './host'
import { runWithin, useSurroundings } from './running'
import { useTransport } from './shared-transport'

/** A function as its module exports it. */
export interface FunctionModule {
  // Entries declare their own event types: what they get is JSON from outside either way.
  main(event: never, context: never): unknown
}

/** How the host is set up. */
export interface InProcessHostOptions {
  /** Modules by function name. */
  readonly functions: Readonly<Record<string, FunctionModule>>
  /** Folder that holds `<name>/config.json` (the sources of the functions). */
  readonly configRoot?: string
  /** Configurations by name, where no file is read. */
  readonly configs?: Readonly<Record<string, FunctionConfigInput>>
  /** Hold functions to their timeout by the machine's time (false). */
  readonly timeouts?: boolean
  /** The test's own `require`, when functions were loaded through another module registry. */
  readonly require?: NodeJS.Require
}

/** The host's side that the cloud plugs its transport into. */
export interface InProcessHost extends FunctionHost {
  /** Answers every request that functions of this host make. */
  serve(api: InProcessCloud): void
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

function withTimeout<T>(work: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(functionTimedOut(seconds)), seconds * 1000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function toJson(result: unknown): string {
  try {
    return JSON.stringify(result) ?? 'null'
  } catch (error) {
    throw resultNotJson(error instanceof Error ? error.message : String(error))
  }
}

function configsOf(options: InProcessHostOptions): Map<string, FunctionConfig> {
  const { functions, configs = {}, configRoot } = options
  return new Map(
    Object.keys(functions).map((name) => {
      const given = configs[name]
      if (given || !configRoot) return [name, parseConfig(given ?? {}, `config of ${name}`)]
      return [name, readConfig(path.join(configRoot, name))]
    }),
  )
}

async function runMain(module: FunctionModule, { event, context }: Invocation): Promise<string> {
  const main = module.main as (event: unknown, context: unknown) => unknown
  let result: unknown
  try {
    // Through JSON, as a request would come: nothing of the caller's is shared with the function.
    result = await main(JSON.parse(JSON.stringify(event)), context)
  } catch (error) {
    throw error instanceof FunctionFailure ? error : functionThrew(describe(error))
  }
  return toJson(result)
}

/** Makes the host. One cloud may be attached to it. */
export function createInProcessHost(options: InProcessHostOptions): InProcessHost {
  const configs = configsOf(options)
  let cloud: HostCloud | undefined
  let api: InProcessCloud | undefined
  const endings: (() => void)[] = []
  return {
    needsHttp: false,
    attach: (to) => {
      cloud = to
      endings.push(useSurroundings())
    },
    serve: (to) => {
      api = to
      endings.push(useTransport(to, options.require))
    },
    names: () => Object.keys(options.functions).sort(),
    config: (name) => configs.get(name),
    invoke: async (invocation) => {
      const { functionName: source, requestId, config, env } = invocation
      const module = options.functions[source]
      if (!module || !cloud || !api) throw functionMissing()
      const { clock, log } = cloud
      const within = {
        api,
        now: clock.now,
        log: (level: Parameters<typeof log>[0]['level'], text: string) =>
          log({ source, level, requestId, text }),
      }
      const work = runWithin(within, () => runWithEnv(env, () => runMain(module, invocation)))
      return options.timeouts ? withTimeout(work, config.timeout) : work
    },
    close: async () => {
      for (const end of endings.splice(0).reverse()) end()
    },
  }
}
