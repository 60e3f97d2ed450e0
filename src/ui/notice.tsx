import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import './notice.css'

interface NoticeProps {
  tone?: 'info' | 'warn' | 'danger'
  children: ReactNode
}

const ICONS = { info: 'info-o', warn: 'warning-o', danger: 'warning' } as const

/** A word within the page: to know, to mind, or what went wrong. */
export function Notice({ tone = 'info', children }: NoticeProps) {
  return (
    <View
      className={`ui-notice ui-notice--${tone}`}
      aria-live={tone === 'danger' ? 'assertive' : 'polite'}
    >
      <View className='ui-notice__icon'>
        <Icon name={ICONS[tone]} />
      </View>
      <View className='ui-notice__words'>{children}</View>
    </View>
  )
}
