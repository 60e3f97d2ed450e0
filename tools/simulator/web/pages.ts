/** The page stack: opening, showing, hiding and closing pages with WeChat's lifecycle. */
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { EventChannel } from './channel'
import { associate, codeSpace, loadComponent } from './code'
import { createFrame, type Frame } from './frame'
import type { WindowConfig } from './package'
import { watchScroll } from './scrolling'
import { shell } from './shell'
import { allPages, appJson, config, packageOf, pageJson } from './sim'
import { themed } from './theme'
import type { Root } from './types'

/** A page's instance: what `getCurrentPages()` gives and handlers call `this`. */
export interface PageInstance {
  route: string
  options: Record<string, string>
  [field: string]: unknown
}

export interface Page {
  path: string
  options: Record<string, string>
  config: WindowConfig
  frame: Frame
  root: Root
  instance: PageInstance
  bar: { title: string; background?: string; text?: string; loading?: boolean; noHome?: boolean }
  shown: boolean
  closed: boolean
}

export const MAX_PAGES = 10
export const stack: Page[] = []
/** Tab pages that were opened before: kept, as on the phone. */
export const keptTabs = new Map<string, Page>()
let webviews = 0
let onChange: () => void = () => undefined

export const top = (): Page | undefined => stack[stack.length - 1]

/** Calls `run` whenever another page is on top or its bar may have changed. */
export const whenPageChanges = (run: () => void): void => {
  onChange = run
}
export const pageChanged = (): void => onChange()

/** Calls a page's method if it has it. */
export function callPage(page: Page, method: string, ...args: unknown[]): unknown {
  const run = page.instance[method]
  if (typeof run !== 'function') return undefined
  return glassEasel.safeCallback(method, run as () => unknown, page.instance, args as [])
}

const phase = (page: Page, name: string) => page.root.getComponent().triggerPageLifetime(name, [])

const loadedPackages = new Set<string>()
/** A subpackage's code runs when one of its pages is first opened. */
function loadPackageOf(path: string): void {
  const { root, pages } = packageOf(path)
  if (loadedPackages.has(root)) return
  loadedPackages.add(root)
  for (const page of pages) loadComponent(page)
}

function prepareFrame(path: string, settings: WindowConfig): Frame {
  const frame = createFrame(shell.pages, path)
  const { documentElement, body } = frame.doc
  documentElement.dataset.fontSize = String(config.fontSize)
  if (settings.disableScroll) documentElement.style.overflow = 'hidden'
  body.style.backgroundColor = settings.backgroundColorContent ?? ''
  const back = themed(settings.backgroundColor)
  if (back) frame.iframe.style.backgroundColor = back
  return frame
}

/** Opens a page on top of the stack. Throws when the package doesn't declare it. */
export function openPage(
  path: string,
  options: Record<string, string>,
  opener?: EventChannel,
): void {
  if (!allPages().has(path)) throw new Error(`page "${path}" is not found`)
  loadPackageOf(path)
  const settings: WindowConfig = { ...appJson().window, ...pageJson(path) }
  const frame = prepareFrame(path, settings)
  const root = associate(frame.context).createRoot('page', codeSpace, `/${path}`)
  const instance = root.get() as unknown as PageInstance
  const id = ++webviews
  Object.assign(instance, {
    route: path,
    __route__: path,
    options,
    __wxWebviewId__: id,
    __displayReporter: {},
    getPageId: () => `pageId:${id}`,
    getOpenerEventChannel: () => opener ?? new EventChannel(),
  })
  const bar = { title: settings.navigationBarTitleText ?? '' }
  const page: Page = {
    path,
    options,
    config: settings,
    frame,
    root,
    instance,
    bar,
    shown: true,
    closed: false,
  }
  stack.push(page)
  const place = frame.doc.body.appendChild(frame.doc.createElement('div'))
  root.attach(
    frame.doc.body as unknown as glassEasel.GeneralBackendElement,
    place as unknown as glassEasel.GeneralBackendElement,
  )
  showOnly(page)
  callPage(page, 'onLoad', options)
  callPage(page, 'onShow')
  phase(page, 'show')
  // After the components' own ready, which was queued during attach.
  setTimeout(() => page.closed || callPage(page, 'onReady'))
  watchScroll(page, callPage)
}

function showOnly(page: Page): void {
  for (const other of [...stack, ...keptTabs.values()])
    other.frame.iframe.classList.toggle('active', other === page)
  pageChanged()
}

export function hidePage(page: Page | undefined): void {
  if (!page?.shown) return
  page.shown = false
  callPage(page, 'onHide')
  phase(page, 'hide')
}

/** Shows a page that was hidden; one that is shown is only brought to the front. */
export function resumePage(page: Page | undefined): void {
  if (!page) return
  showOnly(page)
  if (page.shown) return
  page.shown = true
  callPage(page, 'onShow')
  phase(page, 'show')
}

export function closePage(page: Page | undefined): void {
  if (!page) return
  page.closed = true
  callPage(page, 'onUnload')
  page.root.release()
  page.frame.destroy()
  keptTabs.delete(page.path)
}
