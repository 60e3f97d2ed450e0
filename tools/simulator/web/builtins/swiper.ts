/** swiper: items side by side, moved by dragging, by `current`, or by themselves. */
import type { PlainEvent } from '../events'
import { addDom, dataOf, define, element, emit, type Host } from './define'

interface SwiperData {
  current: number
  circular: boolean
  vertical: boolean
  autoplay: boolean
  interval: number
  duration: number
  indicatorDots: boolean
  indicatorColor: string
  indicatorActiveColor: string
}
const MIN_SWIPE_PX = 40

class Swiper {
  current = 0
  private timer: ReturnType<typeof setInterval> | undefined
  private readonly dots: HTMLElement
  private readonly watcher: MutationObserver

  constructor(private readonly host: Host) {
    this.dots = addDom(host, 'div', 'sim-dots')
    this.watcher = new MutationObserver(() => this.layout())
    this.watcher.observe(element(host), { childList: true })
    this.followTouch()
  }

  private get data(): SwiperData {
    return dataOf<SwiperData>(this.host)
  }

  private items(): HTMLElement[] {
    return [...element(this.host).children].filter(
      (child): child is HTMLElement => child.localName === 'wx-swiper-item',
    )
  }

  layout(): void {
    const axis = this.data.vertical ? 'Y' : 'X'
    const items = this.items()
    items.forEach((item, i) => {
      item.style.transform = `translate${axis}(${(i - this.current) * 100}%)`
      item.style.transitionDuration = `${this.data.duration}ms`
    })
    const dot = (i: number) => {
      const made = this.dots.ownerDocument.createElement('i')
      made.style.background =
        i === this.current
          ? this.data.indicatorActiveColor || '#000'
          : this.data.indicatorColor || 'rgba(0,0,0,.3)'
      return made
    }
    const dots = this.data.indicatorDots ? items.map((_item, i) => dot(i)) : []
    if (dots.length || this.dots.childElementCount) this.dots.replaceChildren(...dots)
  }

  go(to: number, source: string): void {
    const count = this.items().length
    if (!count) return
    const target = this.data.circular ? (to + count) % count : Math.max(0, Math.min(count - 1, to))
    if (target === this.current) return
    this.current = target
    this.layout()
    emit(this.host, 'change', { current: target, currentItemId: '', source })
    const done = () => emit(this.host, 'animationfinish', { current: target, source })
    setTimeout(done, this.data.duration)
  }

  play(on: boolean): void {
    clearInterval(this.timer)
    if (on)
      this.timer = setInterval(() => this.go(this.current + 1, 'autoplay'), this.data.interval)
  }

  stop(): void {
    this.watcher.disconnect()
    clearInterval(this.timer)
  }

  private followTouch(): void {
    const at = (event: unknown) => {
      const touch = (event as PlainEvent).changedTouches as { clientX: number; clientY: number }[]
      return (this.data.vertical ? touch[0]?.clientY : touch[0]?.clientX) ?? 0
    }
    let start: number | null = null
    this.host.addListener('touchstart', (event) => {
      start = at(event)
    })
    this.host.addListener('touchend', (event) => {
      const moved = start === null ? 0 : at(event) - start
      start = null
      if (Math.abs(moved) > MIN_SWIPE_PX) this.go(this.current + (moved < 0 ? 1 : -1), 'touch')
    })
  }
}

define('swiper', {
  props: {
    indicatorDots: Boolean,
    indicatorColor: String,
    indicatorActiveColor: String,
    autoplay: Boolean,
    current: Number,
    currentItemId: String,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: String,
    nextMargin: String,
    displayMultipleItems: { type: Number, value: 1 },
    snapToEdge: Boolean,
    easingFunction: String,
  },
  events: ['change', 'transition', 'animationfinish'],
  setup: (host) => {
    const swiper = new Swiper(host)
    return {
      attached: () => swiper.layout(),
      detached: () => swiper.stop(),
      set: {
        current: (to: number) => {
          swiper.current = to || 0
          swiper.layout()
        },
        indicatorDots: () => swiper.layout(),
        autoplay: (on: boolean) => swiper.play(on),
      },
    }
  },
})

define('swiper-item', { props: { itemId: String, skipHiddenItemLayout: Boolean } })
