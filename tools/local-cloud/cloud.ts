/**
 * A whole cloud environment on one machine: database, functions, storage, open APIs, timers, behind
 * the wire protocol of the real one. See README.md for what it proves and what it doesn't.
 * @module
 */
import fs from 'node:fs'
import type { RequestListener } from 'node:http'
import path from 'node:path'
import { type CallRecord, Calls } from './core/calls'
import { type CallResult, Client, type Person } from './core/client'
import { type Clock, createClock } from './core/clock'
import { dispatch } from './core/dispatch'
import { createNewsHub, type NewsHub } from './core/events'
import { Faults } from './core/faults'
import { type InvokeRequest, invoke, type Outcome } from './core/invoke'
import { addLog, type LogEntry } from './core/logs'
import { type CollectionSpec, type Database, openDatabase, type WireReply } from './database'
import type { FunctionHost } from './functions/host'
import type { InProcessHost } from './functions/in-process'
import { createWorkerHost } from './functions/workers'
import { createHandler } from './http/handler'
import { type Listening, listenLocally } from './http/server'
import { ActivePeople } from './openapi/active-people'
import { type GateReply, passGate } from './openapi/gate'
import { Outbox } from './openapi/outbox'
import { PhoneCodes } from './openapi/phone-codes'
import { createStandIns } from './openapi/stand-ins'
import { Subscriptions } from './openapi/subscriptions'
import { defaultWords, type WordList } from './openapi/word-list'
import { createDiskShelf } from './storage/disk-shelf'
import { createMemoryShelf } from './storage/shelf'
import { Storage } from './storage/storage'

export type { CallRecord, DatabaseCall } from './core/calls'
export { type CallResult, Client, ClientError, type Person } from './core/client'
export { type Clock, createClock, type MovableClock } from './core/clock'
export type { Fault, FaultPlan } from './core/faults'
export type { LogEntry } from './core/logs'
export type { CollectionSpec } from './database'
export { FunctionFailure } from './functions/failure'
export { createInProcessHost } from './functions/in-process'
export { createWorkerHost } from './functions/workers'
export type { SentMessage } from './openapi/outbox'

/** How a cloud is set up. */
export interface LocalCloudOptions {
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
  /** Words by which texts are judged. */
  readonly words?: WordList
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

function hostOf({ host, functionsRoot }: LocalCloudOptions): FunctionHost | InProcessHost {
  if (host && functionsRoot) throw new Error('give functionsRoot or host, not both')
  return host ?? (functionsRoot ? createWorkerHost({ root: functionsRoot }) : noFunctions)
}

function openParts(options: LocalCloudOptions, clock: Clock) {
  const { dataDir, collections = [], strictIndexes = true } = options
  if (dataDir !== undefined) fs.mkdirSync(dataDir, { recursive: true })
  const database = openDatabase({
    ...(dataDir !== undefined && { file: path.join(dataDir, 'database.db') }),
    collections,
    now: clock.now,
    strictIndexes,
  })
  const shelf =
    dataDir === undefined ? createMemoryShelf() : createDiskShelf(path.join(dataDir, 'storage'))
  return { database, shelf }
}

/** A running cloud. Close it when done. */
export class LocalCloud {
  readonly env: string
  readonly appId: string
  readonly clock: Clock
  readonly database: Database
  readonly storage: Storage
  readonly host: FunctionHost | InProcessHost
  readonly faults = new Faults()
  readonly news: NewsHub = createNewsHub()
  /** What functions printed, oldest first, the last 2,000. */
  readonly logs: LogEntry[] = []
  /** Messages sent to people. */
  readonly outbox = new Outbox(() => this.news.tell('outbox'))
  readonly subscriptions = new Subscriptions()
  readonly people: ActivePeople
  readonly phoneCodes: PhoneCodes
  /** Answers every path of the cloud; for a server of one's own, see `servedAt`. */
  readonly handler: RequestListener
  private readonly registry = new Calls()
  private readonly openApis: ReturnType<typeof createStandIns>
  private address: Promise<string> | undefined
  private server: Listening | undefined
  private knownUrl: string | undefined

