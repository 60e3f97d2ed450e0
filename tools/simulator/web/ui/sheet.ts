import { h, pressable } from '../dom'
import { shell } from '../shell'

export interface SheetOptions {
  itemList: string[]
  itemColor?: string
  alertText?: string
}

/** The platform's action sheet. Answers the index chosen, or -1 for none. */
export const showSheet = (options: SheetOptions): Promise<number> =>
  new Promise((resolve) => {
    const close = (index: number) => {
      mask.remove()
      resolve(index)
    }
    const items = options.itemList.map((text, index) => {
      const item = pressable('', text, () => close(index))
      item.style.color = options.itemColor ?? ''
      return item
    })
    const head = options.alertText ? h('p', '', options.alertText) : null
    const cancel = pressable('sim-cancel', '取消', () => close(-1))
    const sheet = h('div', 'sim-sheet', head, ...items, cancel)
    sheet.setAttribute('role', 'menu')
    const mask = h('div', 'sim-mask bottom', sheet)
    mask.onclick = (event) => {
      if (event.target === mask) close(-1)
    }
    shell.layer.append(mask)
  })
