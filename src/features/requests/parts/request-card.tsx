import { CATEGORIES } from '@domain/requests/categories'
import type { RequestSummary } from '@functions/requests/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card, formatMoment, StatePill, TimeLeft } from '@/ui'
import { routes } from '../routes'
import { stateView } from '../words'
import './request-card.css'

interface RequestCardProps {
  request: RequestSummary
  /** Whether the reader reported it. */
  mine: boolean
}

/** A request in a list: what it is, how far it is, where and since when. */
export function RequestCard({ request, mine }: RequestCardProps) {
  const { id, category, excerpt, placeName, submittedAt, dueAt } = request
  const { word, tone } = stateView(request.state, mine)
  const { title } = CATEGORIES[category]
  const when = formatMoment(submittedAt, Date.now())
  return (
    <Card
      label={`${title}，${excerpt}，${word}，${placeName}，${when}提交`}
      onPress={() => void Taro.navigateTo({ url: routes.detail(id) })}
    >
      <View className='request-card__head'>
        <View className='request-card__category'>{title}</View>
        <StatePill tone={tone} word={word} />
      </View>
      <View className='request-card__excerpt'>{excerpt}</View>
      <View className='request-card__foot'>
        <View>
          {placeName} · {when}
        </View>
        {dueAt !== undefined && <TimeLeft dueAt={dueAt} />}
      </View>
    </Card>
  )
}
