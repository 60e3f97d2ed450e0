/**
 * Runs inside a worker thread: one instance of one function. Bundled to text by `instance.ts`, so it
 * must stay free of anything but Node and small files of ours.
 * @module
 */
import { createRequire } from 'node:module'
import { formatWithOptions } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { readShared } from '../core/clock'
import { installDate } from '../core/realm-date'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages'

type Main = (event: unknown, context: unknown) => unknown

const start = workerData as WorkerStart
const machineNow = Date.now.bind(Date)
installDate(globalThis, () => readShared(start.clock, machineNow))

let requestId: string | undefined
const send = (message: FromWorker) => parentPort?.postMessage(message)

function captureConsole(): void {
  const levels = {
    log: 'info',
    info: 'info',
    debug: 'debug',
    warn: 'warn',
    error: 'error',
  } as const
  for (const name of ['log', 'info', 'debug', 'warn', 'error'] as const)
    console[name] = (...args: unknown[]) =>
      send({
        kind: 'log',
        level: levels[name],
        requestId,
        text: formatWithOptions({ colors: false }, ...args),
      })
}

/** The error with the lines of the function's own code; those of this file and of Node say nothing. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return formatWithOptions({}, error)
  const lines = (error.stack ?? error.message).split('\n')
  return lines.filter((line) => !/^ {4}at .*(\[worker eval\]|node:internal)/.test(line)).join('\n')
}

let loaded: Main | undefined

function load(): Main {
  if (loaded) return loaded
  const exported: unknown = createRequire(start.file)(start.file)
  const main =
    typeof exported === 'object' && exported !== null && 'main' in exported
      ? exported.main
      : undefined
  if (typeof main !== 'function') throw new Error(`${start.file} exports no function named main`)
  loaded = main as Main
  return loaded
}

function setEnvironment(env: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
}

async function run({ event, context, env }: ToWorker): Promise<void> {
  setEnvironment(env)
  try {
    const main = load()
    send({ kind: 'loaded' })
    const result = await main(event, context)
    let json: string
    try {
      json = JSON.stringify(result) ?? 'null'
    } catch (error) {
      send({ kind: 'not-json', why: error instanceof Error ? error.message : String(error) })
      return
    }
    send({ kind: 'result', json })
  } catch (error) {
    send({ kind: 'threw', stack: describe(error) })
  }
}

captureConsole()
parentPort?.on('message', (message: ToWorker) => {
  requestId = message.requestId
  void run(message)
})
