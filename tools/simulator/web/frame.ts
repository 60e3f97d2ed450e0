/**
 * One iframe a page, as WeChat has one web view a page: own document, own styles, own scroll. The
 * logic layer stays in the top window; this glass-easel backend writes into the frame's document.
 */
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import pageCss from './css/page.css'
import { attachGestures } from './gestures'
import { convertRpx } from './rpx'
import { unknown } from './strict'
import { applyTheme, sheetOf } from './styles'
import { appTheme, onTheme } from './theme'

export interface WxHost extends HTMLElement {
  __wxElement?: glassEasel.Element
}

export interface Frame {
  iframe: HTMLIFrameElement
  doc: Document
  win: Window & typeof globalThis
  context: glassEasel.GeneralBackendContext
  destroy(): void
}

/** glass-easel's BackendMode.Domlike, a const enum that single-file compilers can't read. */
const DOMLIKE = 3

type FrameWindow = Window & typeof globalThis

/** Adds `<style>` elements to one document, again in the right theme when it changes. */
class Sheets {
  private readonly added = new Map<string, HTMLStyleElement>()
  constructor(private readonly win: FrameWindow) {}

  add(path: string): number {
    if (!this.added.has(path) && sheetOf(path)) {
      const style = this.win.document.createElement('style')
      style.dataset.path = path
      this.win.document.head.append(style)
      this.added.set(path, style)
      this.fill(path, style)
    }
    return this.added.size
  }

  private fill(path: string, style: HTMLStyleElement): void {
    const css = convertRpx(sheetOf(path) ?? '', this.win.innerWidth)
    style.textContent = applyTheme(css, appTheme())
  }

  refresh(): void {
    for (const [path, style] of this.added) this.fill(path, style)
  }
}

function createElement(win: FrameWindow, tag: string): HTMLElement {
  const element = win.document.createElement(`wx-${tag}`)
  const write = element.setAttribute.bind(element)
  element.setAttribute = (name: string, value: string) =>
    write(name, name === 'style' ? convertRpx(String(value), win.innerWidth) : value)
  return element
}

type IntersectionListener = (status: glassEasel.backend.IntersectionStatus) => void

function observeIntersection(
  win: FrameWindow,
  target: WxHost,
  root: WxHost | null,
  margin: string,
  thresholds: number[],
  listener: IntersectionListener,
) {
  const node = target.__wxElement
  const report = (entry: IntersectionObserverEntry) =>
    listener({
      id: node?.id,
      dataset: node?.dataset,
      intersectionRatio: entry.intersectionRatio,
      boundingClientRect: entry.boundingClientRect,
      intersectionRect: entry.intersectionRect,
      relativeRect: entry.rootBounds ?? { left: 0, top: 0, right: 0, bottom: 0 },
      time: Date.now(),
    } as glassEasel.backend.IntersectionStatus & { id?: string; dataset?: unknown })
  const observer = new win.IntersectionObserver((entries) => entries.forEach(report), {
    root,
    rootMargin: margin || '0px',
    threshold: thresholds.length ? thresholds : [0],
  })
  observer.observe(target)
  return observer
}

/** glass-easel's "domlike" backend on the frame's document. */
function createContext(win: FrameWindow, sheets: Sheets) {
  const doc = win.document
  return {
    mode: DOMLIKE,
    destroy() {},
    getWindowWidth: () => win.innerWidth,
    getWindowHeight: () => win.innerHeight,
    getDevicePixelRatio: () => win.devicePixelRatio,
    getTheme: appTheme,
    registerStyleSheetContent() {},
    appendStyleSheetPath: (path: string) => sheets.add(path),
    disableStyleSheet() {},
    render: (done: (error: null) => void) => win.requestAnimationFrame(() => done(null)),
    getRootNode: () => doc.body,
    document: {
      createElement: (tag: string) => createElement(win, tag),
      createTextNode: (text: string) => doc.createTextNode(text),
      createDocumentFragment: () => doc.createDocumentFragment(),
    },
    associateValue: (element: WxHost, node: glassEasel.Element) => {
      element.__wxElement = node
      // A tag that is neither a built-in nor a component in use becomes a native node.
      if (glassEasel.NativeNode.isNativeNode(node)) unknown(`tag <${node.is}>`)
    },
    onEvent() {},
    setListenerStats() {},
    setModelBindingStat() {},
    getContext: (element: WxHost, done: (context: unknown) => void) => done(element),
    getScrollOffset: (element: WxHost, done: (offset: unknown) => void) => done(element),
    createIntersectionObserver: (
      target: WxHost,
      root: WxHost | null,
      margin: string,
      thresholds: number[],
      listener: IntersectionListener,
    ) => observeIntersection(win, target, root, margin, thresholds, listener),
    createMediaQueryObserver: () => ({ disconnect() {} }),
  }
}

/** A new page's frame, last in `container`. */
export function createFrame(container: HTMLElement, path: string): Frame {
  const iframe = document.createElement('iframe')
  iframe.className = 'sim-page'
  iframe.setAttribute('aria-label', path)
  iframe.dataset.path = path
  container.append(iframe)
  const win = iframe.contentWindow as FrameWindow
  const doc = win.document
  doc.open()
  doc.write(
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body></body></html>',
  )
  doc.close()
  const base = doc.createElement('style')
  base.textContent = pageCss
  doc.head.append(base)
  const sheets = new Sheets(win)
  const stop = onTheme(() => sheets.refresh())
  attachGestures(doc)
  const context = createContext(win, sheets) as unknown as glassEasel.GeneralBackendContext
  const destroy = () => {
    stop()
    iframe.remove()
  }
  return { iframe, doc, win, context, destroy }
}
