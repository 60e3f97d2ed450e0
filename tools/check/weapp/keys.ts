/** @module WeChat ignores a key of app.json or a page's JSON that it does not know, so a slip goes unseen. */
import type { Weapp } from './package'

const words = (list: string) => new Set(list.trim().split(/\s+/))

const WINDOW = words(`
  navigationBarBackgroundColor navigationBarTextStyle navigationBarTitleText navigationStyle
  homeButton backgroundColor backgroundTextStyle backgroundColorTop backgroundColorBottom
  backgroundColorContent enablePullDownRefresh onReachBottomDistance pageOrientation
  restartStrategy initialRenderingCache visualEffectInBackground handleWebviewPreload`)

const APP = words(`
  entryPagePath pages window tabBar networkTimeout debug functionalPages subpackages subPackages
  workers requiredBackgroundModes requiredPrivateInfos plugins preloadRule resizable usingComponents
  permission sitemapLocation style useExtendedLib entranceDeclare darkmode themeLocation
  lazyCodeLoading singlePage supportedMaterials serviceProviderTicket embeddedAppIdList
  halfPage debugOptions enablePassiveEvent resolveAlias renderer rendererOptions componentFramework
  miniApp static convertRpxToVw appServiceOptions __usePrivacyCheck__ navigateToMiniProgramAppIdList`)

const TAB_BAR = words('color selectedColor backgroundColor borderStyle list position custom')
const TAB = words('pagePath text iconPath selectedIconPath')
const SUB_PACKAGE = words('root name pages independent entry plugins')
const PAGE = new Set([
  ...WINDOW,
  ...words(`component usingComponents componentGenerics componentPlaceholder disableScroll
    styleIsolation style singlePage renderer rendererOptions componentFramework pureDataPattern
    virtualHost options`),
])

function unknownKeys(where: string, value: unknown, known: ReadonlySet<string>): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value)
    .filter((key) => !known.has(key))
    .map((key) => `${where}: WeChat knows no "${key}"`)
}

/** Keys that WeChat would ignore in silence. */
export function unknownConfigKeys(weapp: Weapp): string[] {
  const { window, tabBar, subPackages } = weapp.json('app.json')
  const list = <Item>(value: Item[] | unknown): unknown[] => (Array.isArray(value) ? value : [])
  const tabs = typeof tabBar === 'object' && tabBar && 'list' in tabBar ? list(tabBar.list) : []
  return [
    ...unknownKeys('app.json', weapp.json('app.json'), APP),
    ...unknownKeys('app.json window', window, WINDOW),
    ...unknownKeys('app.json tabBar', tabBar, TAB_BAR),
    ...tabs.flatMap((tab) => unknownKeys('app.json tabBar.list', tab, TAB)),
    ...list(subPackages).flatMap((sub) => unknownKeys('app.json subPackages', sub, SUB_PACKAGE)),
    ...weapp.pages
      .map((page) => `${page}.json`)
      .filter(weapp.has)
      .flatMap((file) => unknownKeys(file, weapp.json(file), PAGE)),
  ]
}
