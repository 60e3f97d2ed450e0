import type { NeedsMe } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card, formatLeft, TimeLeft } from '@/ui'
import './need-card.css'

/** One thing that waits for the reader: what, where, until when. Opens there. */
export function NeedCard({ need: { title, detail, dueAt, url } }: { need: NeedsMe }) {
  const due = dueAt === undefined ? undefined : formatLeft(dueAt, Date.now())
  return (
    <Card
      tone='mine'
      label={[title, detail, due].filter(Boolean).join('，')}
      onPress={() => void Taro.navigateTo({ url })}
    >
      <View className='need__title'>{title}</View>
      {(detail !== undefined || dueAt !== undefined) && (
        <View className='need__more'>
          <View className='need__detail'>{detail}</View>
          {dueAt !== undefined && <TimeLeft dueAt={dueAt} />}
        </View>
      )}
    </Card>
  )
}
