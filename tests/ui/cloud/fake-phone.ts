/**
 * A phone for tests of src/cloud: what WeChat would do is set by the test. Use it as
 * `jest.mock('@tarojs/taro', () => require('./fake-phone').taro)`.
 * @module
 */
import { useEffect } from 'react'

interface Sent {
  name: string
  data: { action: string; input: unknown; key?: string }
}

/** What the test sees and sets. */
export const phone = {
  /** Every `callFunction`, in order. */
  sent: [] as Sent[],
  /** Answers `callFunction`; throw or reject to act as a network that fails. */
  answer: (_call: Sent): unknown => ({ ok: true, data: {}, requestId: 'r' }),
  /** Every upload, in order. */
  uploads: [] as { cloudPath: string; filePath: string }[],
  /** Answers an upload with a file id; throw to fail. */
  upload: (cloudPath: string) => `cloud://env/${cloudPath}`,
  /** What the phone can decode, by path. */
  pictures: {} as Record<string, { type: string; width: number; height: number }>,
  compressed: [] as unknown[],
  /** Runs when a page comes back into view. */
  shown: new Set<() => void>(),
  hasRandom: true,
  storage: new Map<string, string>(),
  reset() {
    phone.storage.clear()
    phone.sent.length = phone.uploads.length = phone.compressed.length = 0
    phone.answer = () => ({ ok: true, data: {}, requestId: 'r' })
    phone.upload = (cloudPath) => `cloud://env/${cloudPath}`
    phone.pictures = {}
    phone.hasRandom = true
  },
}

/** Acts as WeChat does when the person comes back to the page. */
export const showAgain = () => {
  for (const run of phone.shown) run()
}

let seed = 1
const getRandomValues = (option: {
  length: number
  success: (result: { randomValues: ArrayBuffer }) => void
  fail: () => void
}) => {
  if (!phone.hasRandom) return option.fail()
  const bytes = Uint8Array.from({ length: option.length }, () => {
    seed = (seed * 48271) % 2147483647
    return seed & 255
  })
  option.success({ randomValues: bytes.buffer })
}

interface UploadOption {
  cloudPath: string
  filePath: string
  success: (result: { fileID: string }) => void
  fail: (error: unknown) => void
}

const api = {
  getUserCryptoManager: () => ({ getRandomValues }),
  getImageInfo: async ({ src }: { src: string }) => {
    const info = phone.pictures[src]
    if (!info) throw { errMsg: 'getImageInfo:fail' }
    return info
  },
  compressImage: async (option: { src: string }) => {
    phone.compressed.push(option)
    return { tempFilePath: `${option.src}.small` }
  },
  setStorageSync: (key: string, value: unknown) => phone.storage.set(key, JSON.stringify(value)),
  getStorageSync: (key: string): unknown => JSON.parse(phone.storage.get(key) ?? '""'),
  removeStorageSync: (key: string) => phone.storage.delete(key),
  cloud: {
    callFunction: async (call: Sent) => {
      phone.sent.push(JSON.parse(JSON.stringify(call)))
      return { result: await phone.answer(call) }
    },
    getTempFileURL: async ({ fileList }: { fileList: string[] }) => ({
      fileList: fileList.map((fileID) => ({
        fileID,
        tempFileURL: fileID.replace('cloud://', 'https://photos.test/'),
      })),
    }),
    uploadFile: ({ cloudPath, filePath, success, fail }: UploadOption) => {
      phone.uploads.push({ cloudPath, filePath })
      let report: (update: { progress: number }) => void = () => {}
      setTimeout(() => {
        try {
          const fileID = phone.upload(cloudPath)
          report({ progress: 50 })
          success({ fileID })
        } catch (error) {
          fail(error)
        }
      })
      return { onProgressUpdate: (run: typeof report) => (report = run) }
    },
  },
}

/** The module that stands in for @tarojs/taro. */
export const taro = {
  __esModule: true,
  default: api,
  useDidShow: (run: () => void) => {
    // WeChat shows a page once it is built, then again each time the person returns.
    // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
    useEffect(() => {
      run()
    }, [])
    useEffect(() => {
      phone.shown.add(run)
      return () => {
        phone.shown.delete(run)
      }
    })
  },
}
