import { View } from '@tarojs/components'
import { Button } from './button'
import { Icon } from './icon'
import './states.css'

interface EmptyProps {
  /** What is not there: 还没有诉求. */
  title: string
  /** What to do next: 楼道灯坏了、下水堵了，都可以在这里说. */
  words: string
  icon?: string
  action?: { label: string; onPress: () => void }
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, words, icon = 'smile-o', action }: EmptyProps) {
  return (
    <View className='ui-blank'>
      <View className='ui-blank__icon'>
        <Icon name={icon} />
      </View>
      <View className='ui-blank__title'>{title}</View>
      <View className='ui-blank__words'>{words}</View>
      {action && (
        <View className='ui-blank__action'>
          <Button kind='plain' label={action.label} onPress={action.onPress} />
        </View>
      )}
    </View>
  )
}
