import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './stack.css'

/** Parts one below the other, with room between them. A section stacks its own. */
export function Stack({ children }: { children?: ReactNode }) {
  return <View className='ui-stack'>{children}</View>
}
