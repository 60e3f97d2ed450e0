import { Slot, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import './list.css'

/** Rows on one ground. */
export function List({ children }: { children?: ReactNode }) {
  return <View className='ui-list'>{children}</View>
}

interface CellProps {
  title: string
  /** The second line. */
  label?: string
  /** Few words at the right. */
  value?: string
  icon?: string
  /** Makes the row a button with an arrow. */
  onPress?: () => void
  /** At the right instead of `value`, for example a StatePill. */
  children?: ReactNode
  /** What a screen reader says; the words of the row unless given. */
  describe?: string
}

/** A row of two lines at most. */
export function Cell({ title, label, value, icon, onPress, children, describe }: CellProps) {
  const spoken = describe ?? [title, value, label].filter(Boolean).join('，')
  return (
    <View className='ui-cell' aria-role={onPress ? 'button' : undefined} aria-label={spoken}>
      <van-cell
        title={title}
        label={label}
        value={value}
        center={true}
        border={false}
        isLink={onPress !== undefined}
        value-class='ui-cell__value'
        onClick={() => onPress?.()}
      >
        {icon !== undefined && (
          <Slot name='icon'>
            <View className='ui-cell__icon'>
              <Icon name={icon} />
            </View>
          </Slot>
        )}
        {children}
      </van-cell>
    </View>
  )
}
