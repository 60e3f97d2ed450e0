/**
 * A random name of this phone, to notice one phone that signs for many. It is no device number, and
 * the server keeps a hash of it for each activity only.
 * @module
 */
import Taro from '@tarojs/taro'
import { randomHex } from '@/cloud'

const KEY = 'volunteering.phone'

/** The phone's name, made once. */
export async function deviceName(): Promise<string> {
  const kept: unknown = Taro.getStorageSync(KEY)
  if (typeof kept === 'string' && /^[0-9a-f]{32}$/.test(kept)) return kept
  const fresh = await randomHex(16)
  Taro.setStorageSync(KEY, fresh)
  return fresh
}
