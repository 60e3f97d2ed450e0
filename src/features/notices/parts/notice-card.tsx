import type { NoticeSummary } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card, formatMoment, StatePill, TimeLeft } from '@/ui'
import { routes } from '../routes'
import { authorWords, deskStateView, stateView } from '../words'
import './notice-card.css'

interface NoticeCardProps {
  notice: NoticeSummary
  /** Whether it is shown to those who write and review. */
  desk?: boolean
}

/** A notice in a list: what it is about, who says it, when, and whether it must be read. */
export function NoticeCard({ notice, desk = false }: NoticeCardProps) {
  const { id, title, excerpt, placeName, author, at, mustReadBy, state } = notice
  const { word, tone } = desk ? deskStateView(notice) : stateView(notice)
  const when = formatMoment(at, Date.now())
  const drafted = state === 'draft' || state === 'returned'
  const url = desk && drafted ? routes.write(id) : routes.detail(id)
  const urgent = !desk && tone === 'mine'
  return (
    <Card
      tone={urgent ? 'mine' : 'plain'}
      label={[title, word, authorWords(author), placeName, when].join('，')}
      onPress={() => void Taro.navigateTo({ url })}
    >
      <View className='notice-card__head'>
        <View className='notice-card__title'>{title}</View>
        <StatePill tone={tone} word={word} />
      </View>
      {excerpt !== '' && <View className='notice-card__excerpt'>{excerpt}</View>}
      <View className='notice-card__foot'>
        <View>
          {placeName} · {authorWords(author)} · {when}
        </View>
        {urgent && mustReadBy !== null && <TimeLeft dueAt={mustReadBy} />}
      </View>
    </Card>
  )
}
