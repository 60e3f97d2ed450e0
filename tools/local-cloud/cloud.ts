/**
 * A whole cloud environment on one machine: database, functions, storage, open APIs, timers, behind
 * the wire protocol of the real one. See README.md for what it proves and what it doesn't.
 * @module
 */
import type { RequestListener } from 'node:http'
import { answerConsole } from './console/server'
import { type CallRecord, Calls } from './core/calls'
import { type CallResult, Client, type Person } from './core/client'
import { type Clock, createClock, isMovable } from './core/clock'
import { dispatch } from './core/dispatch'
import { createNewsHub } from './core/events'
import { Faults } from './core/faults'
import { type InvokeRequest, invoke, type Outcome } from './core/invoke'
import { addLog, type LogEntry } from './core/logs'
import {
  hostOf,
  type LocalCloudOptions,
  memoryFileIn,
  openDatabaseIn,
  openShelfIn,
} from './core/options'
import type { Database, WireReply } from './database'
import type { FunctionHost } from './functions/host'
import type { InProcessHost } from './functions/in-process'
import { createHandler } from './http/handler'
import { type Listening, listenLocally } from './http/server'
import type { GateReply } from './openapi/gate'
import { OpenApis } from './openapi/open-apis'
import type { SentMessage } from './openapi/outbox'
import type { MessagePush, PushedEvent } from './openapi/push'
import { Storage } from './storage/storage'
import { Agenda } from './timers/agenda'
import { Timers } from './timers/timers'

export type { CallRecord } from './core/calls'
export { type CallResult, Client, type Person } from './core/client'
export { type Clock, createClock, type MovableClock } from './core/clock'
export type { LogEntry } from './core/logs'
export type { LocalCloudOptions } from './core/options'
export type { CollectionSpec } from './database'
export { LOCAL_SECRET } from './functions/environment'
export { FunctionFailure } from './functions/failure'
export { createInProcessHost } from './functions/in-process'
export { createClientBridge } from './http/handler'
export type { SentMessage } from './openapi/outbox'

/** A running cloud. Close it when done. */
export class LocalCloud {
  readonly env: string
  readonly appId: string
  readonly clock: Clock
  readonly database: Database
  readonly storage: Storage
  readonly host: FunctionHost | InProcessHost
  readonly timers: Timers
  /** Stand-ins for WeChat's services: granted messages, phone numbers, cloud ids. */
  readonly openApis: OpenApis
  readonly faults = new Faults()
  readonly news = createNewsHub()
  /** Names by openid, for the console to show. */
  readonly personas = new Map<string, string>()
  /** What functions printed and how they failed, oldest first, the last 2,000. */
  readonly logs: LogEntry[] = []
  /** Answers every path of the cloud; for a server of one's own, see `servedAt`. */
  readonly handler: RequestListener
  private readonly messagePush: MessagePush
  private readonly registry = new Calls()
  private readonly agenda: Agenda
  private address: Promise<string> | undefined
  private server: Listening | undefined
  private knownUrl: string | undefined

  constructor(options: LocalCloudOptions = {}) {
    const { env = 'local-env', appId = 'wx0000000000000000', clock = createClock() } = options
    this.env = env
    this.appId = appId
    this.clock = clock
    this.messagePush = options.messagePush ?? {}
    this.host = hostOf(options)
    this.database = openDatabaseIn(options, clock.now)
    this.storage = this.openStorage(options)
    this.agenda = new Agenda(clock, options.timers === 'live')
    this.openApis = this.openOpenApis(options)
    this.handler = createHandler(this, (...request) => answerConsole(this, ...request))
    this.attachHost()
    this.timers = this.openTimers()
  }

  private openStorage(options: LocalCloudOptions): Storage {
    return new Storage({
      envId: this.env,
      shelf: openShelfIn(options),
      now: this.clock.now,
      baseUrl: () => this.knownUrl ?? 'http://127.0.0.1',
      changed: () => this.news.tell('storage'),
    })
  }

