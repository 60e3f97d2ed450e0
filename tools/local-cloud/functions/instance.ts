/**
 * One instance of a function: a worker thread that runs one request at a time and is used again, as
 * an instance of the real service is.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { buildSync } from 'esbuild'
import * as failures from './failure'
import type { Invocation } from './host'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages'

/** Loading (`require`) isn't part of the timeout, but it may not hang either. Milliseconds. */
const LOAD_LIMIT_MS = 30_000

let workerCode: string | undefined

function codeOfWorker(): string {
  workerCode ??= buildSync({
    entryPoints: [`${__dirname}/worker-entry.ts`],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
  }).outputFiles[0]?.text
  if (workerCode === undefined) throw new Error('the worker entry did not build')
  return workerCode
}

/** What an instance is started with. */
export interface InstanceStart extends WorkerStart {
  readonly memoryMb: number
  /** Folders in which packages are looked up when the function's own folder has none. */
  readonly packageFolders: string
  onLog(message: FromWorker & { kind: 'log' }): void
}

/** A started worker. After a timeout, a crash or `stop` it is dead and must not be used. */
export class Instance {
  dead = false
  private readonly worker: Worker
  private settle: ((message: FromWorker | Error) => void) | undefined

  constructor(private readonly start: InstanceStart) {
    this.worker = new Worker(codeOfWorker(), {
      eval: true,
      env: { NODE_PATH: start.packageFolders },
      execArgv: ['--enable-source-maps'],
      workerData: { file: start.file, clock: start.clock } satisfies WorkerStart,
      resourceLimits: { maxOldGenerationSizeMb: start.memoryMb },
    })
    this.worker.unref()
    this.worker.on('message', (message: FromWorker) => {
      if (message.kind === 'log') start.onLog(message)
      else this.settle?.(message)
    })
    this.worker.on('error', (error) => this.died(this.failureOf(error)))
    this.worker.on('exit', (code) => this.died(failures.functionExited(code)))
  }

  private failureOf(error: unknown): failures.FunctionFailure {
    // Not `instanceof Error`: within a test runner the error is of another realm.
    const { code, stack }: { code?: unknown; stack?: unknown } = Object(error)
    if (code === 'ERR_WORKER_OUT_OF_MEMORY')
      return failures.functionOutOfMemory(this.start.memoryMb)
    return failures.functionThrew(typeof stack === 'string' ? stack : String(error))
  }

  private died(failure: failures.FunctionFailure): void {
    this.dead = true
    this.settle?.(failure)
  }

  /** Ends the worker. */
  async stop(): Promise<void> {
    this.dead = true
    await this.worker.terminate()
  }

  /** Runs one request; answers the result as JSON text or throws a `FunctionFailure`. */
  async run({ requestId, event, context, env, config }: Invocation): Promise<string> {
    let timer: NodeJS.Timeout | undefined
    const arm = (ms: number, failure: failures.FunctionFailure, settle: (e: Error) => void) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        settle(failure)
        void this.stop()
      }, ms)
    }
    this.worker.ref()
    try {
      return await new Promise<string>((resolve, reject) => {
        this.settle = (message) => {
          if (message instanceof Error) reject(message)
          else if (message.kind === 'loaded')
            arm(config.timeout * 1000, failures.functionTimedOut(config.timeout), reject)
          else if (message.kind === 'result') resolve(message.json)
          else if (message.kind === 'not-json') reject(failures.resultNotJson(message.why))
          else if (message.kind === 'threw') reject(failures.functionThrew(message.stack))
        }
        arm(LOAD_LIMIT_MS, failures.functionTimedOut(LOAD_LIMIT_MS / 1000), reject)
        this.worker.postMessage({ requestId, event, context, env } satisfies ToWorker)
      })
    } finally {
      clearTimeout(timer)
      this.settle = undefined
      this.worker.unref()
    }
  }
}
