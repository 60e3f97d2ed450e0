/** @module What runs functions: workers beside the server, or this process for tests. */
import type { LogEntry } from '../core/logs'
import type { FunctionConfig } from './config'

/** One invocation, ready to run. */
export interface Invocation {
  readonly requestId: string
  readonly functionName: string
  readonly config: FunctionConfig
  /** What `main` gets first; plain JSON. */
  readonly event: Record<string, unknown>
  /** What `main` gets second. */
  readonly context: Record<string, unknown>
  /** The environment for this invocation alone. */
  readonly env: Readonly<Record<string, string>>
}

/** What a host needs from the cloud it serves. */
export interface HostCloud {
  /** The time functions read, as shared memory. */
  readonly clock: { readonly shared: Float64Array; now(): number }
  log(entry: Omit<LogEntry, 'at'>): void
  /** Functions were read again. */
  changed(): void
}

/** Runs functions. */
export interface FunctionHost {
  /** Called once, before the first invocation. */
  attach(cloud: HostCloud): void
  /** Its functions speak HTTP to the cloud, so the cloud must listen before they run. */
  readonly needsHttp: boolean
  /** Names of the deployed functions, sorted. */
  names(): string[]
  /** A function's configuration; undefined when there is no such function. */
  config(functionName: string): FunctionConfig | undefined
  /** Runs it; answers its result as JSON text, or throws a `FunctionFailure`. */
  invoke(invocation: Invocation): Promise<string>
  close(): Promise<void>
}
