/**
 * The request a person has begun: kept on the phone, so that a call, a dead battery or a tap on
 * 'back' costs nothing.
 * @module
 */
import { CATEGORIES, type Category } from '@domain/requests/categories'
import Taro from '@tarojs/taro'

const STORAGE_KEY = 'requests/draft'
/** A week later nobody remembers what they meant. */
const KEPT_MS = 7 * 24 * 60 * 60_000

export interface Draft {
  category?: Category
  text: string
  /** `cloud://` ids of photos that have arrived. */
  photos: string[]
  place?: { path: string; name: string }
  spot: string
}

export const EMPTY_DRAFT: Draft = { text: '', photos: [], spot: '' }

/** Whether there is anything in it worth keeping. A category alone is one tap. */
export function hasWords(draft: Draft): boolean {
  return draft.text.trim() !== '' || draft.photos.length > 0 || draft.spot.trim() !== ''
}

/** The kept draft, or undefined when there is none, it is old, or it can't be read. */
export function readDraft(now: number): Draft | undefined {
  try {
    const kept: unknown = Taro.getStorageSync(STORAGE_KEY)
    if (!isKept(kept) || now - kept.at > KEPT_MS) return undefined
    const { category, ...rest } = kept.draft
    return category && category in CATEGORIES ? { ...rest, category } : rest
  } catch {
    return undefined
  }
}

/** Keeps the draft. A phone without room for it loses the convenience, not the request. */
export function keepDraft(draft: Draft, now: number): void {
  try {
    Taro.setStorageSync(STORAGE_KEY, { draft, at: now })
  } catch {
    // Storage full: the form itself still holds the words.
  }
}

/** Forgets the draft, once it is sent or thrown away. */
export function dropDraft(): void {
  try {
    Taro.removeStorageSync(STORAGE_KEY)
  } catch {
    // Nothing to do: an old draft goes by its age.
  }
}

function isKept(value: unknown): value is { draft: Draft; at: number } {
  if (typeof value !== 'object' || value === null) return false
  const { draft, at } = value as { draft?: Partial<Draft>; at?: unknown }
  return (
    typeof at === 'number' &&
    typeof draft?.text === 'string' &&
    typeof draft.spot === 'string' &&
    Array.isArray(draft.photos)
  )
}
