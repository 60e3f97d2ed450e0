import type { NoticeSummary } from '@functions/notices/contract'
import Taro from '@tarojs/taro'
import { formatMoment, SummaryCard, TimeLeft } from '@/ui'
import { routes } from '../routes'
import { authorWords, deskStateView, stateView } from '../words'

interface NoticeCardProps {
  notice: NoticeSummary
  /** Whether it is shown to those who write and review. */
  desk?: boolean
}

/** A notice in a list: what it is about, who says it, when, and whether it must be read. */
export function NoticeCard({ notice, desk = false }: NoticeCardProps) {
  const { id, title, excerpt, placeName, author, at, mustReadBy, state } = notice
  const shown = desk ? deskStateView(notice) : stateView(notice)
  const when = formatMoment(at, Date.now())
  const drafted = state === 'draft' || state === 'returned'
  const url = desk && drafted ? routes.write(id) : routes.detail(id)
  const urgent = !desk && shown.tone === 'mine'
  const foot = [placeName, authorWords(author), when]
  return (
    <SummaryCard
      mine={urgent}
      title={title}
      state={shown}
      excerpt={excerpt}
      foot={foot.join(' · ')}
      aside={urgent && mustReadBy !== null && <TimeLeft dueAt={mustReadBy} />}
      label={[title, shown.word, ...foot].join('，')}
      onPress={() => void Taro.navigateTo({ url })}
    />
  )
}
