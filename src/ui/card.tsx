import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import './section.css'

interface CardProps {
  /** `mine` marks what waits for the reader; use it sparingly. */
  tone?: 'plain' | 'mine'
  /** Makes the whole card a button; then say in `label` what opens. */
  onPress?: () => void
  /** What a screen reader says instead of the content; needed with `onPress`. */
  label?: string
  children?: ReactNode
}

/** One thing, on its own ground. */
export function Card({ tone = 'plain', onPress, label, children }: CardProps) {
  const look = classNames('ui-card', tone === 'mine' && 'ui-card--mine')
  if (!onPress) return <View className={look}>{children}</View>
  return (
    <View
      className={look}
      hoverClass='ui-card--pressed'
      aria-role='button'
      aria-label={label}
      onClick={onPress}
    >
      {children}
    </View>
  )
}
