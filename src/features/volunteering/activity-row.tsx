import type { ActivityCard } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { formatMoment, SummaryCard } from '@/ui'
import { routes } from './routes'
import { stateView } from './words'

/** An activity in a list. */
export function ActivityRow({ activity }: { activity: ActivityCard }) {
  const { id, title, place, startsAt, joined, capacity } = activity
  const { compoundName, teamName } = activity
  const state = stateView(activity)
  const when = formatMoment(startsAt, Date.now())
  const people = `已有 ${joined} 人，要 ${capacity} 人`
  return (
    <SummaryCard
      title={title}
      state={state}
      excerpt={`${when}，${place}`}
      foot={[compoundName, teamName, people].filter(Boolean).join(' · ')}
      label={[title, state.word, when, compoundName, place].filter(Boolean).join('，')}
      onPress={() => void Taro.navigateTo({ url: routes.detail(id) })}
    />
  )
}
