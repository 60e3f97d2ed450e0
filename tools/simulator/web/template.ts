/**
 * Stands between compiled templates and the tree: gives handlers plain events, lets ARIA attributes
 * through to the DOM, and names every tag's attributes and events that the simulator doesn't know.
 */
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { knowsEvent } from './builtins/define'
import { callHandler, domOf } from './events'
import type { TemplateFactory } from './sim'
import { unknown } from './strict'

type Node = glassEasel.Element
type SetValue = (node: Node, name: string, value: unknown, ...rest: unknown[]) => void

/** The part of glass-easel's template wrapper that compiled templates call. */
interface Wrapper {
  r: SetValue
  v: (node: Node, event: string, ...rest: unknown[]) => void
  setEventListenerWrapper(wrapper: typeof callHandler): void
}

const BUILTIN = 'wx-builtin/'
const EVENT_ATTRIBUTE =
  /^(bind|catch|capture-bind|capture-catch|capturebind|capturecatch|mut-bind|on):?/
const FOCUSABLE_ROLES = [
  'button',
  'link',
  'tab',
  'checkbox',
  'radio',
  'switch',
  'option',
  'menuitem',
]

const camel = (name: string) =>
  name.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase())
const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const isUnset = (value: unknown) =>
  value === undefined || value === null || value === '' || value === false || value === 0

/** The tag a node was written with, for messages. */
const tagOf = (node: Node) =>
  glassEasel.Component.isComponent(node) ? node.is.replace(BUILTIN, '') : 'unknown'

/** Writes an `aria-*` attribute (camel or dashed) on the node's element, or its inner field's. */
function setAria(node: Node, name: string, value: unknown): void {
  const host = domOf(node)
  const element = host?.querySelector<HTMLElement>(':scope > input, :scope > textarea') ?? host
  if (!host || !element) return
  const attribute = dashed(name) === 'aria-role' ? 'role' : dashed(name)
  if (value === undefined || value === null || value === '') {
    element.removeAttribute(attribute)
    return
  }
  element.setAttribute(attribute, String(value))
  if (attribute === 'role' && FOCUSABLE_ROLES.includes(String(value))) host.tabIndex = 0
}

function checkEvent(node: Node, event: string): void {
  const tag = tagOf(node)
  if (glassEasel.Component.isComponent(node) && node.is.startsWith(BUILTIN))
    if (!knowsEvent(tag, event)) unknown(`event "${event}" of <${tag}>`)
}

function patch(wrapper: Wrapper): void {
  wrapper.setEventListenerWrapper(callHandler)
  const set = wrapper.r
  const listen = wrapper.v
  wrapper.v = (node, event, ...rest) => {
    checkEvent(node, event)
    listen(node, event, ...rest)
  }
  wrapper.r = (node, name, value, ...rest) => {
    if (/^aria[-A-Z]/.test(name)) {
      setAria(node, name, value)
      return
    }
    if (name === 'hidden') domOf(node)?.toggleAttribute('hidden', Boolean(value))
    const known =
      !glassEasel.Component.isComponent(node) ||
      glassEasel.Component.hasProperty(node, camel(name)) ||
      node.hasExternalClass(name) ||
      EVENT_ATTRIBUTE.test(name)
    if (known) set(node, name, value, ...rest)
    else if (name !== 'hidden' && name !== 'slot' && !isUnset(value))
      unknown(`attribute "${name}" of <${tagOf(node)}>`)
  }
}

const patched = new WeakSet<object>()

/** A compiled template whose wrapper is patched as said above. */
export function watchTemplate(factory: TemplateFactory): TemplateFactory {
  return (name) => {
    const generate = factory(name)
    return (...args) => {
      const wrapper = args[0] as Wrapper
      if (!patched.has(wrapper)) {
        patched.add(wrapper)
        patch(wrapper)
      }
      return generate(...args)
    }
  }
}
