/** How the platform's own tags are declared: a glass-easel component, one slot, plain DOM inside. */
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { play } from '../api/animation'
import { domOf } from '../events'
import type { WxHost } from '../frame'
import type { ComponentSpace } from '../types'

export type Host = glassEasel.GeneralComponent
type PropType = typeof Boolean | typeof String | typeof Number | null
export type Props = Record<string, PropType | { type: PropType; value: unknown }>

/** What a tag does with its properties, and what forms and groups may ask it. */
export interface Parts {
  /** Applies a property: once when attached, then at each change. */
  set?: Record<string, (value: never) => void>
  attached?(): void
  detached?(): void
  /** A form field's present value. */
  value?(): unknown
  reset?(): void
  /** What a tap on a label that stands for the field does. */
  activate?(): void
  setChecked?(on: boolean): void
  isChecked?(): boolean
  canvas?: HTMLCanvasElement
}

interface Spec {
  props?: Props
  events?: string[]
  setup?(host: Host): Parts
}

const PREFIX = 'wx-builtin/'
const specs = new Map<string, Spec>()
const partsOfHost = new WeakMap<object, Parts>()

const COMMON_PROPS: Props = {
  hidden: Boolean,
  animation: null,
  hoverClass: String,
  hoverStartTime: Number,
  hoverStayTime: Number,
  hoverStopPropagation: Boolean,
  disableScroll: Boolean,
}
const COMMON_EVENTS = new Set([
  'tap',
  'longpress',
  'longtap',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'touchforcechange',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
])

/** Declares a built-in tag. */
export const define = (name: string, spec: Spec = {}): void => {
  specs.set(name, spec)
}

/** Whether a listener for `event` on the built-in `tag` can ever be called. */
export const knowsEvent = (tag: string, event: string): boolean =>
  COMMON_EVENTS.has(event) || Boolean(specs.get(tag)?.events?.includes(event))

export const element = (host: Host): HTMLElement => domOf(host) as HTMLElement
export const nameOf = (host: Host): string => host.is.replace(PREFIX, '')
export const isBuiltin = (node: { is?: string } | null | undefined): boolean =>
  Boolean(node?.is?.startsWith(PREFIX))
export const partsOf = (host: object): Parts => partsOfHost.get(host) ?? {}
export const dataOf = <T>(host: Host): T => host.data as T

export const flag = (host: Host, name: string, value: unknown): void => {
  if (value) element(host).setAttribute(name, value === true ? '' : String(value))
  else element(host).removeAttribute(name)
}

/** Adds an element to the tag's own DOM, before its children. */
export function addDom<K extends keyof HTMLElementTagNameMap>(
  host: Host,
  tag: K,
  className = '',
): HTMLElementTagNameMap[K] {
  const made = element(host).ownerDocument.createElement(tag)
  if (className) made.className = className
  element(host).prepend(made)
  return made
}

export const emit = (host: Host, event: string, detail: unknown = {}): void => {
  host.triggerEvent(event, detail, { bubbles: false, composed: false })
}

export const onTap = (host: Host, run: () => void): void => {
  host.addListener('tap', run)
}

/** The nearest built-in `name` around a host. */
export function closest(host: Host, name: string): Host | null {
  const found = element(host).parentElement?.closest<WxHost>(`wx-${name}`)
  return found && isBuiltin(found.__wxElement as Host) ? (found.__wxElement as Host) : null
}

/** The built-ins of these names inside a host, in document order. */
export const inside = (host: Host, names: string[]): Host[] =>
  [...element(host).querySelectorAll<WxHost>(names.map((name) => `wx-${name}`).join(','))]
    .map((found) => found.__wxElement as Host)
    .filter(isBuiltin)

function applyCommon(host: Host, prop: string, value: unknown, state: { animation?: unknown }) {
  if (prop === 'hidden') flag(host, 'hidden', value)
  if (prop !== 'animation' || !value) return
  state.animation = value
  play(element(host), value, () => state.animation === value)
}

function toDefinition(name: string, spec: Spec) {
  const props = { ...COMMON_PROPS, ...spec.props }
  const attached = new WeakSet<object>()
  const states = new WeakMap<object, { animation?: unknown }>()
  const apply = (host: Host, prop: string) => {
    const value: unknown = (host.data as Record<string, unknown>)[prop]
    const state = states.get(host) ?? {}
    states.set(host, state)
    applyCommon(host, prop, value, state)
    partsOf(host).set?.[prop]?.(value as never)
  }
  const properties = Object.fromEntries(
    Object.entries(props).map(([prop, type]) => [
      prop,
      {
        ...(type !== null && typeof type === 'object' ? type : { type }),
        observer(this: Host) {
          if (attached.has(this)) apply(this, prop)
        },
      },
    ]),
  )
  const lifetimes = {
    created(this: Host) {
      partsOfHost.set(this, spec.setup?.(this) ?? {})
    },
    attached(this: Host) {
      if (!attached.has(this)) {
        attached.add(this)
        for (const prop of Object.keys(props)) apply(this, prop)
      }
      partsOf(this).attached?.()
    },
    detached(this: Host) {
      partsOf(this).detached?.()
    },
  }
  return { is: PREFIX + name, properties, lifetimes }
}

/** Registers every declared tag in the space. */
export function registerBuiltins(space: ComponentSpace): void {
  for (const [name, spec] of specs) {
    const options = {
      styleScope: glassEasel.StyleScopeManager.globalScope(),
      virtualHost: name === 'block',
      writeIdToDOM: true,
    }
    const definition = { ...toDefinition(name, spec), options }
    const component = space.defineComponent(
      definition as unknown as Parameters<typeof space.defineComponent>[0],
    )
    space.setGlobalUsingComponent(
      name,
      component as unknown as glassEasel.GeneralComponent extends never
        ? never
        : Parameters<typeof space.setGlobalUsingComponent>[1],
    )
  }
}
