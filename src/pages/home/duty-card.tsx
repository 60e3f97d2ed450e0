import type { DutyView } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { routes } from '@/features/requests/routes'
import './duty-card.css'

interface DutyCardProps {
  duties: readonly DutyView[]
  /** Requests that wait for this person. */
  waiting: number
}

/** What an official sees first: their duty and how much waits. Opens the inbox. */
export function DutyCard({ duties, waiting }: DutyCardProps) {
  const where = duties.map((duty) => `${duty.placeName} ${duty.title}`).join('、')
  const queue = waiting > 0 ? `${waiting} 件等您处理` : '都处理完了'
  return (
    <View
      className='duty'
      hoverClass='duty--pressed'
      aria-role='button'
      aria-label={`我的职责，${where}，${queue}`}
      onClick={() => Taro.navigateTo({ url: routes.inbox() })}
    >
      <View className='duty__words'>
        <View className='duty__head'>我的职责</View>
        <View className='duty__where'>{where}</View>
      </View>
      <View className='duty__queue'>
        <View className='duty__count'>{waiting}</View>
        <View className='duty__unit'>{waiting > 0 ? '件等您处理' : '都处理完了'}</View>
      </View>
    </View>
  )
}
