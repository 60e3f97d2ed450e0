import type { DutyView } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { routes } from '@/features/requests/routes'
import { WAITING_PAGE } from '../parts/waiting'
import './duty-card.css'

interface DutyCardProps {
  duties: readonly DutyView[]
  /** How much waits for this person by duty. */
  waiting: number
  /** How many of those are requests. */
  requests: number
  /** Whether more waits than was counted. */
  isMore: boolean
}

/**
 * What an official sees first: their duty and how much waits. Opens all of it; where nothing but
 * requests waits, the inbox, which shows the first words of each.
 */
export function DutyCard({ duties, waiting, requests, isMore }: DutyCardProps) {
  const url = waiting > requests ? WAITING_PAGE : routes.inbox()
  const where = duties.map((duty) => `${duty.placeName} ${duty.title}`).join('、')
  const unit = isMore ? '多件等您处理' : '件等您处理'
  const queue = waiting > 0 ? `${waiting} ${unit}` : '都处理完了'
  return (
    <View
      className='duty'
      hoverClass='duty--pressed'
      aria-role='button'
      aria-label={`我的职责，${where}，${queue}`}
      onClick={() => Taro.navigateTo({ url })}
    >
      <View className='duty__words'>
        <View className='duty__head'>我的职责</View>
        <View className='duty__where'>{where}</View>
      </View>
      <View className='duty__queue'>
        <View className='duty__count'>{waiting}</View>
        <View className='duty__unit'>{waiting > 0 ? unit : '都处理完了'}</View>
      </View>
    </View>
  )
}
