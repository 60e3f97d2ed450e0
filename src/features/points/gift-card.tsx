import type { GiftView } from '@functions/points/contract'
import { Image, View } from '@tarojs/components'
import { Card, Icon, StatePill, type Tone } from '@/ui'
import './points.css'

interface GiftCardProps {
  gift: GiftView
  /** Where its picture can be looked at; undefined without one, or while it is asked for. */
  picture: string | undefined
  state: { word: string; tone: Tone }
  /** How many, what a tap does. */
  foot: string
  label: string
  onPress?: () => void
}

/** A gift: its picture, what it costs, where and when it is picked up. */
export function GiftCard({ gift, picture, state, foot, label, onPress }: GiftCardProps) {
  const { title, points, place, hours } = gift
  return (
    <Card label={label} {...(onPress && { onPress })}>
      <View className='points-gift'>
        <View className='points-gift__frame'>
          {picture ? (
            <Image className='points-gift__picture' src={picture} mode='aspectFill' />
          ) : (
            <Icon name='gift-o' />
          )}
        </View>
        <View className='points-gift__words'>
          <View className='ui-summary__title'>{title}</View>
          <View className='points-gift__price'>{points} 分</View>
          <View className='points-muted points-small'>
            {place}，{hours}
          </View>
          <View className='ui-summary__line'>
            <View className='points-muted points-small'>{foot}</View>
            <StatePill word={state.word} tone={state.tone} />
          </View>
        </View>
      </View>
    </Card>
  )
}
