import { View } from '@tarojs/components'
import { Icon } from './icon'
import './state-pill.css'

/**
 * What a state means to the reader: `waiting` for someone, `moving`, waiting for `mine`, `done`, `late`,
 * or `stopped` without being done.
 */
export type Tone = 'waiting' | 'moving' | 'mine' | 'done' | 'late' | 'stopped'

/** A shape for each tone, since colour alone says nothing to many readers. */
const SHAPES = {
  waiting: 'clock-o',
  moving: 'play-circle-o',
  mine: 'bell',
  done: 'success',
  late: 'warning-o',
  stopped: 'close',
} as const satisfies Record<Tone, string>

/** A state as one word and one shape. */
export function StatePill({ tone, word }: { tone: Tone; word: string }) {
  return (
    <View className={`ui-pill ui-pill--${tone}`} aria-label={`状态：${word}`}>
      <Icon name={SHAPES[tone]} />
      <View>{word}</View>
    </View>
  )
}
