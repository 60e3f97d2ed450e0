/** A frame's DOM input as WeChat's touch events, tap and longpress. */
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { domOf, fire, handledCount } from './events'
import type { WxHost } from './frame'

/** glass-easel's StyleSegmentIndex.TEMP_EXTRA, a const enum that single-file compilers can't read. */
const TEMP_EXTRA = 3
const SLOP_PX = 10
const LONG_PRESS_MS = 350
/** After a touch, browsers make up mouse events; those must not count twice. */
const GHOST_MOUSE_MS = 800

interface Touch {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
  force: number
}
interface Press {
  node: glassEasel.Element
  at: Touch
  moved: boolean
  long: boolean
  timer: ReturnType<typeof setTimeout>
}

/** The tree node that an element of the page belongs to. */
function nodeAt(target: EventTarget | null): glassEasel.Element | null {
  let element = target as WxHost | null
  while (element && !element.__wxElement) element = element.parentNode as WxHost | null
  return element?.__wxElement ?? null
}

const plainTouch = (t: Omit<Touch, 'force'>): Touch => ({
  identifier: t.identifier,
  clientX: t.clientX,
  clientY: t.clientY,
  pageX: t.pageX,
  pageY: t.pageY,
  force: 1,
})

/**
 * Touches as a node gets them: on a canvas WeChat tells their place in it, `x` and `y` from its upper
 * left corner, and nothing else.
 */
function touchesOn(node: glassEasel.Element, touches: readonly Touch[]): object[] {
  const isCanvas = glassEasel.Component.isComponent(node) && node.is === 'wx-builtin/canvas'
  const box = isCanvas ? domOf(node)?.getBoundingClientRect() : undefined
  if (!box) return [...touches]
  return touches.map(({ identifier, clientX, clientY }) => ({
    identifier,
    x: clientX - box.left,
    y: clientY - box.top,
  }))
}

const extraOf = (node: glassEasel.Element, touches: Touch[], changed: Touch[]) => ({
  touches: touchesOn(node, touches),
  changedTouches: touchesOn(node, changed),
})

interface HoverData {
  hoverClass?: string
  disabled?: boolean
}

/** Puts the nearest built-in's hover-class on, or takes it off. */
function hover(from: glassEasel.Element, on: boolean): void {
  let node: glassEasel.Element | null = from
  while (node) {
    const isBuiltin = glassEasel.Component.isComponent(node) && node.is.startsWith('wx-builtin/')
    const data = isBuiltin ? ((node as glassEasel.GeneralComponent).data as HoverData) : {}
    if (data.hoverClass && data.hoverClass !== 'none') {
      const name = on && !data.disabled ? data.hoverClass : ''
      node.setNodeClass(name, TEMP_EXTRA)
      return
    }
    node = node.getComposedParent()
  }
}

/** A disabled button, and what is inside it, can't be tapped. */
const inDisabledButton = (node: glassEasel.Element): boolean =>
  Boolean(domOf(node)?.closest?.('wx-button[disabled]'))

class Pointer {
  private press: Press | null = null

  start(target: EventTarget | null, touches: Touch[], changed: Touch[]): void {
    const node = nodeAt(target)
    const at = changed[0]
    if (!node || !at) return
    if (this.press) clearTimeout(this.press.timer)
    const extra = extraOf(node, touches, changed)
    fire(node, 'touchstart', {}, { extra })
    hover(node, true)
    const press: Press = {
      node,
      at,
      moved: false,
      long: false,
      timer: setTimeout(() => {
        const before = handledCount()
        const where = { x: at.clientX, y: at.clientY }
        fire(node, 'longpress', where, { extra })
        fire(node, 'longtap', where, { extra })
        press.long = handledCount() > before
      }, LONG_PRESS_MS),
    }
    this.press = press
  }

