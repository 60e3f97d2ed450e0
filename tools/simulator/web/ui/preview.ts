import { h, pressable } from '../dom'
import { shell } from '../shell'

/** Shows pictures one at a time over the whole phone; a tap closes. */
export function previewImage(urls: string[], current: string | number | undefined): void {
  let index = typeof current === 'number' ? current : Math.max(0, urls.indexOf(current ?? ''))
  const image = Object.assign(h('img'), { alt: '图片预览' })
  const count = h('span', 'sim-preview-count')
  const show = (to: number) => {
    index = (to + urls.length) % urls.length
    image.src = urls[index] ?? ''
    count.textContent = `${index + 1}/${urls.length}`
  }
  const step = (by: number) => (event: MouseEvent) => {
    event.stopPropagation()
    show(index + by)
  }
  const before = pressable('sim-preview-step before', '‹', () => undefined)
  const after = pressable('sim-preview-step after', '›', () => undefined)
  before.setAttribute('aria-label', '上一张')
  after.setAttribute('aria-label', '下一张')
  before.onclick = step(-1)
  after.onclick = step(1)
  const steps = urls.length > 1 ? [before, after] : []
  const mask = h('div', 'sim-mask center sim-preview', image, count, ...steps)
  mask.setAttribute('role', 'dialog')
  mask.onclick = () => mask.remove()
  show(index)
  shell.layer.append(mask)
}
