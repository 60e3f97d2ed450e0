import { View } from '@tarojs/components'
import './skeleton.css'

/** Where `cards` cards of two lines will be, while they load. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  return (
    <View className='ui-skeleton' aria-label='正在加载' aria-live='polite'>
      {Array.from({ length: cards }, (_, index) => (
        <View className='ui-skeleton__card' key={index}>
          <View className='ui-skeleton__line' />
          <View className='ui-skeleton__line' />
        </View>
      ))}
    </View>
  )
}
