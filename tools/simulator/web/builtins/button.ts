/** button, with its open types, and navigator. */
import { openType } from '../api/open'
import { wx } from '../api/wx'
import { closest, dataOf, define, element, emit, flag, onTap } from './define'
import { resetForm, submitForm } from './form'

interface ButtonData {
  disabled: boolean
  formType: string
  openType: string
  loading: boolean
}

define('button', {
  props: {
    type: String,
    size: String,
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    hoverClass: { type: String, value: 'button-hover' },
    name: String,
    lang: String,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    showMessageCard: Boolean,
    appParameter: String,
    businessId: String,
    groupId: String,
    guildId: String,
    publicId: String,
    phoneNumberNoQuotaToast: { type: Boolean, value: true },
  },
  events: [
    'getphonenumber',
    'getrealtimephonenumber',
    'getuserinfo',
    'chooseavatar',
    'contact',
    'opensetting',
    'launchapp',
    'error',
    'agreeprivacyauthorization',
    'createliveactivity',
    'im',
    'login',
  ],
  setup: (host) => {
    const press = () => {
      const data = dataOf<ButtonData>(host)
      if (data.disabled || data.loading) return
      const form = data.formType ? closest(host, 'form') : null
      if (form && data.formType === 'submit') submitForm(form)
      if (form && data.formType === 'reset') resetForm(form)
      if (data.openType) openType(data.openType, host, (event, detail) => emit(host, event, detail))
    }
    onTap(host, press)
    element(host).setAttribute('role', 'button')
    element(host).tabIndex = 0
    const set = (name: string) => (value: unknown) => flag(host, name, value)
    return {
      set: {
        type: set('type'),
        size: set('size'),
        plain: set('plain'),
        loading: set('loading'),
        disabled: (off: boolean) => {
          flag(host, 'disabled', off)
          flag(host, 'aria-disabled', off && 'true')
        },
      },
      activate: press,
    }
  },
})

const ROUTES: Record<string, string> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

define('navigator', {
  props: {
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
    hoverClass: { type: String, value: 'navigator-hover' },
    target: String,
    appId: String,
    path: String,
    extraData: null,
    version: String,
    shortLink: String,
  },
  events: ['success', 'fail', 'complete'],
  setup: (host) => {
    element(host).setAttribute('role', 'link')
    element(host).tabIndex = 0
    onTap(host, () => {
      const { url, openType, delta } = dataOf<{ url: string; openType: string; delta: number }>(
        host,
      )
      const route = wx[ROUTES[openType] ?? '']
      if (typeof route !== 'function') return
      const answer = (event: string) => (result: unknown) => emit(host, event, result)
      route({ url, delta, success: answer('success'), fail: answer('fail') })
    })
    return {}
  },
})
