import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './stack.css'

/** Parts of a page's section, one below the other with room between them. */
export function Stack({ children }: { children?: ReactNode }) {
  return <View className='election-stack'>{children}</View>
}
