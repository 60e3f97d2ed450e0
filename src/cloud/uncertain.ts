/**
 * Commands of which nobody knows whether they arrived. Their keys are kept on the phone, so that the
 * same words sent again, even after the mini-program was closed, are answered and not repeated.
 * @module
 */
import Taro from '@tarojs/taro'
import { newKey } from './random'

interface Uncertain {
  body: string
  key: string
}

const storageKey = (action: string) => `uncertain/${action}`

/** The key for a body: that of the last try when it was the same body and got no answer, else a fresh one. */
export async function keyFor(action: string, body: string): Promise<string> {
  const kept = read(action)
  return kept?.body === body ? kept.key : newKey()
}

/** Remembers that a try got no answer. */
export function markUncertain(action: string, body: string, key: string): void {
  try {
    Taro.setStorageSync(storageKey(action), { body, key } satisfies Uncertain)
  } catch {
    // Storage full: a second try may then be taken for a second wish, which people can see and withdraw.
  }
}

/** Forgets the last try: the server has answered. */
export function markAnswered(action: string): void {
  if (read(action)) Taro.removeStorageSync(storageKey(action))
}

function read(action: string): Uncertain | undefined {
  try {
    const kept: unknown = Taro.getStorageSync(storageKey(action))
    return typeof kept === 'object' && kept !== null ? (kept as Uncertain) : undefined
  } catch {
    return undefined
  }
}
