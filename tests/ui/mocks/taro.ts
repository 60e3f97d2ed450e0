/** @module A phone for tests of parts and pages: what Taro is asked to do can be read from its mocks. */
import { useEffect } from 'react'

const storage = new Map<string, unknown>()

/** The query of the page's address; a test sets it. */
export const params: Record<string, string> = {}

const done = () => jest.fn(() => Promise.resolve({ errMsg: 'ok' }))

const Taro = {
  navigateTo: done(),
  redirectTo: done(),
  switchTab: done(),
  navigateBack: done(),
  showToast: done(),
  showModal: jest.fn(() => Promise.resolve({ confirm: true, cancel: false })),
  makePhoneCall: done(),
  previewImage: done(),
  stopPullDownRefresh: done(),
  setNavigationBarTitle: done(),
  chooseMedia: jest.fn(() => Promise.resolve({ tempFiles: [] as { tempFilePath: string }[] })),
  getAppBaseInfo: jest.fn(() => ({ fontSizeScaleFactor: 1 })),
  getStorageSync: jest.fn((key: string) => storage.get(key) ?? ''),
  setStorageSync: jest.fn((key: string, value: unknown) => void storage.set(key, value)),
  removeStorageSync: jest.fn((key: string) => void storage.delete(key)),
  cloud: {
    init: jest.fn(),
    callFunction: jest.fn(() => Promise.resolve({ result: {} })),
    uploadFile: jest.fn(() => Promise.resolve({ fileID: 'cloud://test/file' })),
  },
  getCurrentInstance: () => ({ router: { params } }),
}

export default Taro
export const useRouter = () => ({ params })
/** Taro runs a page's hook once, with the function of the first render. */
// biome-ignore lint/correctness/useExhaustiveDependencies: as Taro does
const onMount = (run: () => void) => useEffect(run, [])
export const useLaunch = onMount
export const useLoad = (run: (query: Record<string, string>) => void) => onMount(() => run(params))
export const useDidShow = onMount
export const useDidHide = () => {}
// biome-ignore lint/correctness/useExhaustiveDependencies: as Taro does
export const useUnload = (run: () => void) => useEffect(() => run, [])
export const useReady = onMount
export const usePullDownRefresh = () => {}
export const useReachBottom = () => {}
export const useShareAppMessage = () => {}
export const useShareTimeline = () => {}
