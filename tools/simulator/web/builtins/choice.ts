/** checkbox, radio, their groups, switch and slider. */
import {
  addDom,
  closest,
  dataOf,
  define,
  element,
  emit,
  flag,
  type Host,
  inside,
  onTap,
  partsOf,
} from './define'

interface ChoiceData {
  value: string
  checked: boolean
  disabled: boolean
  color: string
}
const PROPS = {
  value: String,
  checked: Boolean,
  disabled: Boolean,
  color: String,
  name: String,
  nativeProps: null,
}

const checkedValues = (group: Host, name: string): string[] =>
  inside(group, [name])
    .filter((host) => partsOf(host).isChecked?.())
    .map((host) => dataOf<ChoiceData>(host).value)

function chooseRadio(host: Host): void {
  const group = closest(host, 'radio-group')
  if (partsOf(host).isChecked?.()) return
  for (const radio of group ? inside(group, ['radio']) : [])
    if (radio !== host) partsOf(radio).setChecked?.(false)
  partsOf(host).setChecked?.(true)
  if (group) emit(group, 'change', { value: dataOf<ChoiceData>(host).value })
}

function flipCheckbox(host: Host): void {
  partsOf(host).setChecked?.(!partsOf(host).isChecked?.())
  const group = closest(host, 'checkbox-group')
  if (group) emit(group, 'change', { value: checkedValues(group, 'checkbox') })
}

for (const name of ['checkbox', 'radio'] as const)
  define(name, {
    props: PROPS,
    setup: (host) => {
      let on = false
      const box = addDom(host, 'span', 'sim-box')
      element(host).setAttribute('role', name)
      element(host).tabIndex = 0
      const setChecked = (checked: boolean) => {
        on = checked
        flag(host, 'checked', on)
        element(host).setAttribute('aria-checked', String(on))
        box.textContent = on ? '✓' : ''
      }
      const activate = () => {
        if (dataOf<ChoiceData>(host).disabled) return
        if (name === 'radio') chooseRadio(host)
        else flipCheckbox(host)
      }
      onTap(host, activate)
      return {
        set: {
          checked: setChecked,
          color: (colour: string) => element(host).style.setProperty('--choice', colour || null),
        },
        setChecked,
        isChecked: () => on,
        activate,
      }
    },
  })

for (const name of ['checkbox', 'radio'] as const)
  define(`${name}-group`, {
    props: { name: String },
    events: ['change'],
    setup: (host) => ({
      value: () => {
        const values = checkedValues(host, name)
        return name === 'radio' ? (values[0] ?? '') : values
      },
      reset: () => {
        for (const choice of inside(host, [name])) partsOf(choice).setChecked?.(false)
      },
    }),
  })

define('switch', {
  props: { ...PROPS, type: { type: String, value: 'switch' } },
  events: ['change'],
  setup: (host) => {
    let on = false
    addDom(host, 'span', 'sim-switch')
    element(host).setAttribute('role', 'switch')
    element(host).tabIndex = 0
    const setChecked = (checked: boolean) => {
      on = checked
      flag(host, 'checked', on)
      element(host).setAttribute('aria-checked', String(on))
    }
    const activate = () => {
      if (dataOf<ChoiceData>(host).disabled) return
      setChecked(!on)
      emit(host, 'change', { value: on })
    }
    onTap(host, activate)
    return {
      set: {
        checked: setChecked,
        disabled: (off: boolean) => flag(host, 'disabled', off),
        color: (colour: string) => element(host).style.setProperty('--choice', colour || null),
      },
      setChecked,
      activate,
      value: () => on,
      reset: () => setChecked(false),
    }
  },
})

define('slider', {
  props: {
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: Number,
    disabled: Boolean,
    color: String,
    selectedColor: String,
    activeColor: String,
    backgroundColor: String,
    blockSize: { type: Number, value: 28 },
    blockColor: String,
    showValue: Boolean,
    name: String,
  },
  events: ['change', 'changing'],
  setup: (host) => {
    const shown = addDom(host, 'span', 'sim-value')
    const range = addDom(host, 'input')
    range.type = 'range'
    const show = () => {
      const data = dataOf<{
        min: number
        max: number
        value: number
        step: number
        showValue: boolean
      }>(host)
      Object.assign(range, {
        min: String(data.min),
        max: String(data.max),
        step: String(data.step),
      })
      range.value = String(data.value)
      shown.textContent = data.showValue ? range.value : ''
    }
    range.oninput = () => {
      if (shown.textContent) shown.textContent = range.value
      emit(host, 'changing', { value: Number(range.value) })
    }
    range.onchange = () => emit(host, 'change', { value: Number(range.value) })
    return {
      set: {
        min: show,
        max: show,
        step: show,
        value: show,
        showValue: show,
        disabled: (off: boolean) => {
          range.disabled = off
        },
        activeColor: (colour: string) => {
          range.style.accentColor = colour
        },
      },
      value: () => Number(range.value),
      reset: () => {
        range.value = range.min
      },
    }
  },
})
