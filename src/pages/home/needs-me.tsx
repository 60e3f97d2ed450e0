import type { HomeView } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Section } from '@/ui'
import { NeedCard } from '../parts/need-card'
import { WAITING_PAGE, waitingWords } from '../parts/waiting'
import './needs-me.css'

/** What waits for the reader, as a stack; nothing waits, nothing shows. */
export function NeedsMe({ home }: { home: HomeView }) {
  const { needsMe, needsMeCount, needsMeMore } = home
  if (needsMe.length === 0) return null
  const all = () => void Taro.navigateTo({ url: WAITING_PAGE })
  const label = `全部 ${waitingWords(needsMeCount, needsMeMore)}`
  const action = needsMeCount > needsMe.length ? { label, onPress: all } : undefined
  return (
    <Section title='现在需要您' action={action}>
      <View className='needs'>
        {needsMe.map((need) => (
          <NeedCard key={need.id} need={need} />
        ))}
      </View>
    </Section>
  )
}
