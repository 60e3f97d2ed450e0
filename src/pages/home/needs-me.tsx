import type { NeedsMe as Need } from '@functions/people/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { routes } from '@/features/requests/routes'
import { Card, formatLeft, Section, TimeLeft } from '@/ui'
import './needs-me.css'

interface NeedsMeProps {
  /** The most pressing ones, three at most. */
  needs: readonly Need[]
  /** How many there are in all. */
  count: number
  hasDuty: boolean
}

/** What waits for the reader, as a stack; nothing waits, nothing shows. */
export function NeedsMe({ needs, count, hasDuty }: NeedsMeProps) {
  if (needs.length === 0) return null
  const all = () => void Taro.navigateTo({ url: hasDuty ? routes.inbox() : routes.mine() })
  const action = count > needs.length ? { label: `全部 ${count} 件`, onPress: all } : undefined
  return (
    <Section title='现在需要您' action={action}>
      <View className='needs'>
        {needs.map((need) => (
          <NeedCard key={need.id} need={need} />
        ))}
      </View>
    </Section>
  )
}

function NeedCard({ need: { title, detail, dueAt, url } }: { need: Need }) {
  const due = dueAt === undefined ? undefined : formatLeft(dueAt, Date.now())
  return (
    <Card
      tone='mine'
      label={[title, detail, due].filter(Boolean).join('，')}
      onPress={() => void Taro.navigateTo({ url })}
    >
      <View className='need__title'>{title}</View>
      {(detail !== undefined || dueAt !== undefined) && (
        <View className='need__more'>
          <View className='need__detail'>{detail}</View>
          {dueAt !== undefined && <TimeLeft dueAt={dueAt} />}
        </View>
      )}
    </Card>
  )
}
