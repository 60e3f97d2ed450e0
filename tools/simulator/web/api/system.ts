/** Where the mini-program runs: window, device, versions, life cycle events. */
import { screenSize } from '../shell'
import { allPages, config } from '../sim'
import { appTheme, onTheme } from '../theme'
import { createAnimation } from './animation'
import { createIntersectionObserver, SelectorQuery } from './query'
import { provide, provideAsync, wx } from './wx'

/** Where a page may write files of its own. */
export const USER_DATA_PATH = 'wxfile://usr'

const STATUS_BAR_PX = 20

const windowInfo = () => {
  const { width, height, pageHeight, pageTop } = screenSize()
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: pageHeight,
    statusBarHeight: STATUS_BAR_PX,
    screenTop: pageTop,
    safeArea: {
      left: 0,
      right: width,
      top: STATUS_BAR_PX,
      bottom: height,
      width,
      height: height - STATUS_BAR_PX,
    },
  }
}

const baseInfo = () => ({
  SDKVersion: '3.8.0',
  version: '8.0.56',
  language: 'zh_CN',
  theme: appTheme(),
  enableDebug: false,
  host: { appId: '', env: 'WeChat' },
  fontSizeSetting: config.fontSize,
  fontSizeScaleFactor: config.fontSize / 16,
})

const device = {
  brand: 'simulator',
  model: 'browser',
  system: 'iOS 16.0',
  platform: 'devtools',
  benchmarkLevel: 1,
  abi: '',
  memorySize: 4096,
  deviceOrientation: 'portrait',
}

const systemInfo = () => ({ ...baseInfo(), ...device, ...windowInfo() })

/** The place of the capsule at the top right, relative to the screen. */
const menuButton = () => {
  const right = screenSize().width - 7
  return { width: 87, height: 32, top: 26, bottom: 58, left: right - 87, right }
}

/** How the mini-program was opened. */
export const launchOptions = (path: string, query: Record<string, string>) => ({
  path,
  query,
  scene: 1001,
  shareTicket: undefined,
  referrerInfo: {},
})
let launch = launchOptions('', {})
export const setLaunch = (options: typeof launch): void => {
  launch = options
}

const manager = () => ({
  onCheckForUpdate: (run: (result: { hasUpdate: boolean }) => void) => {
    setTimeout(() => run({ hasUpdate: false }))
  },
  onUpdateReady() {},
  onUpdateFailed() {},
  applyUpdate() {},
})
const logger = () => {
  const quiet = () => undefined
  const methods = ['debug', 'info', 'log', 'warn', 'error', 'setFilterMsg', 'addFilterMsg', 'tag']
  return Object.fromEntries(methods.map((name) => [name, quiet]))
}

const EVENTS = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'ThemeChange',
  'NetworkStatusChange',
  'NetworkWeakChange',
  'KeyboardHeightChange',
  'WindowResize',
  'MemoryWarning',
  'UserCaptureScreen',
  'NeedPrivacyAuthorization',
  'AppRoute',
  'AppRouteDone',
  'LazyLoadError',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
]
type Listener = (result: unknown) => void
const listeners = new Map<string, Set<Listener>>()

/** Calls the listeners of `wx.on<name>`. */
export const tell = (name: string, result: unknown): void => {
  for (const listener of listeners.get(name) ?? []) listener(result)
}

function provideEvents(): void {
  for (const name of EVENTS) {
    const set = new Set<Listener>()
    listeners.set(name, set)
    provide({
      [`on${name}`]: (listener: Listener) => {
        set.add(listener)
      },
      [`off${name}`]: (listener?: Listener) => {
        if (listener) set.delete(listener)
        else set.clear()
      },
    })
  }
  onTheme(() => tell('ThemeChange', { theme: appTheme() }))
}

export function provideSystem(): void {
  provideEvents()
  provide({
    getWindowInfo: windowInfo,
    getAppBaseInfo: baseInfo,
    getDeviceInfo: () => ({ ...device }),
    getSystemInfoSync: systemInfo,
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({
      albumAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
      locationAuthorized: 'authorized',
      notificationAuthorized: 'authorized',
    }),
    getMenuButtonBoundingClientRect: menuButton,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wxsimulator', envVersion: 'develop', version: '' },
    }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    canIUse: (schema: string) => {
      const name = schema.split('.')[0] ?? ''
      return Object.hasOwn(wx, name) || !/^[a-z]+[A-Z]/.test(name) || allPages().has(name)
    },
    nextTick: (run: () => void) => {
      queueMicrotask(run)
    },
    env: { USER_DATA_PATH },
    getUpdateManager: manager,
    getLogManager: logger,
    getRealtimeLogManager: logger,
    reportEvent() {},
    reportAnalytics() {},
    reportMonitor() {},
    reportPerformance() {},
    getPerformance: () => ({
      createObserver: () => ({ observe() {}, disconnect() {} }),
      now: () => performance.now(),
    }),
    createSelectorQuery: () => new SelectorQuery(),
    createIntersectionObserver,
    createAnimation,
  })
  provideAsync({ getSystemInfo: systemInfo, getSystemInfoAsync: systemInfo })
}
