import { h, pressable } from '../dom'
import { shell } from '../shell'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  content: string | null
}

/** The platform's dialog. Answers when one of its buttons is pressed. */
export const showModal = (options: ModalOptions): Promise<ModalResult> =>
  new Promise((resolve) => {
    const input = options.editable ? h('input') : null
    if (input) {
      input.value = options.content ?? ''
      input.placeholder = options.placeholderText ?? ''
    }
    const close = (confirm: boolean) => {
      mask.remove()
      resolve({ confirm, cancel: !confirm, content: confirm && input ? input.value : null })
    }
    const yes = pressable('sim-yes', options.confirmText ?? '确定', () => close(true))
    const no =
      options.showCancel === false
        ? null
        : pressable('sim-no', options.cancelText ?? '取消', () => close(false))
    if (options.confirmColor) yes.style.color = options.confirmColor
    if (options.cancelColor && no) no.style.color = options.cancelColor
    const title = options.title ? h('h3', '', options.title) : null
    const body = input ?? h('p', '', options.content)
    const dialog = h('div', 'sim-modal', title, body, h('footer', '', no, yes))
    dialog.setAttribute('role', 'dialog')
    dialog.setAttribute('aria-label', options.title || options.content || '提示')
    const mask = h('div', 'sim-mask center', dialog)
    shell.layer.append(mask)
    input?.focus()
  })

/** A yes-or-no question the platform asks on its own account. */
export const ask = async (title: string, content: string, yes = '允许', no = '拒绝') =>
  (await showModal({ title, content, confirmText: yes, cancelText: no })).confirm
