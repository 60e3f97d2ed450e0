/** What app.json and the pages' own json may say. */

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

/** The `window` part of app.json, and of a page's own json. */
export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  backgroundColorContent?: string
  backgroundTextStyle?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface PageJson extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  styleIsolation?: string
  addGlobalClass?: boolean
}

export interface SubPackage {
  root: string
  pages: string[]
}

export interface AppJson {
  pages: string[]
  window?: WindowConfig
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  usingComponents?: Record<string, string>
  tabBar?: {
    color: string
    selectedColor: string
    backgroundColor: string
    borderStyle?: string
    custom?: boolean
    list: TabItem[]
  }
  darkmode?: boolean
  themeLocation?: string
}
