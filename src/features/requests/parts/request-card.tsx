import { CATEGORIES } from '@domain/requests/categories'
import type { RequestSummary } from '@functions/requests/contract'
import Taro from '@tarojs/taro'
import { formatMoment, SummaryCard, TimeLeft } from '@/ui'
import { routes } from '../routes'
import { stateView } from '../words'

interface RequestCardProps {
  request: RequestSummary
  /** Whether the reader reported it. */
  mine: boolean
}

/** A request in a list: what it is, how far it is, where and since when. */
export function RequestCard({ request, mine }: RequestCardProps) {
  const { id, category, excerpt, placeName, submittedAt, dueAt } = request
  const state = stateView(request.state, mine)
  const { title } = CATEGORIES[category]
  const when = formatMoment(submittedAt, Date.now())
  return (
    <SummaryCard
      title={title}
      state={state}
      excerpt={excerpt}
      foot={`${placeName} · ${when}`}
      aside={dueAt !== undefined && <TimeLeft dueAt={dueAt} />}
      label={`${title}，${excerpt}，${state.word}，${placeName}，${when}提交`}
      onPress={() => void Taro.navigateTo({ url: routes.detail(id) })}
    />
  )
}
