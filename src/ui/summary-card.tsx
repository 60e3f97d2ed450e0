import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from './card'
import { StatePill, type Tone } from './state-pill'
import './summary-card.css'

interface SummaryCardProps {
  title: string
  state: { word: string; tone: Tone }
  /** The first words of it; two lines show. */
  excerpt?: string
  /** Where, who, when. */
  foot: string
  /** At the right of the foot, for example what is left until a deadline. */
  aside?: ReactNode
  /** Whether it waits for the reader. */
  mine?: boolean
  /** What a screen reader says. */
  label: string
  onPress: () => void
}

/** One thing in a list: what it is, how far it is, its first words, where and when. */
export function SummaryCard(props: SummaryCardProps) {
  const { title, state, excerpt = '', foot, aside, mine = false, label, onPress } = props
  return (
    <Card tone={mine ? 'mine' : 'plain'} label={label} onPress={onPress}>
      <View className='ui-summary__line'>
        <View className='ui-summary__title'>{title}</View>
        <StatePill tone={state.tone} word={state.word} />
      </View>
      {excerpt !== '' && <View className='ui-summary__excerpt'>{excerpt}</View>}
      <View className='ui-summary__line ui-summary__foot'>
        <View>{foot}</View>
        {aside}
      </View>
    </Card>
  )
}
