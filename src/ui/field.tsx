import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import './field.css'

interface FieldProps {
  label: string
  /** Says （可不填）beside the label. */
  optional?: boolean
  /** A short help under the box, hidden while there is an error. */
  hint?: string
  /** What is wrong and how to mend it. */
  error?: string
  /** At the right under the box, for example a counter. */
  aside?: ReactNode
  children: ReactNode
}

/** A label, a control, and under it a hint or what is wrong. */
export function Field({ label, optional = false, hint, error, aside, children }: FieldProps) {
  const foot = error ?? hint
  return (
    <View className='ui-field'>
      <View className='ui-field__label'>
        {label}
        {optional && <Text className='ui-field__optional'>可不填</Text>}
      </View>
      {children}
      {(foot !== undefined || aside !== undefined) && (
        <View className='ui-field__foot'>
          {error !== undefined ? (
            <View className='ui-field__wrong' aria-live='polite'>
              <Icon name='warning-o' />
              <View>{error}</View>
            </View>
          ) : (
            <View>{hint}</View>
          )}
          {aside}
        </View>
      )}
    </View>
  )
}
