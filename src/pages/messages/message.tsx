import type { MessageView } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card, formatMoment } from '@/ui'
import './messages.css'

/** One message; a tap opens what it is about. */
export function Message({ message: { title, body, at, url, read } }: { message: MessageView }) {
  const when = formatMoment(at, Date.now())
  return (
    <Card
      label={[read ? undefined : '新消息', title, body, when].filter(Boolean).join('，')}
      onPress={() => void Taro.navigateTo({ url })}
    >
      <View className='message__title'>
        {!read && <View className='message__new'>新</View>}
        {title}
      </View>
      <View className='message__foot'>
        <View>{body}</View>
        <View className='message__when'>{when}</View>
      </View>
    </Card>
  )
}
