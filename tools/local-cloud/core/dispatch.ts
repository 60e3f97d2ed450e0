/**
 * The wire: every JSON action of the CloudBase protocol, whichever transport it comes by.
 * @module
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Counts, Database, WireReply } from '../database'
import { invalidParam, WireError } from '../database/errors'
import type { Storage } from '../storage/storage'
import type { Calls, RunningCall } from './calls'
import { type Fault, type Faults, LOST } from './faults'
import type { InvokeRequest, Outcome } from './invoke'

type Params = Record<string, unknown>

/** What the wire needs. */
export interface DispatchParts {
  readonly envId: string
  readonly database: Database
  readonly storage: Storage
  readonly calls: Calls
  readonly faults: Faults
  invoke(request: InvokeRequest): Promise<Outcome>
  /** Starts the server: uploads and links need its address. */
  listening(): Promise<string>
  /** A request came whose invocation has ended. */
  late(action: string): void
}

async function toDatabase(
  { database, calls }: DispatchParts,
  action: string,
  params: Params,
  call: RunningCall | undefined,
): Promise<WireReply> {
  let counts: Counts = { reads: 0, writes: 0, index: null }
  const started = performance.now()
  const reply = await database.handle(action, params, (counted) => {
    counts = counted
  })
  if (call)
    calls.countDatabase(call, {
      action,
      ...(typeof params.collectionName === 'string' && { collection: params.collectionName }),
      documentsRead: counts.reads,
      documentsWritten: counts.writes,
      index: counts.index,
      ms: performance.now() - started,
      ...(reply.code !== undefined && { code: reply.code }),
    })
  return reply
}

function parseData(text: unknown): unknown {
  if (text === undefined || text === null || text === '') return {}
  if (typeof text !== 'string') throw invalidParam('request_data must be a string')
  try {
    return JSON.parse(text)
  } catch {
    throw invalidParam('request_data is no JSON')
  }
}

async function toFunction(
  parts: DispatchParts,
  params: Params,
  call: RunningCall | undefined,
): Promise<WireReply> {
  const { function_name: name } = params
  if (typeof name !== 'string') throw invalidParam('function_name must be a string')
  const from = call?.caller
  const outcome = await parts.invoke({
    functionName: name,
    event: parseData(params.request_data),
    caller: {
      openid: from?.openid ?? '',
      ...(from?.unionid !== undefined && { unionid: from.unionid }),
      source: from ? `${from.source},scf` : 'scf',
    },
    ...(call && { parent: call.record.requestId }),
  })
  return { requestId: outcome.requestId, data: { response_data: outcome.json } }
}

async function answer(
  parts: DispatchParts,
  action: string,
  params: Params,
  call: RunningCall | undefined,
): Promise<WireReply> {
  if (action.startsWith('database.')) return toDatabase(parts, action, params, call)
  if (action === 'functions.invokeFunction') return toFunction(parts, params, call)
  if (action.startsWith('storage.')) {
    await parts.listening()
    return { requestId: randomUUID(), data: await parts.storage.handle(action, params) }
  }
  throw invalidParam(`unknown action ${action.slice(0, 64)}`)
}

function checkEnvironment(envId: string, given: unknown): void {
  if (given === undefined || given === '' || given === envId) return
  throw new WireError('INVALID_ENV', '[ResourceNotFound] Environment not found')
}

async function withFault(
  fault: Fault | undefined,
  work: () => Promise<WireReply>,
): Promise<WireReply> {
  const requestId = randomUUID()
  if (fault?.kind === 'slow') await sleep(fault.ms)
  if (fault?.kind === 'code') return { requestId, code: fault.code, message: fault.message }
  if (fault?.kind === 'lost' && fault.when === 'before') return { requestId, ...LOST }
  const reply = await work()
  return fault?.kind === 'lost' ? { requestId, ...LOST } : reply
}

/** Answers one action; never throws. */
export async function dispatch(parts: DispatchParts, params: Params): Promise<WireReply> {
  const { action, wxCloudApiToken: token } = params
  try {
    if (typeof action !== 'string') throw invalidParam('action must be a string')
    checkEnvironment(parts.envId, params.envName)
    const call = parts.calls.find(token)
    if (!call && typeof token === 'string' && token !== '') parts.late(action)
    const fault = parts.faults.hit(action, call?.record.functionName, call)
    return await withFault(fault, () => answer(parts, action, params, call))
  } catch (error) {
    const code = error instanceof WireError ? error.code : 'SYS_ERR'
    const message = error instanceof Error ? error.message : String(error)
    return { requestId: randomUUID(), code, message }
  }
}
