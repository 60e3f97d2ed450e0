/** scroll-view. */
import { dataOf, define, element, emit, flag, type Host } from './define'

interface ScrollData {
  scrollX: boolean
  scrollY: boolean
  upperThreshold: number
  lowerThreshold: number
  scrollWithAnimation: boolean
}

function reportScroll(host: Host): void {
  const view = element(host)
  let last = { top: 0, left: 0 }
  let wasLow = false
  let wasHigh = true
  view.addEventListener('scroll', () => {
    const data = dataOf<ScrollData>(host)
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = view
    const deltaX = last.left - scrollLeft
    const deltaY = last.top - scrollTop
    last = { top: scrollTop, left: scrollLeft }
    emit(host, 'scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY })
    const [start, size, whole] = data.scrollY
      ? [scrollTop, clientHeight, scrollHeight]
      : [scrollLeft, clientWidth, scrollWidth]
    const low = start + size >= whole - data.lowerThreshold
    const high = start <= data.upperThreshold
    const [begin, finish] = data.scrollY ? ['top', 'bottom'] : ['left', 'right']
    if (low && !wasLow) emit(host, 'scrolltolower', { direction: finish })
    if (high && !wasHigh) emit(host, 'scrolltoupper', { direction: begin })
    wasLow = low
    wasHigh = high
  })
}

/** Scrolls this view only, never the page around it. */
function scrollIntoView(host: Host, id: string): void {
  const view = element(host)
  const target = view.querySelector(`#${CSS.escape(id)}`)?.getBoundingClientRect()
  if (!target) return
  const data = dataOf<ScrollData>(host)
  const frame = view.getBoundingClientRect()
  view.scrollTo({
    ...(data.scrollY && { top: view.scrollTop + target.top - frame.top }),
    ...(data.scrollX && { left: view.scrollLeft + target.left - frame.left }),
    behavior: data.scrollWithAnimation ? 'smooth' : 'auto',
  })
}

define('scroll-view', {
  props: {
    scrollX: Boolean,
    scrollY: Boolean,
    upperThreshold: { type: Number, value: 50 },
    lowerThreshold: { type: Number, value: 50 },
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollIntoViewOffset: Number,
    scrollWithAnimation: Boolean,
    enableFlex: Boolean,
    enableBackToTop: Boolean,
    enablePassive: null,
    enhanced: Boolean,
    bounces: Boolean,
    showScrollbar: Boolean,
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    scrollAnchoring: Boolean,
    usingSticky: Boolean,
    type: String,
    refresherEnabled: Boolean,
    refresherThreshold: { type: Number, value: 45 },
    refresherDefaultStyle: String,
    refresherBackground: String,
    refresherTriggered: Boolean,
  },
  events: [
    'scroll',
    'scrolltolower',
    'scrolltoupper',
    'dragstart',
    'dragging',
    'dragend',
    'refresherpulling',
    'refresherrefresh',
    'refresherrestore',
    'refresherabort',
    'refresherwillrefresh',
    'refresherstatuschange',
    'scrollstart',
    'scrollend',
  ],
  setup: (host) => {
    reportScroll(host)
    const scrollTo = (side: 'top' | 'left') => (value: unknown) => {
      if (value === null || value === undefined || value === '') return
      const behavior = dataOf<ScrollData>(host).scrollWithAnimation ? 'smooth' : 'auto'
      element(host).scrollTo({ [side]: Number(value), behavior })
    }
    return {
      set: {
        scrollX: (on: boolean) => flag(host, 'scroll-x', on),
        scrollY: (on: boolean) => flag(host, 'scroll-y', on),
        scrollTop: scrollTo('top'),
        scrollLeft: scrollTo('left'),
        scrollIntoView: (id: string) => {
          if (id) setTimeout(() => scrollIntoView(host, id))
        },
        enableFlex: (on: boolean) => flag(host, 'enable-flex', on),
      },
    }
  },
})
