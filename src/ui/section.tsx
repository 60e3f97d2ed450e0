import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './button'
import './section.css'
import { Stack } from './stack'

interface SectionProps {
  title: string
  /** A text button at the right of the title, for example 全部. */
  action?: { label: string; onPress: () => void }
  children?: ReactNode
}

/** A titled part of a page. */
export function Section({ title, action, children }: SectionProps) {
  return (
    <View className='ui-section'>
      <View className='ui-section__head'>
        <View className='ui-section__title' aria-role='heading'>
          {title}
        </View>
        {action && (
          <Button kind='text' size='small' onPress={action.onPress} label={action.label} />
        )}
      </View>
      <Stack>{children}</Stack>
    </View>
  )
}
