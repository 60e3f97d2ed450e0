/** What the phone itself does: clipboard, calls, scanning, permissions, randomness, the network. */
import { network } from '../network'
import { persona } from '../sim'
import { ask, showModal } from '../ui/modal'
import { showSheet } from '../ui/sheet'
import { showToast } from '../ui/toast'
import { post } from './cloud'
import { Cancelled, provide, provideAsync } from './wx'

let clipboard = ''
const agreedKey = `sim-privacy:${persona.openid}`

function setClipboardData({ data }: { data: string }): void {
  clipboard = data
  navigator.clipboard?.writeText(data).catch(() => undefined)
  showToast({ title: '内容已复制', icon: 'success' })
}

async function makePhoneCall({ phoneNumber }: { phoneNumber: string }): Promise<void> {
  const { confirm } = await showModal({
    title: phoneNumber,
    content: '将要拨打电话（模拟器不会真的拨出）',
    confirmText: '呼叫',
  })
  if (!confirm) throw new Cancelled()
}

/** Asks for the code's text: a browser's camera is no scanner. */
async function scanCode() {
  const { confirm, content } = await showModal({
    title: '扫一扫（模拟）',
    editable: true,
    placeholderText: '输入二维码里的文字',
  })
  if (!confirm || !content) throw new Cancelled()
  return {
    result: content,
    scanType: 'QR_CODE',
    charSet: 'UTF-8',
    path: '',
    rawData: btoa(unescape(encodeURIComponent(content))),
  }
}

async function requestSubscribeMessage({ tmplIds = [] }: { tmplIds?: string[] }) {
  const agreed = await ask('申请发送一次性通知', `共 ${tmplIds.length} 类通知`)
  // A yes is one message more of each template, which the cloud counts: 43101 when there is none.
  if (agreed) return post<Record<string, string>>('requestSubscribeMessage', { tmplIds })
  return Object.fromEntries(tmplIds.map((id) => [id, 'reject']))
}

async function requirePrivacyAuthorize(): Promise<void> {
  if (localStorage.getItem(agreedKey)) return
  const agreed = await ask('隐私保护提示', '请阅读并同意《用户隐私保护指引》', '同意', '不同意')
  if (!agreed) throw new Error('privacy permission is not authorized')
  localStorage.setItem(agreedKey, 'yes')
}

async function openLocation(o: { name?: string; address?: string }): Promise<void> {
  await showSheet({ itemList: ['知道了'], alertText: `地图：${o.name ?? ''} ${o.address ?? ''}` })
}

function getRandomValues({ length = 0 }: { length?: number }) {
  return { randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer }
}

const nothing = () => undefined

export function provideDevice(): void {
  const random = {
    getRandomValues: (o: { length: number; success?: (r: object) => void }) => {
      const result = { errMsg: 'getRandomValues:ok', ...getRandomValues(o) }
      o.success?.(result)
      return o.success ? undefined : Promise.resolve(result)
    },
    getLatestUserKey: nothing,
  }
  provide({ getUserCryptoManager: () => random })
  provideAsync({
    setClipboardData,
    getClipboardData: () => ({ data: clipboard }),
    makePhoneCall,
    scanCode,
    getRandomValues,
    requestSubscribeMessage,
    getPrivacySetting: () => ({
      needAuthorization: !localStorage.getItem(agreedKey),
      privacyContractName: '《用户隐私保护指引》',
    }),
    requirePrivacyAuthorize,
    openPrivacyContract: () =>
      showModal({ title: '用户隐私保护指引', content: '（模拟）', showCancel: false }),
    login: () => ({ code: `sim-login-${persona.openid}` }),
    checkSession: nothing,
    getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true } }),
    openSetting: () => ({ authSetting: {} }),
    authorize: nothing,
    getUserProfile: () => ({
      userInfo: { nickName: persona.name, avatarUrl: persona.avatar ?? '' },
    }),
    getLocation: () => ({ latitude: 27.85, longitude: 113.17, accuracy: 65 }),
    chooseLocation: () => ({
      name: '荷塘苑',
      address: '荷塘区',
      latitude: 27.85,
      longitude: 113.17,
    }),
    openLocation,
    getNetworkType: () => ({ networkType: network.type(), weakNet: network.isSlow() }),
    vibrateShort: nothing,
    vibrateLong: nothing,
    setKeepScreenOn: nothing,
    addPhoneContact: nothing,
    navigateToMiniProgram: () => showToast({ title: '打开另一个小程序（模拟）', icon: 'none' }),
    exitMiniProgram: nothing,
    setVisualEffectOnCapture: nothing,
  })
}
