/**
 * The entry of every cloud function: from an event to an answer.
 *
 * Error model: an expected error answers its code and words; anything else answers code 1 and the
 * request id, under which the log has the rest. Nothing throws out of a call; a timer's failure does,
 * so that the platform counts it.
 * @module
 */
import { randomUUID } from 'node:crypto'
import type { Implementation, Kernel } from './action'
import { cloudKernel } from './cloud'
import type { ActionResult } from './contract'
import { ERRORS, Failure } from './errors'
import { logCall, logUnexpected } from './log'
import { sdk } from './sdk'
import { type Identity, identityOf, readSession } from './session'
import { validate } from './validate'

export interface ServeOptions {
  /** What the function's timer does. */
  timer?: (kernel: Kernel, now: number) => Promise<void>
  /** What it does with events that WeChat pushes. */
  push?: (kernel: Kernel, event: PushedEvent, now: number) => Promise<void>
}

/** An event as pushed; nothing in it is to be trusted before it is looked at. */
type PushedEvent = Readonly<Record<string, unknown>>

/** What the platform wants to hear of a pushed event. */
const TAKEN = 'success'

type Main = (event: unknown, context?: unknown) => Promise<ActionResult | typeof TAKEN | undefined>

/** Makes a function's `main` of its actions. */
export function serve(actions: readonly Implementation[], options: ServeOptions = {}): Main {
  const byName = new Map(actions.map((action) => [action.contract.name, action]))
  if (byName.size !== actions.length) throw new Error('two actions share a name')
  const kernel = cloudKernel()
  return async (event, context) => {
    const identity = identityOf(sdk.getWXContext())
    const call = read(event)
    const requestId = requestIdOf(context)
    if (call.isTimer) return runTimer(kernel, options, identity, requestId)
    if (call.pushed) return takePush(kernel, options, call.pushed, identity, requestId)
    const startedAt = performance.now()
    const result = await answer(kernel, byName.get(call.action), call, identity, requestId)
    const action = byName.has(call.action) ? call.action : 'unknown'
    const code = result.ok ? 0 : result.code
    logCall({ requestId, action, code, ms: Math.round(performance.now() - startedAt) })
    return result
  }
}

/** What an event says, whoever sent it. Anything in it that looks like an identity is ignored. */
function read(event: unknown) {
  const fields: Record<string, unknown> =
    typeof event === 'object' && event !== null ? { ...event } : {}
  const action = typeof fields.action === 'string' ? fields.action : ''
  const isTimer = fields.Type === 'Timer'
  const pushed = fields.MsgType === 'event' ? fields : undefined
  return { action, input: fields.input, key: fields.key, isTimer, pushed }
}

async function answer(
  kernel: Kernel,
  action: Implementation | undefined,
  { input, key }: { input: unknown; key: unknown },
  identity: Identity,
  requestId: string,
): Promise<ActionResult> {
  const now = Date.now()
  try {
    if (!action) throw new Failure('unknown_action')
    const checked = validate(action.contract, input)
    const session = await readSession(identity, kernel.database, now)
    const data = await action.execute(kernel, { session, input: checked, key, requestId, now })
    return { ok: true, data, requestId }
  } catch (thrown) {
    logUnexpected(requestId, action?.contract.name ?? 'unknown', thrown)
    return refusal(thrown, requestId)
  }
}

function refusal(thrown: unknown, requestId: string): ActionResult {
  if (thrown instanceof Failure) {
    const { code, message, details } = thrown
    return { ok: false, code, message, requestId, ...(details === undefined ? {} : { details }) }
  }
  const { code, message } = ERRORS.unexpected
  return { ok: false, code, message: `${message}：${requestId.slice(0, 8)}`, requestId }
}

/** Runs the timer, for the platform alone: any client can send an event that looks like its own. */
async function runTimer(
  kernel: Kernel,
  { timer }: ServeOptions,
  { openid, source }: Identity,
  requestId: string,
): Promise<ActionResult | undefined> {
  if (!timer || openid || source !== 'wx_trigger') {
    return refusal(new Failure('timer_only'), requestId)
  }
  await timer(kernel, Date.now())
  return undefined
}

/** Everybody who can call a function, apart from the platform's pushes. */
const CALLERS = /client|devtools|http|trigger/

/**
 * Takes a pushed event, from the platform alone. Its own source has no documented name, so callers are
 * told by theirs; what an event says is believed only with a secret that the platform was given.
 */
async function takePush(
  kernel: Kernel,
  { push }: ServeOptions,
  event: PushedEvent,
  { source }: Identity,
  requestId: string,
): Promise<ActionResult | typeof TAKEN> {
  if (!push || CALLERS.test(source)) return refusal(new Failure('timer_only'), requestId)
  await push(kernel, event, Date.now())
  return TAKEN
}

function requestIdOf(context: unknown): string {
  const given =
    typeof context === 'object' && context !== null && 'request_id' in context
      ? context.request_id
      : undefined
  return typeof given === 'string' && given !== '' ? given : randomUUID()
}
