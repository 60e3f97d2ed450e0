/** view, text, block and other tags that are little more than their style. */
import { addDom, dataOf, define, element, flag } from './define'

for (const name of ['view', 'block', 'cover-view', 'share-element', 'match-media', 'native-slot'])
  define(name, { props: { catchMove: Boolean } })

define('text', {
  props: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  setup: (host) => ({
    set: {
      userSelect: (on: boolean) => flag(host, 'user-select', on),
      selectable: (on: boolean) => flag(host, 'selectable', on),
      space: (kind: string) => flag(host, 'space', kind),
    },
  }),
})

/** Its children are drawn above everything on the page, wherever it stands. */
define('root-portal', {
  props: { enable: { type: Boolean, value: true } },
  setup: (host) => ({ set: { enable: (on: boolean) => flag(host, 'enable', on) } }),
})

define('page-container', {
  props: {
    show: Boolean,
    duration: { type: Number, value: 300 },
    zIndex: { type: Number, value: 100 },
    overlay: { type: Boolean, value: true },
    position: { type: String, value: 'bottom' },
    round: Boolean,
    closeOnSlideDown: Boolean,
    overlayStyle: String,
    customStyle: String,
  },
  events: [
    'beforeenter',
    'enter',
    'afterenter',
    'beforeleave',
    'leave',
    'afterleave',
    'clickoverlay',
  ],
  setup: (host) => ({
    set: {
      show: (on: boolean) => flag(host, 'show', on),
      round: (on: boolean) => flag(host, 'round', on),
      zIndex: (z: number) => {
        element(host).style.zIndex = String(z)
      },
    },
  }),
})

interface PageMeta {
  rootFontSize?: string
}

/** Only what a page can ask for: its root font size, its colours and its scroll. */
define('page-meta', {
  props: {
    pageStyle: String,
    rootFontSize: String,
    rootBackgroundColor: String,
    backgroundColor: String,
    backgroundTextStyle: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    pageFontSize: String,
    pageOrientation: String,
    scrollTop: String,
    scrollDuration: Number,
  },
  events: ['resize', 'scroll', 'scrolldone'],
  setup: (host) => {
    const page = () => element(host).ownerDocument
    const systemSize = () =>
      `${16 * (Number(page().documentElement.dataset.fontSize ?? 16) / 16)}px`
    const size = (asked: string) => (asked === 'system' ? systemSize() : asked)
    return {
      set: {
        rootFontSize: () => {
          const asked = dataOf<PageMeta>(host).rootFontSize
          page().documentElement.style.fontSize = asked ? size(asked) : ''
        },
        pageFontSize: (asked: string) => {
          page().body.style.fontSize = asked ? size(asked) : ''
        },
        pageStyle: (style: string) => {
          page().querySelector('wx-page')?.setAttribute('style', style)
          if (style) page().body.style.cssText = style
        },
        rootBackgroundColor: (colour: string) => {
          page().documentElement.style.backgroundColor = colour
        },
        backgroundColor: (colour: string) => {
          page().body.style.backgroundColor = colour
        },
      },
    }
  },
})

define('progress', {
  props: {
    percent: Number,
    showInfo: Boolean,
    strokeWidth: { type: null, value: 6 },
    color: String,
    activeColor: String,
    backgroundColor: String,
    active: Boolean,
    borderRadius: null,
    fontSize: null,
    activeMode: String,
    duration: Number,
  },
  events: ['activeend'],
  setup: (host) => {
    const info = addDom(host, 'span', 'sim-percent')
    const track = addDom(host, 'div', 'sim-track')
    const bar = track.appendChild(track.ownerDocument.createElement('i'))
    const show = () => {
      const { percent, showInfo } = dataOf<{ percent: number; showInfo: boolean }>(host)
      const shown = Math.max(0, Math.min(100, percent || 0))
      bar.style.width = `${shown}%`
      info.textContent = showInfo ? `${shown}%` : ''
    }
    return {
      set: {
        percent: show,
        showInfo: show,
        activeColor: (colour: string) => {
          bar.style.background = colour
        },
        backgroundColor: (colour: string) => {
          track.style.background = colour
        },
        strokeWidth: (px: number | string) => {
          track.style.height = typeof px === 'number' ? `${px}px` : px
        },
        borderRadius: (px: number | string | null) => {
          if (px) track.style.borderRadius = typeof px === 'number' ? `${px}px` : px
        },
      },
    }
  },
})

const ICONS: Record<string, [string, string]> = {
  success: ['✔', '#09bb07'],
  success_no_circle: ['✓', '#09bb07'],
  info: ['ⓘ', '#10aeff'],
  warn: ['⚠', '#f76260'],
  waiting: ['◔', '#10aeff'],
  cancel: ['✖', '#f43530'],
  download: ['⬇', '#09bb07'],
  search: ['⌕', '#b2b2b2'],
  clear: ['⊗', '#b2b2b2'],
}

define('icon', {
  props: { type: String, size: { type: null, value: 23 }, color: String },
  setup: (host) => {
    const show = () => {
      const { type, size, color } = dataOf<{ type: string; size: number; color: string }>(host)
      const [glyph, colour] = ICONS[type] ?? ['', '']
      Object.assign(element(host).style, { color: color || colour, fontSize: `${size}px` })
      element(host).textContent = glyph
    }
    return { set: { type: show, size: show, color: show } }
  },
})
