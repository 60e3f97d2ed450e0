/** @module All stand-ins for WeChat's own services in one place, with what they remember. */
import type { Calls } from '../core/calls'
import type { Faults } from '../core/faults'
import type { FunctionConfig } from '../functions/config'
import { ActivePeople } from './active-people'
import { CloudIds } from './cloud-ids'
import { type GateReply, passGate } from './gate'
import { type Memory, openMemory } from './memory'
import { Outbox } from './outbox'
import { PhoneCodes } from './phone-codes'
import type { PushedEvent } from './push'
import { createStandIns } from './stand-ins'
import type { Templates } from './subscribe-message'
import { Subscriptions } from './subscriptions'
import { defaultWords, type WordList } from './word-list'

/** What may be said about WeChat's side. */
export interface OpenApiOptions {
  /** Words by which texts are judged. */
  readonly words?: WordList
  /** Templates of subscribe messages: their fields by id. Without it every template is accepted. */
  readonly templates?: Templates
  /** Pages of the mini-program. Without it every page is accepted. */
  readonly pages?: readonly string[]
}

/** What it needs from the cloud. */
export interface OpenApisParts {
  readonly appId: string
  readonly options: OpenApiOptions
  readonly calls: Calls
  readonly faults: Faults
  /** Where to keep accepted messages, the outbox and last uses; in memory only without it. */
  readonly memoryFile?: string
  now(): number
  config(functionName: string): FunctionConfig | undefined
  fileOf(url: string): string | undefined
  pushLater(afterMs: number, event: PushedEvent): void
  /** The outbox changed. */
  changed(): void
}

/** WeChat's services. */
export class OpenApis {
  readonly people: ActivePeople
  readonly outbox: Outbox
  readonly subscriptions: Subscriptions
  readonly phoneCodes: PhoneCodes
  readonly cloudIds: CloudIds
  private readonly apis: ReturnType<typeof createStandIns>
  private readonly memory: Memory | undefined

  constructor(private readonly parts: OpenApisParts) {
    const { now, fileOf, pushLater, options } = parts
    this.people = new ActivePeople(now)
    this.outbox = new Outbox(() => {
      parts.changed()
      this.memory?.remember()
    })
    this.subscriptions = new Subscriptions(() => this.memory?.remember())
    this.phoneCodes = new PhoneCodes(now)
    this.cloudIds = new CloudIds(now)
    this.apis = createStandIns({
      ...options,
      words: options.words ?? defaultWords,
      phoneCodes: this.phoneCodes,
      subscriptions: this.subscriptions,
      fileOf,
      pushLater,
    })
    const { memoryFile } = parts
    if (memoryFile !== undefined) this.memory = openMemory(memoryFile, this)
  }

  /** Writes down what must outlive this process. */
  close(): void {
    this.memory?.close()
  }

  /** Answers `wx.openApi`; never throws. */
  answer(params: Readonly<Record<string, unknown>>): Promise<GateReply> {
    const { appId, now, calls, faults, config } = this.parts
    const { people, outbox, apis, cloudIds } = this
    return passGate(
      {
        cloud: { appId, people, outbox, now },
        apis,
        calls,
        faults,
        config,
        openData: (cloudId, openid) => cloudIds.open(cloudId, openid),
      },
      params,
    )
  }
}
