/** createSelectorQuery and createIntersectionObserver on the glass-easel tree. */
import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { isBuiltin, nameOf, partsOf } from '../builtins/define'
import { domOf, nodeBehind } from '../events'
import { top } from '../pages'

type Tree = glassEasel.GeneralComponent
type Callback = (result: unknown) => void
interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  node?: boolean
  context?: boolean
}

/** The DOM element that stands for a node; a virtual host's is its first child's. */
function elementOf(node: glassEasel.Element): HTMLElement | null {
  const own = domOf(node)
  if (own) return own
  const child = node.childNodes[0] as glassEasel.Element | undefined
  return child ? elementOf(child) : null
}

function canvasNode(node: Tree): HTMLCanvasElement | null {
  return isBuiltin(node) ? (partsOf(node).canvas ?? null) : null
}

function nodeOf(node: Tree, element: HTMLElement): unknown {
  const canvas = canvasNode(node)
  if (canvas) return canvas
  if (!isBuiltin(node) || nameOf(node) !== 'scroll-view') return element
  return {
    scrollTo: (to: { top?: number; left?: number; animated?: boolean }) =>
      element.scrollTo({ ...to, behavior: to.animated === false ? 'auto' : 'smooth' }),
    scrollIntoView: (selector: string) => element.querySelector(selector)?.scrollIntoView(),
  }
}

function readNode(node: Tree | null, fields: Fields): Record<string, unknown> | null {
  const element = node && elementOf(node)
  if (!node || !element) return null
  const { left, top: y, right, bottom, width, height } = element.getBoundingClientRect()
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element
  const data = (node.data ?? {}) as Record<string, unknown>
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  return {
    ...(fields.id && { id: node.id }),
    ...(fields.dataset && { dataset: node.dataset ?? {} }),
    ...(fields.rect && { left, top: y, right, bottom }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, data[name]])),
    ...Object.fromEntries(
      (fields.computedStyle ?? []).map((name) => [
        name,
        style?.getPropertyValue(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)),
      ]),
    ),
    ...(fields.node && { node: nodeOf(node, element) }),
    ...(fields.context && { context: canvasNode(node)?.getContext('2d') }),
  }
}

function readViewport(fields: Fields): Record<string, unknown> {
  const view = top()?.frame.doc.scrollingElement ?? document.documentElement
  const { clientWidth: width, clientHeight: height } = view
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = view
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
  }
}

class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly read: (fields: Fields) => unknown,
  ) {}
  fields(fields: Fields, callback?: Callback): SelectorQuery {
    return this.query.add(() => this.read(fields), callback)
  }
  boundingClientRect(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, rect: true, size: true }, callback)
  }
  scrollOffset(callback?: Callback): SelectorQuery {
    return this.fields({ id: true, dataset: true, scrollOffset: true }, callback)
  }
  node(callback?: Callback): SelectorQuery {
    return this.fields({ node: true }, callback)
  }
  context(callback?: Callback): SelectorQuery {
    return this.fields({ context: true }, callback)
  }
}

/** wx.createSelectorQuery(): reads the page on top, or the component given to `in`. */
export class SelectorQuery {
  private readonly jobs: { read: () => unknown; callback: Callback | undefined }[] = []
  private scope: unknown

  in(component: unknown): this {
    this.scope = component
    return this
  }
  add(read: () => unknown, callback?: Callback): this {
    this.jobs.push({ read, callback })
    return this
  }
  select(selector: string): NodesRef {
    const find = () => (this.shadow()?.querySelector(selector) ?? null) as Tree | null
    return new NodesRef(this, (fields) => readNode(find(), fields))
  }
  selectAll(selector: string): NodesRef {
    const find = () => (this.shadow()?.querySelectorAll(selector) ?? []) as Tree[]
    return new NodesRef(this, (fields) => find().map((node) => readNode(node, fields)))
  }
  selectViewport(): NodesRef {
    return new NodesRef(this, readViewport)
  }
  exec(callback?: Callback): this {
    setTimeout(() => {
      const results = this.jobs.map(({ read, callback: each }) => {
        const result = read()
        each?.call(this.scope, result)
        return result
      })
      callback?.call(this.scope, results as never)
    })
    return this
  }
  private shadow() {
    const scope = this.scope ?? top()?.instance
    return scope ? (nodeBehind(scope) as Tree).getShadowRoot() : null
  }
}

interface Observing {
  createIntersectionObserver(options: unknown): unknown
}

/** wx.createIntersectionObserver(component, options). */
export const createIntersectionObserver = (component: unknown, options: unknown = {}): unknown =>
  (
    (nodeBehind(component) as Tree).getMethodCaller() as unknown as Observing
  ).createIntersectionObserver(options)
