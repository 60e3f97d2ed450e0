/** input and textarea: real fields inside, so that keyboards, Playwright and screen readers work. */
import {
  addDom,
  dataOf,
  define,
  element,
  emit,
  flag,
  type Host,
  type Parts,
  type Props,
} from './define'

const PROPS: Props = {
  value: String,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  cursor: { type: Number, value: -1 },
  cursorSpacing: Number,
  cursorColor: String,
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
  alwaysEmbed: Boolean,
  name: String,
  type: String,
  password: Boolean,
  fixed: Boolean,
  autoHeight: Boolean,
  showConfirmBar: Boolean,
  disableDefaultPadding: Boolean,
  adjustKeyboardTo: String,
  enableNative: Boolean,
  nativeProps: null,
  alwaysSystem: Boolean,
  selectedBackgroundColor: String,
  safePasswordCertPath: String,
  safePasswordLength: Number,
  safePasswordTimeStamp: Number,
  safePasswordNonce: String,
  safePasswordSalt: String,
  safePasswordCustomHash: String,
}
const EVENTS = [
  'input',
  'focus',
  'blur',
  'change',
  'confirm',
  'linechange',
  'keyboardheightchange',
  'nicknamereview',
  'selectionchange',
  'keyboardcompositionstart',
  'keyboardcompositionupdate',
  'keyboardcompositionend',
]
const KEYBOARDS: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  tel: 'tel',
  idcard: 'text',
}

interface FieldData {
  autoHeight: boolean
  confirmHold: boolean
  value: string
}
type Field = HTMLInputElement | HTMLTextAreaElement

function listen(host: Host, field: Field, grow: () => void): void {
  const changed = (data: string | null) => {
    grow()
    const keyCode = data ? data.charCodeAt(0) : 8
    emit(host, 'input', { value: field.value, cursor: field.selectionStart ?? 0, keyCode })
  }
  field.addEventListener('input', (event) => {
    const { isComposing, data } = event as InputEvent
    if (!isComposing) changed(data)
  })
  field.addEventListener('compositionend', () => changed(null))
  field.addEventListener('focus', () => emit(host, 'focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () => {
    emit(host, 'blur', { value: field.value, cursor: field.selectionStart ?? 0 })
    emit(host, 'change', { value: field.value })
  })
  field.addEventListener('keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent
    if (key !== 'Enter' || isComposing || field.localName !== 'input') return
    emit(host, 'confirm', { value: field.value })
    if (!dataOf<FieldData>(host).confirmHold) field.blur()
  })
}

function setters(host: Host, field: Field, grow: () => void): NonNullable<Parts['set']> {
  const focus = (on: boolean) => {
    if (on) setTimeout(() => field.focus())
  }
  return {
    value: (value: unknown) => {
      const text = value === undefined || value === null ? '' : String(value)
      if (field.value !== text) field.value = text
      grow()
    },
    placeholder: (text: string) => {
      field.placeholder = text ?? ''
    },
    placeholderStyle: (style: string) => {
      const colour = /color:\s*([^;]+)/.exec(style ?? '')?.[1]
      if (colour) element(host).style.setProperty('--placeholder', colour)
      else element(host).style.removeProperty('--placeholder')
    },
    disabled: (off: boolean) => {
      field.disabled = off
    },
    maxlength: (max: number) => {
      if (max >= 0) field.maxLength = max
      else field.removeAttribute('maxlength')
    },
    type: (type: string) => {
      if (field.localName === 'input') field.inputMode = KEYBOARDS[type] ?? 'text'
      if (type === 'nickname') field.setAttribute('autocomplete', 'nickname')
    },
    password: (on: boolean) => {
      if (field instanceof field.ownerDocument.defaultView!.HTMLInputElement)
        field.type = on ? 'password' : 'text'
    },
    focus: (on: boolean) => {
      focus(on)
      if (!on && field.ownerDocument.activeElement === field) field.blur()
    },
    autoFocus: focus,
    autoHeight: (on: boolean) => {
      flag(host, 'auto-height', on)
      grow()
    },
  }
}

for (const name of ['input', 'textarea'] as const)
  define(name, {
    props: PROPS,
    events: EVENTS,
    setup: (host) => {
      const field: Field = addDom(host, name)
      field.autocomplete = 'off'
      const grow = () => {
        if (name !== 'textarea' || !dataOf<FieldData>(host).autoHeight) return
        field.style.height = 'auto'
        field.style.height = `${field.scrollHeight}px`
      }
      listen(host, field, grow)
      return {
        set: setters(host, field, grow),
        attached: () => setTimeout(grow),
        value: () => field.value,
        activate: () => field.focus(),
        reset: () => {
          field.value = ''
        },
      }
    },
  })
