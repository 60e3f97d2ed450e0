import { View } from '@tarojs/components'
import './badge.css'

/** How many wait for the reader; nothing at none, 99+ above 99. */
export function Badge({ count }: { count: number }) {
  if (count <= 0) return null
  return (
    <View className='ui-badge' aria-label={`${count} 条`}>
      {count > 99 ? '99+' : count}
    </View>
  )
}
