/** A page's own scrolling: onPageScroll, onReachBottom and pull-down refresh. */

import type { Page } from './pages'
import { shell } from './shell'

type Call = (page: Page, method: string, ...args: unknown[]) => unknown
const PULL_PX = 60
let refreshing: ReturnType<typeof setTimeout> | undefined

export function watchScroll(page: Page, call: Call): void {
  const { doc } = page.frame
  let wasBottom = false
  doc.addEventListener('scroll', () => {
    const view = doc.scrollingElement ?? doc.documentElement
    call(page, 'onPageScroll', { scrollTop: view.scrollTop })
    const distance = page.config.onReachBottomDistance ?? 50
    const bottom = view.scrollTop + view.clientHeight >= view.scrollHeight - distance
    if (bottom && !wasBottom) call(page, 'onReachBottom')
    wasBottom = bottom
  })
  if (page.config.enablePullDownRefresh) watchPull(page, call)
}

function watchPull(page: Page, call: Call): void {
  const { doc } = page.frame
  const atTop = () => (doc.scrollingElement?.scrollTop ?? 0) <= 0
  let from: number | null = null
  const start = (y: number | undefined) => {
    from = atTop() ? (y ?? null) : null
  }
  const end = (y: number | undefined) => {
    if (from !== null && y !== undefined && y - from > PULL_PX) startRefresh(page, call)
    from = null
  }
  doc.addEventListener('touchstart', (e) => start(e.touches[0]?.clientY), { passive: true })
  doc.addEventListener('touchend', (e) => end(e.changedTouches[0]?.clientY))
  doc.addEventListener('mousedown', (e) => start(e.clientY))
  doc.addEventListener('mouseup', (e) => end(e.clientY))
}

/** Shows the three dots and tells the page, which ends it with wx.stopPullDownRefresh. */
export function startRefresh(page: Page | undefined, call: Call): void {
  if (!page) return
  shell.refresh.classList.add('on')
  clearTimeout(refreshing)
  refreshing = setTimeout(stopRefresh, 3000)
  call(page, 'onPullDownRefresh')
}

export function stopRefresh(): void {
  clearTimeout(refreshing)
  shell.refresh.classList.remove('on')
}
