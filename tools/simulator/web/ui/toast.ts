import { h } from '../dom'
import { shell } from '../shell'

export interface ToastOptions {
  title?: string
  icon?: string
  image?: string
  duration?: number
  mask?: boolean
}

let shown: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

export function hideToast(): void {
  clearTimeout(timer)
  shown?.remove()
  shown = undefined
}

function picture(options: ToastOptions, loading: boolean): HTMLElement | null {
  if (options.image) return Object.assign(h('img'), { src: options.image, alt: '' })
  if (loading || options.icon === 'loading') return h('i', 'sim-spin')
  if (options.icon === 'none') return null
  return h('b', '', options.icon === 'error' || options.icon === 'fail' ? '!' : '✓')
}

/** The platform's toast, or (with `loading`) its loading sign, which stays until hidden. */
export function showToast(options: ToastOptions, loading = false): void {
  hideToast()
  const sign = picture(options, loading)
  const box = h(
    'div',
    sign ? 'sim-toast-box' : 'sim-toast-box plain',
    sign,
    h('p', '', options.title),
  )
  shown = h('div', options.mask ? 'sim-toast mask' : 'sim-toast', box)
  shown.setAttribute('role', 'status')
  shell.layer.append(shown)
  if (!loading) timer = setTimeout(hideToast, options.duration ?? 1500)
}
