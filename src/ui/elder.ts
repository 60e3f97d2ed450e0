/**
 * @module Elder mode: bigger text and targets, less motion. One switch, kept on the phone, for every page.
 */
import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

const STORAGE_KEY = 'elder'
/** Text in elder mode is at least this much bigger. */
const ELDER_SCALE = 1.25
/** WeChat lets people go further, but beyond this a row no longer holds a word. */
const LARGEST_SCALE = 1.6

let known: boolean | undefined
const listeners = new Set<() => void>()

/** Whether elder mode is on; read from the phone once. */
export function isElder(): boolean {
  known ??= Taro.getStorageSync<unknown>(STORAGE_KEY) === true
  return known
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Turns elder mode on or off, on every open page and for the next start. */
export function setElder(on: boolean): void {
  known = on
  Taro.setStorageSync(STORAGE_KEY, on)
  for (const listener of listeners) listener()
}

/** Whether elder mode is on; the component renders again when that changes. */
export function useElder(): boolean {
  return useSyncExternalStore(subscribe, isElder)
}

/** How much bigger the text is than 1, from elder mode and the text size chosen in WeChat. */
export function textScale(elder: boolean, wechatScale: number): number {
  return Math.min(LARGEST_SCALE, Math.max(elder ? ELDER_SCALE : 1, wechatScale))
}

/** The text size chosen in WeChat's own settings, as a factor; 1 where WeChat does not tell. */
export function wechatTextScale(): number {
  try {
    const { fontSizeScaleFactor } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
    return fontSizeScaleFactor && fontSizeScaleFactor > 0 ? fontSizeScaleFactor : 1
  } catch {
    return 1
  }
}
