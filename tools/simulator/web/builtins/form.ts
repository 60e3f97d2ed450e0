/** form and label. */
import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { WxHost } from '../frame'
import {
  dataOf,
  define,
  element,
  emit,
  type Host,
  inside,
  isBuiltin,
  nameOf,
  partsOf,
} from './define'

const FIELDS = ['input', 'textarea', 'switch', 'slider', 'checkbox-group', 'radio-group', 'picker']

interface Named {
  name?: string
  value?: unknown
}

/** Every named field of the form: built-ins, and components that are `wx://form-field`. */
const fieldsOf = (form: Host): Host[] =>
  [...element(form).querySelectorAll<WxHost>('*')]
    .map((found) => found.__wxElement as Host | undefined)
    .filter((node): node is Host => Boolean(node && glassEasel.Component.isComponent(node)))
    .filter((node) => Boolean(dataOf<Named>(node).name))
    .filter((node) => !isBuiltin(node) || FIELDS.includes(nameOf(node)))

export function submitForm(form: Host): void {
  const value: Record<string, unknown> = {}
  for (const field of fieldsOf(form)) {
    const data = dataOf<Named>(field)
    const { value: read } = partsOf(field)
    value[String(data.name)] = read ? read() : data.value
  }
  emit(form, 'submit', { value, formId: '' })
}

export function resetForm(form: Host): void {
  for (const field of fieldsOf(form)) partsOf(field).reset?.()
  emit(form, 'reset', {})
}

define('form', {
  props: { reportSubmit: Boolean, reportSubmitTimeout: Number },
  events: ['submit', 'reset', 'submitToGroup'],
})

function labelTarget(host: Host): Host | undefined {
  const { for: id } = dataOf<{ for: string }>(host)
  if (id)
    return (element(host).ownerDocument.getElementById(id) as WxHost | null)?.__wxElement as Host
  return inside(host, ['checkbox', 'radio', 'switch', 'input', 'textarea', 'button'])[0]
}

define('label', {
  props: { for: String },
  setup: (host) => {
    host.addListener('tap', (event) => {
      const target = labelTarget(host)
      if (!target) return
      const hit = event.target.getBackendElement() as unknown as HTMLElement
      if (!element(target).contains(hit)) partsOf(target).activate?.()
    })
    return {}
  },
})
