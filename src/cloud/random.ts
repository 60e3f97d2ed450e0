/**
 * Random names made on the phone.
 * @module
 */
import Taro from '@tarojs/taro'

const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * `bytes` random bytes as lower-case hex. WeChat's generator is asked first; base libraries before
 * 2.17.3 have none and get `Math.random`. That is enough here: these names need to be different from
 * each other, not secret, and the server binds a key to the caller's own identity.
 */
export function randomHex(bytes: number): Promise<string> {
  return new Promise((resolve) => {
    const fallback = () => resolve(toHex(Uint8Array.from({ length: bytes }, weakByte)))
    if (typeof Taro.getUserCryptoManager !== 'function') return fallback()
    Taro.getUserCryptoManager().getRandomValues({
      length: bytes,
      success: ({ randomValues }) => resolve(toHex(new Uint8Array(randomValues))),
      fail: fallback,
    })
  })
}

const weakByte = () => Math.floor(Math.random() * 256)

/** A fresh idempotency key, 32 characters: one per thing a person means to do, not per try. */
export const newKey = () => randomHex(16)
