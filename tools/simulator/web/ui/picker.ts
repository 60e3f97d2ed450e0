/** The sheet a built-in picker opens: date, time, one list, or several columns. */
import { h, pressable } from '../dom'
import { shell } from '../shell'

export interface PickerProps {
  mode: string
  value: unknown
  range: unknown
  rangeKey: string
  start: string
  end: string
  fields: string
  headerText: string
}
type Column = { column: number; value: number }

interface Controls {
  elements: HTMLElement[]
  read(): unknown
}

function dateControls(props: PickerProps): Controls {
  const input = h('input')
  input.type = props.mode === 'time' ? 'time' : props.fields === 'month' ? 'month' : 'date'
  if (props.fields === 'year') Object.assign(input, { type: 'number' })
  Object.assign(input, { value: props.value ?? '', min: props.start ?? '', max: props.end ?? '' })
  input.setAttribute('aria-label', props.headerText || '选择')
  return { elements: [input], read: () => input.value }
}

/** A few of the platform's regions: enough to go through the motions. */
const REGIONS = [['湖南省'], ['株洲市'], ['荷塘区', '芦淞区', '石峰区', '天元区']]

function textOf(item: unknown, key: string): string {
  if (typeof item !== 'object' || item === null) return String(item)
  const fields = item as Record<string, unknown>
  return String(fields[key || 'name'] ?? '')
}

function listControls(props: PickerProps, onColumn: (detail: Column) => void): Controls {
  const multiple = props.mode === 'multiSelector'
  const range = Array.isArray(props.range) ? props.range : []
  const columns: unknown[][] =
    props.mode === 'region' ? REGIONS : multiple ? (range as unknown[][]) : [range]
  const value = Array.isArray(props.value) ? props.value : [props.value]
  const selects = columns.map((items, column) => {
    const select = h(
      'select',
      '',
      ...items.map((item) => h('option', '', textOf(item, props.rangeKey))),
    )
    select.size = 7
    select.selectedIndex = Math.max(0, Number(value[column]) || 0)
    select.onchange = () => {
      if (multiple) onColumn({ column, value: select.selectedIndex })
    }
    return select
  })
  const read = () => {
    if (props.mode === 'region') return selects.map((select) => select.value)
    const indices = selects.map((select) => select.selectedIndex)
    return multiple ? indices : (indices[0] ?? 0)
  }
  return { elements: selects, read }
}

/** Opens the sheet. Answers the value chosen as WeChat gives it, or null when cancelled. */
export const openPicker = (
  props: PickerProps,
  onColumn: (detail: Column) => void,
): Promise<unknown> =>
  new Promise((resolve) => {
    const isDate = props.mode === 'date' || props.mode === 'time'
    const controls = isDate ? dateControls(props) : listControls(props, onColumn)
    const close = (value: unknown) => {
      mask.remove()
      resolve(value)
    }
    const no = pressable('sim-no', '取消', () => close(null))
    const yes = pressable('sim-yes', '确定', () => close(controls.read()))
    const head = h('header', '', no, h('b', '', props.headerText), yes)
    const sheet = h('div', 'sim-picker', head, h('div', 'sim-columns', ...controls.elements))
    sheet.setAttribute('role', 'dialog')
    const mask = h('div', 'sim-mask bottom', sheet)
    shell.layer.append(mask)
  })
