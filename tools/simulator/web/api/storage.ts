/** wx storage: one drawer a persona, in the browser's localStorage. */
import { persona } from '../sim'
import { provide, provideAsync } from './wx'

const PREFIX = `sim:${persona.openid}:`

const names = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length))

const read = (key: string): { value: unknown } | undefined => {
  const kept = localStorage.getItem(PREFIX + key)
  return kept === null ? undefined : (JSON.parse(kept) as { value: unknown })
}
const write = (key: string, value: unknown) =>
  localStorage.setItem(PREFIX + key, JSON.stringify({ value }))
const remove = (key: string) => localStorage.removeItem(PREFIX + key)
const clear = () => names().forEach(remove)
const info = () => ({ keys: names(), currentSize: 1, limitSize: 10_240 })

export function provideStorage(): void {
  provide({
    setStorageSync: write,
    getStorageSync: (key: string) => read(key)?.value ?? '',
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    batchSetStorageSync: (list: { key: string; value: unknown }[]) => {
      for (const { key, value } of list) write(key, value)
    },
    batchGetStorageSync: (keys: string[]) => keys.map((key) => read(key)?.value ?? ''),
  })
  provideAsync({
    setStorage: ({ key, data }: { key: string; data: unknown }) => write(key, data),
    removeStorage: ({ key }: { key: string }) => remove(key),
    clearStorage: clear,
    getStorageInfo: info,
    getStorage: ({ key }: { key: string }) => {
      const kept = read(key)
      if (!kept) throw new Error('data not found')
      return { data: kept.value }
    },
  })
}
