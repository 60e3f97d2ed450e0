/** What a button's open-type does: each asks the person, then answers by the button's event. */
import type { Host } from '../builtins/define'
import { h, pressable } from '../dom'
import { callPage, top } from '../pages'
import { shell } from '../shell'
import { unknown } from '../strict'
import { chooseFiles, tempPath } from '../ui/files'
import { ask } from '../ui/modal'
import { showToast } from '../ui/toast'
import { post } from './cloud'

type Emit = (event: string, detail: unknown) => void

async function getPhoneNumber(_host: Host, emit: Emit) {
  const agreed = await ask('申请使用你的手机号', '用于核对住户信息。模拟器只给一个一次性代码。')
  if (!agreed) return emit('getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
  // A code that only the cloud can change into a phone number, once: so the cloud gives it.
  const { code } = await post<{ code: string }>('getPhoneNumberCode', {})
  emit('getphonenumber', { code, errMsg: 'getPhoneNumber:ok' })
}

async function chooseAvatar(_host: Host, emit: Emit) {
  const [file] = await chooseFiles(1, 'image/*')
  if (file) emit('chooseavatar', { avatarUrl: tempPath(file) })
}

interface Shared {
  title?: string
  path?: string
  imageUrl?: string
}

/** Asks the page what it shares and shows it as the card a friend would see. */
export async function share(host?: Host): Promise<void> {
  const page = top()
  if (!page) return
  const from = host
    ? { from: 'button', target: { id: host.id, dataset: host.dataset ?? {} } }
    : { from: 'menu' }
  const said = (await callPage(page, 'onShareAppMessage', from)) as Shared | undefined
  const path = said?.path ?? `/${page.path}`
  const image = said?.imageUrl ? Object.assign(h('img'), { src: said.imageUrl, alt: '' }) : null
  const close = pressable('sim-yes', '关闭', () => mask.remove())
  const card = h(
    'div',
    'sim-modal sim-share',
    h('small', '', '转发给微信好友（模拟）'),
    h('h3', '', said?.title ?? page.bar.title),
    image,
    h('p', '', path),
    h('footer', '', close),
  )
  card.setAttribute('role', 'dialog')
  const mask = h('div', 'sim-mask center', card)
  shell.layer.append(mask)
}

const OPEN_TYPES: Record<string, (host: Host, emit: Emit) => unknown> = {
  getPhoneNumber,
  getRealtimePhoneNumber: getPhoneNumber,
  chooseAvatar,
  share: (host) => share(host),
  contact: (_host, emit) => {
    showToast({ title: '客服会话（模拟）', icon: 'none' })
    emit('contact', { errMsg: 'enterContact:ok', path: '', query: {} })
  },
  openSetting: (_host, emit) => emit('opensetting', { authSetting: {}, errMsg: 'openSetting:ok' }),
  agreePrivacyAuthorization: (_host, emit) =>
    emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' }),
  feedback: () => showToast({ title: '意见反馈（模拟）', icon: 'none' }),
}

/** Does what the button's open-type says; one that isn't known is told by name. */
export function openType(type: string, host: Host, emit: Emit): void {
  for (const single of type.split('|')) {
    const run = OPEN_TYPES[single]
    if (run) run(host, emit)
    else unknown(`open-type "${single}" of <button>`)
  }
}
