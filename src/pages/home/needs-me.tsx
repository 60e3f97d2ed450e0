import type { NeedsMe as Need } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { routes } from '@/features/requests/routes'
import { Card, Section } from '@/ui'
import { dueWords } from '@/words/when'
import './needs-me.css'

interface NeedsMeProps {
  /** The most pressing ones, three at most. */
  needs: readonly Need[]
  /** How many there are in all. */
  count: number
  hasDuty: boolean
  /** Epoch milliseconds. */
  now: number
}

/** What waits for the reader, as a stack; nothing waits, nothing shows. */
export function NeedsMe({ needs, count, hasDuty, now }: NeedsMeProps) {
  if (needs.length === 0) return null
  const all = () => Taro.navigateTo({ url: hasDuty ? routes.inbox() : routes.mine() })
  const action = count > needs.length ? { label: `全部 ${count} 件`, onPress: all } : undefined
  return (
    <Section title='现在需要您' action={action}>
      <View className='needs'>
        {needs.map((need) => (
          <NeedCard key={need.id} need={need} now={now} />
        ))}
      </View>
    </Section>
  )
}

function NeedCard({ need, now }: { need: Need; now: number }) {
  const due = need.dueAt === undefined ? undefined : dueWords(need.dueAt, now)
  return (
    <Card
      tone='mine'
      label={[need.title, need.detail, due].filter(Boolean).join('，')}
      onPress={() => Taro.navigateTo({ url: need.url })}
    >
      <View className='need__title'>{need.title}</View>
      {(need.detail !== undefined || due !== undefined) && (
        <View className='need__more'>
          <View className='need__detail'>{need.detail}</View>
          {due !== undefined && <View className='need__due'>{due}</View>}
        </View>
      )}
    </Card>
  )
}