  private openOpenApis(options: LocalCloudOptions): OpenApis {
    return new OpenApis({
      appId: this.appId,
      options,
      calls: this.registry,
      faults: this.faults,
      ...memoryFileIn(options),
      now: this.clock.now,
      config: (name) => this.host.config(name),
      fileOf: (url) => this.storage.pathOfLink(url),
      pushLater: (afterMs, event) => {
        this.agenda.add(this.clock.now() + afterMs, () => this.push(event))
      },
      changed: () => this.news.tell('outbox'),
    })
  }

  private openTimers(): Timers {
    return new Timers({
      host: this.host,
      agenda: this.agenda,
      now: this.clock.now,
      call: (functionName, event) =>
        this.call(functionName, event, { openid: '', source: 'wx_trigger' }),
      log: (source, text) => this.log({ source, level: 'error', text }),
      changed: () => this.news.tell('timer'),
    })
  }

  private attachHost(): void {
    this.host.attach({
      clock: this.clock,
      log: (entry) => this.log(entry),
      changed: () => this.news.tell('functions'),
    })
    if ('serve' in this.host) this.host.serve(this)
  }

  /** Records of the last 500 invocations, oldest first, running ones included. */
  get calls(): readonly CallRecord[] {
    return this.registry.records
  }

  /** Messages that were sent to people, oldest first, the last 1,000. */
  get outbox(): readonly SentMessage[] {
    return this.openApis.outbox.messages
  }

  /** Answers a JSON action of the wire (`database.*`, `functions.*`, `storage.*`); never throws. */
  handle(params: Record<string, unknown>): Promise<WireReply> {
    const { env: envId, database, storage, registry: calls, faults } = this
    return dispatch(
      {
        envId,
        database,
        storage,
        calls,
        faults,
        invoke: (request) => this.invoke(request),
        listening: () => this.listen(),
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
    return this.openApis.answer(params)
  }

  /** The phone of a person: `wx.cloud` as that person. */
  client(person: Person): Client {
    const { storage, openApis } = this
    const parts = { storage, openApis, listening: () => this.listen() }
    return new Client({ ...parts, invoke: (request) => this.invoke(request) }, person)
  }

  /**
   * Calls a function as a person does: `{ result, requestID }`, or throws a `FunctionFailure` with
   * `errCode` and `errMsg`. Another `source` (`wx_trigger`, `wx_http`) calls without a phone.
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
    const { env: envId, appId, host, registry: calls, clock } = this
    const needsHttp = host.needsHttp
    return invoke(
      {
        envId,
        appId,
        host,
        calls,
        clock,
        adminUrl: async () => `${needsHttp ? await this.listen() : 'http://127.0.0.1'}/admin`,
        changed: () => this.news.tell('call'),
        failed: ({ record: { functionName: source, requestId } }, { reason: text }) =>
          this.log({ source, level: 'error', requestId, text }),
      },
      request,
    )
  }

  private async push(event: PushedEvent): Promise<void> {
    const { [event.Event]: functionName } = this.messagePush
    if (functionName === undefined) {
      const text = `${event.Event} went nowhere: messagePush names no function for it`
      this.log({ source: 'cloud', level: 'warn', text })
      return
    }
    const caller = { openid: event.FromUserName, source: 'wx_unknown' }
    await this.call(functionName, event, caller).catch((error: Error) =>
      this.log({ source: functionName, level: 'error', text: error.message }),
    )
  }

  /**
   * Moves the platform's time forward by so many milliseconds, for every part at once. Timers and
   * pushed events on the way run in their moment, one after the other; answers how many.
   */
  async advance(ms: number): Promise<number> {
    const { clock } = this
    if (!isMovable(clock)) throw new Error('this cloud was given a clock that does not move')
    this.timers.refresh()
    return this.agenda.runUntil(clock.now() + ms, (at) => clock.moveTo(at))
  }

  /** From now on timers run as time passes: for a cloud whose clock was moved to the present first. */
  runTimersLive(): void {
    this.agenda.goLive()
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
    this.timers.close()
    this.agenda.close()
    await this.host.close()
    await this.address?.catch(() => undefined)
    await this.server?.close()
    this.openApis.close()
    this.database.close()
  }
}

/** Opens a cloud. Throws when the data folder can't be used. */
export const createLocalCloud = (options: LocalCloudOptions = {}): LocalCloud =>
  new LocalCloud(options)
