/**
 * Random bytes that must be secret: for keys and ballots, so never `Math.random`.
 * @module
 */
import { type Random, randomFrom } from '@domain/ballot/v1/client'
import Taro from '@tarojs/taro'

/** What a key, a step of the ceremony or a signature needs at most. */
const USUAL_BYTES = 8192

/**
 * A source over fresh bytes of WeChat's own generator.
 * @throws {Error} in Chinese, where this phone has none: it must not make a key then
 */
export async function secretRandom(bytes = USUAL_BYTES): Promise<Random> {
  if (typeof Taro.getUserCryptoManager !== 'function')
    throw new Error('微信版本太旧，做不了安全的选票。请更新微信，或者用纸质票。')
  const pool = await new Promise<Uint8Array>((resolve, reject) =>
    Taro.getUserCryptoManager().getRandomValues({
      length: bytes,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: () => reject(new Error('手机没有给出随机数，请再试一次')),
    }),
  )
  return randomFrom(pool)
}
