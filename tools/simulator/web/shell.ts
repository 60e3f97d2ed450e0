/** The phone's own DOM: status bar, navigation bar, pages, tab bar, and a layer above all. */
import phoneCss from './css/phone.css'
import { h, pressable } from './dom'

const backIcon =
  '<svg viewBox="0 0 12 24" width="12" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10 3 2 12l8 9"/></svg>'
const homeIcon =
  '<svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"><path d="M4 11 12 4l8 7v8.5H4z"/></svg>'
const statusIcons =
  '<svg viewBox="0 0 64 12" width="64" height="12" fill="currentColor"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="4.5" y="6" width="3" height="6" rx="1"/><rect x="9" y="3" width="3" height="9" rx="1"/><rect x="13.5" y="0" width="3" height="12" rx="1"/><path d="M28 2.2c2.4 0 4.600.9 6.200 2.500l-1.300 1.400A7 7 0 0 0 28 4.200a7 7 0 0 0-4.900 1.900l-1.300-1.400A9 9 0 0 1 28 2.200Zm0 4c1.300 0 2.500.5 3.400 1.400L28 11.200l-3.400-3.600A4.900 4.900 0 0 1 28 6.200Z"/><rect x="40.500" y="1" width="19" height="10" rx="2.800" fill="none" stroke="currentColor" opacity=".5"/><rect x="42" y="2.500" width="16" height="7" rx="1.500"/><rect x="60.500" y="4" width="1.700" height="4" rx=".8" opacity=".5"/></svg>'

function icon(className: string, label: string, svg: string): HTMLButtonElement {
  const button = pressable(className, '', () => undefined)
  button.innerHTML = svg
  button.setAttribute('aria-label', label)
  return button
}

/** Every part of the phone that pages and APIs change. */
export const shell = {
  root: h('div'),
  clock: h('span', 'sim-clock', '9:41'),
  status: h('div', 'sim-status'),
  bar: h('div', 'sim-bar'),
  title: h('div', 'sim-title'),
  loading: h('i', 'sim-spin sim-bar-loading'),
  back: icon('sim-back', '返回', backIcon),
  home: icon('sim-home', '回到首页', homeIcon),
  menu: icon('sim-menu', '更多', '<b>•••</b>'),
  refresh: h('div', 'sim-refresh', h('i'), h('i'), h('i')),
  pages: h('div', 'sim-pages'),
  tabs: h('div', 'sim-tabs'),
  layer: h('div', 'sim-layer'),
}

/** Builds the phone into `parent` and returns its screen (375 × 667, or the whole small screen). */
export function buildShell(parent: HTMLElement): HTMLElement {
  document.head.append(Object.assign(h('style'), { textContent: phoneCss }))
  const { root, status, bar, title, pages, tabs, layer } = shell
  root.id = 'sim'
  root.className = 'sim-screen'
  title.setAttribute('role', 'heading')
  title.setAttribute('aria-level', '1')
  tabs.setAttribute('role', 'tablist')
  const icons = h('span', 'sim-status-icons')
  icons.innerHTML = statusIcons
  status.append(shell.clock, icons)
  const capsule = h('div', 'sim-capsule', shell.menu, h('i', 'sim-divider'), h('i', 'sim-dot'))
  bar.append(shell.back, shell.home, shell.loading, title, capsule)
  root.append(status, bar, pages, shell.refresh, tabs, layer)
  parent.append(root)
  return root
}

/** Screen and page sizes in CSS px. */
export function screenSize() {
  const { width, height } = shell.root.getBoundingClientRect()
  const page = shell.pages.getBoundingClientRect()
  const top = page.top - shell.root.getBoundingClientRect().top
  return { width, height, pageHeight: page.height, pageTop: top }
}
