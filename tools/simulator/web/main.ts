/** The runtime's start: `__sim.boot()` runs the app script's package in the phone. */
import './builtins'
import { provideCloud } from './api/cloud'
import { provideDevice } from './api/device'
import { provideInteraction } from './api/interact'
import { provideMedia } from './api/media'
import { provideStorage } from './api/storage'
import { launchOptions, provideSystem, setLaunch, tell } from './api/system'
import { wx } from './api/wx'
import { startChrome } from './chrome'
import { constructors, initCode } from './code'
import * as modules from './modules'
import { network } from './network'
import { callPage, hidePage, openPage, resumePage, stack, top } from './pages'
import { buildPanel } from './panel'
import { parseUrl, routes } from './routes'
import { buildShell } from './shell'
import { appJson, config } from './sim'
import { describe, errors, note, watchErrors } from './strict'

interface App {
  onLaunch?(options: object): void
  onShow?(options: object): void
  onHide?(): void
  onError?(message: string): void
}
let app: App = {}

function provideAll(): void {
  provideSystem()
  provideStorage()
  provideInteraction()
  provideMedia()
  provideDevice()
  provideCloud()
  network.onChange(() =>
    tell('NetworkStatusChange', {
      isConnected: network.isConnected(),
      networkType: network.type(),
    }),
  )
}

/** The app hears when its tab is left and come back to, as on a phone. */
function watchVisibility(options: object): void {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      hidePage(top())
      app.onHide?.()
      tell('AppHide', {})
    } else {
      app.onShow?.(options)
      tell('AppShow', options)
      resumePage(top())
    }
  })
}

function startPage(): { path: string; options: Record<string, string> } {
  try {
    if (config.page) return parseUrl(`/${config.page.replace(/^\//, '')}`)
  } catch (error) {
    note(describe(error))
  }
  return { path: appJson().pages[0] ?? '', options: {} }
}

function boot(): void {
  watchErrors()
  buildShell(buildPanel())
  provideAll()
  const register = (definition: App) => {
    app = Object.assign(app, definition)
  }
  const { Page, Component, Behavior } = constructors
  const getPages = () => stack.map((page) => page.instance)
  modules.setGlobals([wx, register, Page, Component, Behavior, () => app, getPages])
  initCode()
  startChrome()
  const start = startPage()
  const options = launchOptions(start.path, start.options)
  setLaunch(options)
  modules.load('app')
  app.onLaunch?.(options)
  app.onShow?.(options)
  openPage(start.path, start.options)
  watchVisibility(options)
}

/** The page on top as one address, for tests: `pages/home/index?id=1`. */
function path(): string {
  const page = top()
  if (!page) return ''
  const query = new URLSearchParams(page.options).toString()
  return query ? `${page.path}?${query}` : page.path
}

globalThis.__sim = {
  templates: {},
  css: {},
  json: {},
  define: modules.define,
  boot,
  errors,
  path,
  wx,
  routes,
  network,
  callPage: (method: string) => {
    const page = top()
    return page ? callPage(page, method) : undefined
  },
}
