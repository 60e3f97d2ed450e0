/**
 * From a page to a cloud function and back, typed by the action's contract.
 * @module
 */
import type {
  ActionCall,
  ActionContract,
  ActionResult,
  InputOf,
  OutputOf,
} from '@functions/kernel/contract'
import Taro from '@tarojs/taro'
import * as v from 'valibot'
import { forgetCached } from './cache'
import { CallError, LOCAL_CODES } from './errors'
import { newKey } from './random'

/** Waits before a second try, in milliseconds: long enough for a lift or a tunnel, short enough to bear. */
const BACKOFF_MS = 800

/**
 * Calls an action and returns its data. The input is checked by the contract's own schema before
 * anything is sent, so that a form learns at once. A command carries an idempotency key, made before
 * the first try and the same for the second, so that an answer lost on the way costs nothing.
 * @throws {CallError} `input`, `network` or `server`
 */
export async function call<C extends ActionContract>(
  contract: C,
  input: InputOf<C>,
  options: { key?: string } = {},
): Promise<OutputOf<C>> {
  const request: ActionCall = { action: contract.name, input: checkInput(contract, input) }
  if (contract.kind === 'command') request.key = options.key ?? (await newKey())
  const result = await sendTwice(request)
  if (!result.ok) {
    throw new CallError('server', result.code, result.message, result.details, result.requestId)
  }
  if (contract.kind === 'command') forgetCached()
  return result.data as OutputOf<C>
}

/**
 * The input as the schema leaves it (trimmed).
 * @throws {CallError} of kind `input`, with one message a field in `details`
 */
export function checkInput(contract: ActionContract, input: unknown): unknown {
  const parsed = v.safeParse(contract.input, input)
  if (parsed.success) return parsed.output
  const fields = inputErrors(contract, input)
  const message = Object.values(fields)[0] ?? UNSAID
  throw new CallError('input', LOCAL_CODES.input, message, fields)
}

/** For what a schema has no words of its own for, such as a key that is missing altogether. */
const UNSAID = '有内容没填对，请检查一下'

/** What is wrong with an input: a Chinese message by field, the first of each; empty when it holds. */
export function inputErrors(contract: ActionContract, input: unknown): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of v.safeParse(contract.input, input).issues ?? []) {
    const field = String(issue.path?.[0]?.key ?? '')
    fields[field] ??= /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : UNSAID
  }
  return fields
}

/** The server's own 'busy, nothing was done': the one refusal that time alone mends. */
const BUSY_CODE = 8

async function sendTwice(request: ActionCall): Promise<ActionResult> {
  try {
    const result = await send(request)
    if (result.ok || result.code !== BUSY_CODE) return result
  } catch {
    // No answer: the same key makes a second try harmless.
  }
  await new Promise((resolve) => setTimeout(resolve, BACKOFF_MS))
  try {
    return await send(request)
  } catch (thrown) {
    throw new CallError('network', LOCAL_CODES.network, '网络不太好，没有连上，请稍后再试', thrown)
  }
}

/** One try. Rejects when no answer of ours came back: no network, a timeout, a function that died. */
async function send(request: ActionCall): Promise<ActionResult> {
  const name = request.action.split('/')[0] ?? request.action
  const { result } = await Taro.cloud.callFunction({ name, data: request })
  if (!isResult(result)) throw new Error(`${request.action} answered something that is no result`)
  return result
}

function isResult(value: unknown): value is ActionResult {
  return typeof value === 'object' && value !== null && 'ok' in value
}
