/** Toasts, dialogs, bars, badges, scrolling and the other things an API shows. */
import { hideTabs, setBadge } from '../chrome'
import { callPage, pageChanged, top } from '../pages'
import { routes } from '../routes'
import { startRefresh, stopRefresh } from '../scrolling'
import { showModal } from '../ui/modal'
import { type SheetOptions, showSheet } from '../ui/sheet'
import { hideToast, showToast, type ToastOptions } from '../ui/toast'
import { Cancelled, provideAsync } from './wx'

const setBar = (change: Record<string, unknown>) => {
  const page = top()
  if (!page) return
  Object.assign(page.bar, change)
  pageChanged()
}

interface ScrollTo {
  scrollTop?: number
  selector?: string
  offsetTop?: number
  duration?: number
}

function pageScrollTo({ scrollTop = 0, selector, offsetTop = 0, duration }: ScrollTo): void {
  const doc = top()?.frame.doc
  const view = doc?.scrollingElement
  if (!doc || !view) return
  const target = selector ? doc.querySelector(selector)?.getBoundingClientRect().top : undefined
  const y = target === undefined ? scrollTop : target + view.scrollTop
  view.scrollTo({ top: y + offsetTop, behavior: duration === 0 ? 'auto' : 'smooth' })
}

interface Badge {
  index: number
  text?: string
}

const nothing = () => undefined

export function provideInteraction(): void {
  provideAsync(routes)
  provideAsync({
    showToast: (options: ToastOptions) => showToast(options),
    hideToast,
    showLoading: (options: ToastOptions) => showToast(options, true),
    hideLoading: hideToast,
    showModal,
    showActionSheet: async (options: SheetOptions) => {
      const tapIndex = await showSheet(options)
      if (tapIndex < 0) throw new Cancelled()
      return { tapIndex }
    },
    setNavigationBarTitle: ({ title }: { title: string }) => setBar({ title }),
    setNavigationBarColor: (o: { backgroundColor?: string; frontColor?: string }) =>
      setBar({ background: o.backgroundColor, text: o.frontColor }),
    showNavigationBarLoading: () => setBar({ loading: true }),
    hideNavigationBarLoading: () => setBar({ loading: false }),
    hideHomeButton: () => setBar({ noHome: true }),
    showTabBar: () => hideTabs(false),
    hideTabBar: () => hideTabs(true),
    setTabBarBadge: ({ index, text }: Badge) => setBadge(index, text),
    removeTabBarBadge: ({ index }: Badge) => setBadge(index, undefined),
    showTabBarRedDot: ({ index }: Badge) => setBadge(index, ''),
    hideTabBarRedDot: ({ index }: Badge) => setBadge(index, undefined),
    setTabBarStyle: nothing,
    setTabBarItem: nothing,
    pageScrollTo,
    startPullDownRefresh: () => startRefresh(top(), callPage),
    stopPullDownRefresh: stopRefresh,
    setBackgroundColor: nothing,
    setBackgroundTextStyle: nothing,
    showShareMenu: nothing,
    hideShareMenu: nothing,
    updateShareMenu: nothing,
    hideKeyboard: () => (top()?.frame.doc.activeElement as HTMLElement | null)?.blur(),
    loadFontFace: nothing,
    enableAlertBeforeUnload: nothing,
    disableAlertBeforeUnload: nothing,
  })
}