  constructor(options: LocalCloudOptions = {}) {
    const { env = 'local-env', appId = 'wx0000000000000000', clock = createClock() } = options
    this.env = env
    this.appId = appId
    this.clock = clock
    this.host = hostOf(options)
    const { database, shelf } = openParts(options, clock)
    this.database = database
    const { now } = clock
    this.storage = new Storage({
      envId: env,
      shelf,
      now,
      baseUrl: () => this.knownUrl ?? 'http://127.0.0.1',
    })
    this.people = new ActivePeople(now)
    this.phoneCodes = new PhoneCodes(now)
    this.openApis = createStandIns({ words: options.words ?? defaultWords })
    this.handler = createHandler(this)
    this.host.attach({
      clock,
      log: (entry) => this.log(entry),
      changed: () => this.news.tell('functions'),
    })
    if ('serve' in this.host) this.host.serve(this)
  }

  /** Records of the last 500 invocations, oldest first, running ones included. */
  get calls(): readonly CallRecord[] {
    return this.registry.records
  }

  /** Answers a JSON action of the wire (`database.*`, `functions.*`, `storage.*`); never throws. */
  handle(params: Record<string, unknown>): Promise<WireReply> {
    return dispatch(
      {
        envId: this.env,
        database: this.database,
        storage: this.storage,
        calls: this.registry,
        faults: this.faults,
        invoke: (request) => this.invoke(request),
        late: (action) =>
          this.log({
            source: 'cloud',
            level: 'warn',
            text: `${action} came after its function had ended: something was not awaited`,
          }),
      },
      params,
    )
  }

  /** Answers `wx.openApi`: protobuf, or a wire error; never throws. */
  openApi(params: Record<string, unknown>): Promise<GateReply> {
    const { appId, people, outbox, clock } = this
    return passGate(
      {
        cloud: { appId, people, outbox, now: clock.now },
        apis: this.openApis,
        calls: this.registry,
        faults: this.faults,
        config: (name) => this.host.config(name),
        openData: () => undefined,
      },
      params,
    )
  }

  /** The phone of a person: `wx.cloud` as that person. */
  client(person: Person): Client {
    const { storage, people, subscriptions, phoneCodes } = this
    return new Client(
      {
        storage,
        people,
        subscriptions,
        phoneCodes,
        invoke: (request) => this.invoke(request),
      },
      person,
    )
  }

  /**
   * Calls a function as a person does: `{ result, requestID }`, or throws a `FunctionFailure` with
   * `errCode` and `errMsg`. Another `source` (`wx_trigger`, `scf`) calls without a phone.
   */
  async call(
    functionName: string,
    event: unknown,
    { source, ...person }: Person & { readonly source?: string },
  ): Promise<CallResult> {
    if (source === undefined) return this.client(person).callFunction(functionName, event)
    const { json, requestId } = await this.invoke({
      functionName,
      event,
      caller: { ...person, source },
    })
    return { result: JSON.parse(json), requestID: requestId }
  }

  private invoke(request: InvokeRequest): Promise<Outcome> {
    return invoke(
      {
        envId: this.env,
        appId: this.appId,
        host: this.host,
        calls: this.registry,
        clock: this.clock,
        adminUrl: async () =>
          this.host.needsHttp ? `${await this.listen()}/admin` : 'http://127.0.0.1/admin',
        changed: () => this.news.tell('call'),
      },
      request,
    )
  }

  /** Adds to the logs. */
  log(entry: Omit<LogEntry, 'at'>): void {
    addLog(this.logs, { at: this.clock.now(), ...entry })
    this.news.tell('log')
  }

  /** Starts the server on 127.0.0.1 unless it runs; answers its address. */
  listen(port = 0): Promise<string> {
    this.address ??= listenLocally(this.handler, port).then((server) => {
      this.server = server
      this.knownUrl = server.url
      return server.url
    })
    return this.address
  }

  /** Says that a server of one's own passes requests to `handler`; `url` is its address. */
  servedAt(url: string): void {
    this.knownUrl = url
    this.address = Promise.resolve(url)
  }

  /** Stops everything. What was acknowledged stays on disk. */
  async close(): Promise<void> {
    await this.host.close()
    await this.server?.close()
    this.database.close()
  }
}

/** Opens a cloud. Throws when the data folder can't be used. */
export const createLocalCloud = (options: LocalCloudOptions = {}): LocalCloud =>
  new LocalCloud(options)
