import type { ConventionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { Card, Section } from '@/ui'

/** How far each building is, in percent; who has not signed is nobody's business. */
export function Progress({ rows }: { rows: ConventionView['progress'] }) {
  const told = rows.filter(({ percent }) => percent !== undefined)
  if (told.length === 0) return null
  return (
    <Section title='各楼签了多少'>
      <Card>
        {told.map(({ placeName, percent = 0 }) => (
          <View
            key={placeName}
            className='convention__row'
            aria-label={`${placeName}，${percent}%`}
          >
            <View className='convention__line'>
              <View>{placeName}</View>
              <View>{percent}%</View>
            </View>
            <View className='convention__bar'>
              <View className='convention__fill' style={{ width: `${percent}%` }} />
            </View>
          </View>
        ))}
        <View className='convention__note'>只算户数，不记谁没签。太小的楼不显示。</View>
      </Card>
    </Section>
  )
}
