/**
 * Answers the pages' calls in tests, action by action, and remembers what was sent.
 * @module
 */
import type { ActionCall } from '@functions/kernel/contract'
import Taro from '@tarojs/taro'
import { forgetCached } from '@/cloud/cache'

type Reply = (input: never) => unknown

const replies = new Map<string, Reply>()

/** Every call that was sent, in order, tries that failed included. */
export const sent: ActionCall[] = []

/** What `sent` holds of one action. */
export const sentOf = (action: string) => sent.filter((call) => call.action === action)

/** Answers an action with data, from now on; a function gets the input and may throw a failure. */
export function answer(action: string, reply: Reply | object): void {
  replies.set(action, typeof reply === 'function' ? (reply as Reply) : () => reply)
}

/** Throw it from a reply: the server refuses. */
export class Refusal {
  constructor(
    readonly message: string,
    readonly details?: unknown,
  ) {}
}

/** Throw it from a reply: no answer arrives. */
export const OFFLINE = { errCode: -1, errMsg: 'cloud.callFunction:fail' }

/** Forgets everything of the last test. */
export function resetServer(): void {
  replies.clear()
  sent.length = 0
  forgetCached()
  for (const key of ['requests/draft', 'uncertain/requests/submitRequest', 'elder']) {
    Taro.removeStorageSync(key)
  }
  jest.mocked(Taro.navigateTo).mockClear()
  ;(Taro.cloud.callFunction as unknown as jest.Mock).mockImplementation(callFunction)
}

async function callFunction({ data }: { data: ActionCall }) {
  sent.push(JSON.parse(JSON.stringify(data)))
  const reply = replies.get(data.action)
  if (!reply) throw new Error(`the test has no answer for ${data.action}`)
  try {
    return { result: { ok: true, data: await reply(data.input as never), requestId: 'r' } }
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    const { message, details } = thrown
    return { result: { ok: false, code: 2010, message, details, requestId: 'r' } }
  }
}
