/** Events as WeChat's logic layer sees them, and their sending on the glass-easel tree. */
import { glassEasel } from 'glass-easel-miniprogram-adapter'

type Node = glassEasel.Element
interface Caller {
  _$?: Node
}

/** An event's `target` and `currentTarget`. */
export interface PlainNode {
  id: string
  offsetLeft: number
  offsetTop: number
  dataset: Record<string, unknown>
}

/** What a handler receives: plain data, as after WeChat's bridge. */
export interface PlainEvent {
  type: string
  timeStamp: number
  target: PlainNode
  currentTarget: PlainNode
  mark: Record<string, unknown>
  detail: unknown
  [touches: string]: unknown
}

/** The tree node behind a component instance (`this` of its methods), or the node itself. */
export const nodeBehind = (caller: unknown): Node => (caller as Caller)._$ ?? (caller as Node)

export const domOf = (node: Node): HTMLElement | null =>
  node.getBackendElement() as unknown as HTMLElement | null

function plainNode(caller: unknown): PlainNode {
  const node = nodeBehind(caller)
  const element = domOf(node)
  return {
    id: node.id || '',
    offsetLeft: element?.offsetLeft ?? 0,
    offsetTop: element?.offsetTop ?? 0,
    dataset: node.dataset ?? {},
  }
}

/** glass-easel's event as the plain object WeChat (and Taro) expects. */
function plainEvent(event: glassEasel.ShadowedEvent<unknown>): PlainEvent {
  return {
    type: event.type,
    timeStamp: Math.round(performance.now()),
    target: plainNode(event.target),
    currentTarget: plainNode(event.currentTarget),
    mark: event.mark ?? {},
    detail: event.detail,
    ...event.extraFields,
  }
}

let handled = 0
/** How many handlers have run: tells whether a long press was answered. */
export const handledCount = (): number => handled

type Handler = (this: unknown, ...args: unknown[]) => boolean | undefined

/** Calls a template's handler; those written in WXS also get instances, as on the phone. */
export function callHandler(
  caller: unknown,
  event: glassEasel.ShadowedEvent<unknown>,
  handler: Handler,
  wxsPath?: unknown,
): boolean | undefined {
  handled++
  const plain = plainEvent(event)
  if (!wxsPath) return handler.call(caller, plain)
  plain.instance = wxsInstance(event.currentTarget)
  return handler.call(caller, plain, wxsInstance(caller))
}

interface Selecting {
  selectComponent(selector: string): unknown
  triggerEvent(...args: unknown[]): void
  [method: string]: unknown
}
const states = new WeakMap<object, Record<string, unknown>>()

/** What WXS code calls an `ownerInstance`: the little it may do with a component. */
function wxsInstance(caller: unknown): Record<string, unknown> {
  const component = caller as Selecting
  const node = nodeBehind(caller)
  return {
    callMethod: (name: string, args: unknown) => {
      const method = component[name]
      if (typeof method === 'function') method.call(component, args)
    },
    selectComponent: (selector: string) => wxsInstance(component.selectComponent(selector)),
    getDataset: () => node.dataset ?? {},
    setStyle: (style: Record<string, string>) => Object.assign(domOf(node)?.style ?? {}, style),
    getState: () => {
      const state = states.get(node) ?? {}
      states.set(node, state)
      return state
    },
    triggerEvent: (...args: unknown[]) => component.triggerEvent(...args),
  }
}

/** Sends an event from `node`. `extra` fields (touches) are laid beside `detail`. */
export function fire(
  node: Node,
  type: string,
  detail: unknown,
  options: { extra?: Record<string, unknown>; bubbles?: boolean } = {},
): glassEasel.Event<unknown> {
  const bubbles = options.bubbles ?? true
  const event = new glassEasel.Event(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: true,
    ...(options.extra && { extraFields: options.extra }),
  })
  glassEasel.Event.dispatchEvent(node, event)
  return event
}
