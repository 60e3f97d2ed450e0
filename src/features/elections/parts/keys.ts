/**
 * Secrets and receipts that stay on this phone. Nothing here is ever sent.
 * @module
 */
import { type KeyPair, keyPair } from '@domain/ballot/v1/client'
import Taro from '@tarojs/taro'

/** Whose secret: a household's credential, an officer's signature, a scrutineer's part of the key. */
type Owner = `voter/${string}` | 'officer' | 'scrutineer'

const nameOf = (pollId: string, owner: string) => `election/${pollId}/${owner}`

function read(name: string): unknown {
  try {
    return Taro.getStorageSync<unknown>(name)
  } catch {
    return undefined
  }
}

/** The key pair kept for this owner, or undefined on a phone that has none. */
export function keptKeys(pollId: string, owner: Owner): KeyPair | undefined {
  const kept = read(nameOf(pollId, owner))
  return typeof kept === 'string' && /^[0-9a-f]+$/.test(kept)
    ? keyPair(BigInt(`0x${kept}`))
    : undefined
}

/** Keeps a key pair; throws where the phone's storage is full, so that no key is used and lost. */
export function keepKeys(pollId: string, owner: Owner, { secret }: KeyPair): void {
  Taro.setStorageSync(nameOf(pollId, owner), secret.toString(16))
}

/** A sealed and signed ballot with its number, until the server has said that it is there. */
interface Outgoing {
  readonly ballot: string
  readonly sequence: number
}

/** Keeps a ballot before it is sent: the network may fail, the ballot may not be lost. */
export function keepOutgoing(pollId: string, household: string, outgoing: Outgoing): void {
  Taro.setStorageSync(nameOf(pollId, `outgoing/${household}`), outgoing)
}

/** The ballot that nobody knows the fate of; undefined when there is none. */
export function keptOutgoing(pollId: string, household: string): Outgoing | undefined {
  const kept = read(nameOf(pollId, `outgoing/${household}`))
  return typeof kept === 'object' && kept !== null ? (kept as Outgoing) : undefined
}

/** The server has answered. */
export function forgetOutgoing(pollId: string, household: string): void {
  Taro.removeStorageSync(nameOf(pollId, `outgoing/${household}`))
}

/** Keeps the receipt of the household's newest ballot. */
export function keepReceipt(pollId: string, household: string, receipt: string): void {
  Taro.setStorageSync(nameOf(pollId, `receipt/${household}`), receipt)
}

/** The receipt kept on this phone; '' where there is none. */
export function keptReceipt(pollId: string, household: string): string {
  const kept = read(nameOf(pollId, `receipt/${household}`))
  return typeof kept === 'string' ? kept : ''
}

/** Whether this scrutineer has written the phrase down and typed it in again. */
export const phraseChecked = (pollId: string): boolean => read(nameOf(pollId, 'phrase')) === true

export function markPhraseChecked(pollId: string): void {
  Taro.setStorageSync(nameOf(pollId, 'phrase'), true)
}