  move(event: Event, touches: Touch[], changed: Touch[]): void {
    const press = this.press
    const at = changed[0]
    if (!press || !at) return
    const away = Math.max(
      Math.abs(at.clientX - press.at.clientX),
      Math.abs(at.clientY - press.at.clientY),
    )
    if (away > SLOP_PX) {
      press.moved = true
      clearTimeout(press.timer)
      hover(press.node, false)
    }
    const extra = extraOf(press.node, touches, changed)
    const sent = fire(press.node, 'touchmove', {}, { extra })
    if (sent.defaultPrevented() && event.cancelable) event.preventDefault()
  }

  end(touches: Touch[], changed: Touch[], cancelled: boolean): void {
    const press = this.press
    this.press = null
    if (!press) return
    clearTimeout(press.timer)
    hover(press.node, false)
    const extra = extraOf(press.node, touches, changed)
    fire(press.node, cancelled ? 'touchcancel' : 'touchend', {}, { extra })
    if (cancelled || press.moved || press.long || inDisabledButton(press.node)) return
    fire(press.node, 'tap', { x: press.at.clientX, y: press.at.clientY }, { extra })
  }
}

function listenToTouch(doc: Document, pointer: Pointer): () => boolean {
  let last = Number.NEGATIVE_INFINITY
  const touches = (list: TouchList) => [...list].map(plainTouch)
  const on = (type: string, run: (event: TouchEvent) => void) =>
    doc.addEventListener(
      type,
      (event) => {
        last = performance.now()
        run(event as TouchEvent)
      },
      { capture: true, passive: false },
    )
  on('touchstart', (e) => pointer.start(e.target, touches(e.touches), touches(e.changedTouches)))
  on('touchmove', (e) => pointer.move(e, touches(e.touches), touches(e.changedTouches)))
  on('touchend', (e) => pointer.end(touches(e.touches), touches(e.changedTouches), false))
  on('touchcancel', (e) => pointer.end(touches(e.touches), touches(e.changedTouches), true))
  return () => performance.now() - last < GHOST_MOUSE_MS
}

function listenToMouse(doc: Document, pointer: Pointer, isGhost: () => boolean): void {
  const touch = (e: MouseEvent) => [
    plainTouch({
      identifier: 0,
      clientX: e.clientX,
      clientY: e.clientY,
      pageX: e.pageX,
      pageY: e.pageY,
    }),
  ]
  const on = (type: string, run: (event: MouseEvent) => void) =>
    doc.addEventListener(type, (event) => isGhost() || run(event as MouseEvent), {
      capture: true,
      passive: false,
    })
  on('mousedown', (e) => e.button === 0 && pointer.start(e.target, touch(e), touch(e)))
  on('mousemove', (e) => e.buttons && pointer.move(e, touch(e), touch(e)))
  on('mouseup', (e) => pointer.end([], touch(e), false))
}

/** Enter and the space bar tap what has the focus, as a screen reader's user would. */
function listenToKeys(doc: Document): void {
  doc.addEventListener('keydown', (event) => {
    const target = event.target as WxHost
    if ((event.key !== 'Enter' && event.key !== ' ') || !target.__wxElement) return
    if (inDisabledButton(target.__wxElement)) return
    event.preventDefault()
    fire(target.__wxElement, 'tap', { x: 0, y: 0 }, { extra: { touches: [], changedTouches: [] } })
  })
}

const FORWARDED = ['transitionend', 'animationstart', 'animationiteration', 'animationend']

/** Starts turning the document's input into events on the tree behind it. */
export function attachGestures(doc: Document): void {
  const pointer = new Pointer()
  const isGhost = listenToTouch(doc, pointer)
  listenToMouse(doc, pointer, isGhost)
  listenToKeys(doc)
  for (const type of FORWARDED)
    doc.addEventListener(
      type,
      (event) => {
        const node = (event.target as WxHost).__wxElement
        if (node) fire(node, type, {})
      },
      true,
    )
}
