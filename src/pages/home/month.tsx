import { View } from '@tarojs/components'
import { Card, Section } from '@/ui'
import './home.css'

interface MonthProps {
  /** Whose result it is. */
  place: string
  /** Requests solved in the last 30 days. */
  solved: number
}

/** What the compound achieved; one figure, said plainly. */
export function Month({ place, solved }: MonthProps) {
  return (
    <Section title={`${place}这 30 天`}>
      <Card>
        {solved === 0 ? (
          <View>还没有办完的诉求。有事说一声，大家一起盯着办。</View>
        ) : (
          <View className='home-result'>
            <View className='home-result__figure'>{solved}</View>
            <View>件诉求办完了</View>
          </View>
        )}
      </Card>
    </Section>
  )
}
