/** @module How a cloud is set up, and the parts that follow directly from that. */
import fs from 'node:fs'
import path from 'node:path'
import { type CollectionSpec, type Database, openDatabase } from '../database'
import type { FunctionHost } from '../functions/host'
import type { InProcessHost } from '../functions/in-process'
import { createWorkerHost } from '../functions/workers'
import type { OpenApiOptions } from '../openapi/open-apis'
import type { MessagePush } from '../openapi/push'
import { createDiskShelf } from '../storage/disk-shelf'
import { createMemoryShelf, type Shelf } from '../storage/shelf'
import type { Clock } from './clock'

/** How a cloud is set up. */
export interface LocalCloudOptions extends OpenApiOptions {
  /** Environment id (`local-env`). A request that names another environment is refused. */
  readonly env?: string
  /** The mini-program's id (`wx0000000000000000`). */
  readonly appId?: string
  /** Folder of built functions, run in workers. Give this or `host`, or neither. */
  readonly functionsRoot?: string
  /** Another way to run functions: `createInProcessHost` in tests. */
  readonly host?: FunctionHost | InProcessHost
  /** Folder for the database file and the storage; without it all lives in memory. */
  readonly dataDir?: string
  /** The collections that exist. */
  readonly collections?: readonly CollectionSpec[]
  /** The platform's time; `createClock()` gives one that a test can move. */
  readonly clock?: Clock
  /** `live`: timers run as time passes. `manual` (default): only `advance` and `runNow` run them. */
  readonly timers?: 'live' | 'manual'
  /** Which function gets which pushed event, for example `{ wxa_media_check: 'people' }`. */
  readonly messagePush?: MessagePush
  /** Refuse queries that no declared index covers (true). */
  readonly strictIndexes?: boolean
}

const noFunctions: FunctionHost = {
  needsHttp: false,
  attach: () => undefined,
  names: () => [],
  config: () => undefined,
  invoke: () => Promise.reject(new Error('this cloud has no functions')),
  close: async () => undefined,
}

/** What runs the functions. */
export function hostOf(options: LocalCloudOptions): FunctionHost | InProcessHost {
  const { host, functionsRoot } = options
  if (host && functionsRoot) throw new Error('give functionsRoot or host, not both')
  return host ?? (functionsRoot ? createWorkerHost({ root: functionsRoot }) : noFunctions)
}

/** The database, in the data folder or in memory. */
export function openDatabaseIn(options: LocalCloudOptions, now: () => number): Database {
  const { dataDir, collections = [], strictIndexes = true } = options
  if (dataDir !== undefined) fs.mkdirSync(dataDir, { recursive: true })
  const file = dataDir === undefined ? {} : { file: path.join(dataDir, 'database.db') }
  return openDatabase({ ...file, collections, now, strictIndexes })
}

/** The place for files, in the data folder or in memory. */
export const openShelfIn = ({ dataDir }: LocalCloudOptions): Shelf =>
  dataDir === undefined ? createMemoryShelf() : createDiskShelf(path.join(dataDir, 'storage'))

/** Where WeChat's side is kept, in the data folder or nowhere. */
export const memoryFileIn = ({ dataDir }: LocalCloudOptions): { memoryFile?: string } =>
  dataDir === undefined ? {} : { memoryFile: path.join(dataDir, 'wechat.json') }
