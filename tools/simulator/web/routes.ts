/** navigateTo and its kin on the page stack. */
import { EventChannel } from './channel'
import { closePage, hidePage, keptTabs, MAX_PAGES, openPage, resumePage, stack, top } from './pages'
import { allPages, appJson, resolvePath } from './sim'

export interface RouteOptions {
  url?: string
  delta?: number
  events?: Record<string, (...args: unknown[]) => void>
}

const plain = (path: string) => path.replace(/^\//, '').replace(/\.html$/, '')

export const isTab = (path: string): boolean =>
  Boolean(appJson().tabBar?.list.some((tab) => plain(tab.pagePath) === path))

/** A page's address in parts; a relative one is seen from the page on top. Throws for no page. */
export function parseUrl(url: string): { path: string; options: Record<string, string> } {
  const [address = '', query = ''] = url.split('?')
  const from = address.startsWith('.') ? (top()?.path ?? '') : ''
  const options: Record<string, string> = {}
  for (const pair of query.split('&').filter(Boolean)) {
    const at = pair.indexOf('=')
    const name = at < 0 ? pair : pair.slice(0, at)
    options[name] = at < 0 ? '' : decodeURIComponent(pair.slice(at + 1))
  }
  const path = plain(resolvePath(from, address))
  if (!allPages().has(path)) throw new Error(`page "${path}" is not found`)
  return { path, options }
}

function navigateTo({ url = '', events = {} }: RouteOptions) {
  const { path, options } = parseUrl(url)
  if (isTab(path)) throw new Error('can not navigateTo a tabbar page')
  if (stack.length >= MAX_PAGES) throw new Error('webview count limit exceed')
  const eventChannel = new EventChannel()
  for (const [name, listener] of Object.entries(events)) eventChannel.on(name, listener)
  hidePage(top())
  openPage(path, options, eventChannel)
  return { eventChannel }
}

function redirectTo({ url = '' }: RouteOptions) {
  const { path, options } = parseUrl(url)
  if (isTab(path)) throw new Error('can not redirectTo a tabbar page')
  closePage(stack.pop())
  openPage(path, options)
}

function navigateBack({ delta = 1 }: RouteOptions) {
  if (stack.length < 2) throw new Error('cannot navigate back at first page.')
  for (let i = 0; i < delta && stack.length > 1; i++) closePage(stack.pop())
  resumePage(top())
}

function switchTab({ url = '' }: RouteOptions) {
  const { path } = parseUrl(url)
  if (!isTab(path)) throw new Error('can not switch to no-tabBar page')
  for (let page = stack.pop(); page; page = stack.pop()) {
    if (isTab(page.path)) {
      if (page.path !== path) hidePage(page)
      keptTabs.set(page.path, page)
    } else closePage(page)
  }
  const kept = keptTabs.get(path)
  if (kept) {
    stack.push(kept)
    resumePage(kept)
  } else openPage(path, {})
}

function reLaunch({ url = '' }: RouteOptions) {
  const { path, options } = parseUrl(url)
  for (const page of new Set([...stack, ...keptTabs.values()])) closePage(page)
  stack.length = 0
  openPage(path, options)
}

export const routes = { navigateTo, redirectTo, navigateBack, switchTab, reLaunch }
