/**
 * @module Buttons that only WeChat itself can answer: a phone number, a picture. They must be its own
 * `button` with an open type; a tap on anything else gives nothing.
 */
import { Image, View, Button as WeButton } from '@tarojs/components'
import './open-buttons.css'

interface PhoneButtonProps {
  label: string
  loading?: boolean
  /** Gets the one-time code, or undefined when the person would rather not. */
  onCode: (code: string | undefined) => void
}

/** Asks WeChat for the phone number; what comes is a code that only the server can read. */
export function PhoneButton({ label, loading = false, onCode }: PhoneButtonProps) {
  return (
    <WeButton
      className='ui-open-button'
      hoverClass='ui-card--pressed'
      openType='getPhoneNumber'
      loading={loading}
      onGetPhoneNumber={(event) => {
        const detail: { code?: string } = event.detail
        onCode(detail.code)
      }}
    >
      {label}
    </WeButton>
  )
}

interface AvatarButtonProps {
  /** Address of the picture there is; undefined before one was chosen. */
  url: string | undefined
  name: string
  loading?: boolean
  /** Gets the path of the chosen picture on the phone. */
  onChosen: (path: string) => void
}

/** One's picture; a tap opens WeChat's own choice of pictures. */
export function AvatarButton({ url, name, loading = false, onChosen }: AvatarButtonProps) {
  return (
    <WeButton
      className='ui-open-button ui-open-button--picture'
      hoverClass='ui-card--pressed'
      openType='chooseAvatar'
      loading={loading}
      onChooseAvatar={(event) => {
        const detail: { avatarUrl?: string } = event.detail
        if (detail.avatarUrl) onChosen(detail.avatarUrl)
      }}
    >
      {url ? (
        <Image className='ui-open-button__picture' src={url} mode='aspectFill' />
      ) : (
        <View className='ui-open-button__picture'>{[...name][0] ?? ''}</View>
      )}
      <View>{url ? '换头像' : '设一个头像'}</View>
    </WeButton>
  )
}
