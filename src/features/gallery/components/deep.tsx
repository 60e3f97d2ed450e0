import { View } from '@tarojs/components'
import type { ReactElement } from 'react'
import { Button, toast } from '@/ui'

const LEVELS = 18

/**
 * A button below the sixteenth level. Taro continues a tree that deep in another component, which must
 * know the same tags: if it does not, the button is simply not there.
 */
export function Deep() {
  const button = (
    <Button kind='plain' label='埋得很深的按钮' onPress={() => toast('深处也点到了')} />
  )
  return Array.from({ length: LEVELS }).reduce<ReactElement>(
    (inside) => <View>{inside}</View>,
    button,
  )
}
