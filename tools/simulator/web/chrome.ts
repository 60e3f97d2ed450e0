/** Draws the navigation bar and the tab bar for the page on top. */
import { h } from './dom'
import type { TabItem } from './package'
import { callPage, stack, top, whenPageChanges } from './pages'
import { isTab, routes } from './routes'
import { shell } from './shell'
import { appJson } from './sim'
import { onTheme, themed } from './theme'

const badges = new Map<number, string>()
let tabsHidden = false

/** A tab's badge; '' is a red dot, undefined takes it away. */
export function setBadge(index: number, text: string | undefined): void {
  if (text === undefined) badges.delete(index)
  else badges.set(index, text)
  drawChrome()
}

export function hideTabs(hidden: boolean): void {
  tabsHidden = hidden
  drawChrome()
}

/** `black` or `white` of the settings, `#000000` or `#ffffff` of the API. */
const textColour = (named: string | undefined) =>
  named === 'black' || named === '#000000' ? '#1a1a1a' : '#ffffff'

function drawBar(): void {
  const page = top()
  if (!page) return
  const { bar, config } = page
  const background = bar.background ?? themed(config.navigationBarBackgroundColor) ?? '#000000'
  const colour = textColour(bar.text ?? themed(config.navigationBarTextStyle))
  const custom = config.navigationStyle === 'custom'
  shell.root.classList.toggle('custom-bar', custom)
  shell.root.style.setProperty('--bar', background)
  shell.root.style.setProperty('--bar-text', colour)
  shell.root.classList.toggle('light-text', colour === '#ffffff')
  shell.title.textContent = bar.title
  shell.loading.hidden = !bar.loading
  shell.back.hidden = stack.length < 2
  shell.home.hidden =
    stack.length > 1 || isTab(page.path) || page.path === appJson().pages[0] || Boolean(bar.noHome)
  document.title = bar.title || appJson().window?.navigationBarTitleText || '同心圆'
}

function drawTab(tab: TabItem, index: number): HTMLButtonElement {
  const tabBar = appJson().tabBar
  const path = tab.pagePath.replace(/^\//, '')
  const selected = path === top()?.path
  const icon = selected ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath
  const image = icon
    ? Object.assign(h('img'), { src: `/${icon.replace(/^\//, '')}`, alt: '' })
    : null
  const badge = badges.get(index)
  const mark =
    badge === undefined ? null : h('i', badge === '' ? 'sim-red-dot' : 'sim-badge', badge)
  const button = h('button', 'sim-tab', image, h('span', '', tab.text), mark)
  button.type = 'button'
  button.style.color = themed(selected ? tabBar?.selectedColor : tabBar?.color) ?? ''
  button.setAttribute('role', 'tab')
  button.setAttribute('aria-selected', String(selected))
  button.onclick = () => {
    if (path !== top()?.path) routes.switchTab({ url: `/${path}` })
    const page = top()
    if (page) callPage(page, 'onTabItemTap', { index, pagePath: path, text: tab.text })
  }
  return button
}

function drawTabs(): void {
  const { tabBar } = appJson()
  const shown = Boolean(tabBar && !tabBar.custom && !tabsHidden && isTab(top()?.path ?? ''))
  shell.tabs.hidden = !shown
  if (!tabBar || !shown) return
  const border = themed(tabBar.borderStyle) === 'white' ? 'transparent' : 'rgba(0,0,0,.12)'
  shell.tabs.style.backgroundColor = themed(tabBar.backgroundColor) ?? ''
  shell.tabs.style.borderTopColor = border
  shell.tabs.replaceChildren(...tabBar.list.map(drawTab))
}

function drawChrome(): void {
  drawBar()
  drawTabs()
}

/** Wires the bars to the page stack. */
export function startChrome(): void {
  shell.back.onclick = () => {
    if (stack.length > 1) routes.navigateBack({})
  }
  shell.home.onclick = () => routes.reLaunch({ url: `/${appJson().pages[0]}` })
  whenPageChanges(drawChrome)
  onTheme(drawChrome)
}
