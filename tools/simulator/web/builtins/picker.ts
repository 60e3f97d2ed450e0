/** picker, and picker-view with wheels that snap. */
import { openPicker, type PickerProps } from '../ui/picker'
import { dataOf, define, element, emit, flag, type Host, onTap } from './define'

define('picker', {
  props: {
    mode: { type: String, value: 'selector' },
    headerText: String,
    disabled: Boolean,
    range: null,
    rangeKey: String,
    value: null,
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    customItem: String,
    level: String,
    name: String,
    textProps: null,
    colors: null,
  },
  events: ['change', 'cancel', 'columnchange'],
  setup: (host) => {
    let chosen: unknown
    const open = async () => {
      if (dataOf<{ disabled: boolean }>(host).disabled) return
      const props = { ...dataOf<PickerProps>(host) }
      const value = await openPicker(props, (detail) => emit(host, 'columnchange', detail))
      if (value === null) {
        emit(host, 'cancel')
        return
      }
      chosen = value
      emit(host, 'change', { value })
    }
    onTap(host, open)
    return {
      value: () => chosen ?? dataOf<PickerProps>(host).value,
      reset: () => {
        chosen = undefined
      },
      activate: open,
    }
  },
})

const ITEM_PX = 34

const columnsOf = (host: Host): HTMLElement[] => [
  ...element(host).querySelectorAll<HTMLElement>('wx-picker-view-column'),
]

define('picker-view', {
  props: {
    value: null,
    indicatorStyle: String,
    indicatorClass: String,
    maskStyle: String,
    maskClass: String,
    title: String,
    immediateChange: Boolean,
  },
  events: ['change', 'pickstart', 'pickend'],
  setup: (host) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const rowHeight = () =>
      Number(
        /height:\s*(\d+)px/.exec(dataOf<{ indicatorStyle: string }>(host).indicatorStyle)?.[1],
      ) || ITEM_PX
    const place = () => {
      const value = dataOf<{ value: number[] | null }>(host).value ?? []
      element(host).style.setProperty('--row', `${rowHeight()}px`)
      columnsOf(host).forEach((column, i) => {
        column.scrollTop = (value[i] ?? 0) * rowHeight()
      })
    }
    const settle = () => {
      const value = columnsOf(host).map((column) => Math.round(column.scrollTop / rowHeight()))
      const before = dataOf<{ value: number[] | null }>(host).value ?? []
      if (value.some((row, i) => row !== (before[i] ?? 0))) emit(host, 'change', { value })
      emit(host, 'pickend')
    }
    element(host).addEventListener(
      'scroll',
      () => {
        clearTimeout(timer)
        timer = setTimeout(settle, 150)
      },
      true,
    )
    return { attached: () => setTimeout(place), set: { value: () => setTimeout(place) } }
  },
})

define('picker-view-column', {
  setup: (host) => ({ attached: () => flag(host, 'data-column', true) }),
})
