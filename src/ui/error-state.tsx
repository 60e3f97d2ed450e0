import { View } from '@tarojs/components'
import { Button } from './button'
import { Icon } from './icon'
import './states.css'

interface ErrorStateProps {
  title?: string
  /** What happened and what to do, in the words of the error. */
  words: string
  onRetry: () => void
  retryLabel?: string
  /** Names the call in the server's log, for whoever helps. */
  requestId?: string
}

/** Something failed; nothing is lost; try again. */
export function ErrorState({
  title = '没有加载出来',
  words,
  onRetry,
  retryLabel = '再试一次',
  requestId,
}: ErrorStateProps) {
  return (
    <View className='ui-blank' aria-live='assertive'>
      <View className='ui-blank__icon'>
        <Icon name='warning-o' />
      </View>
      <View className='ui-blank__title'>{title}</View>
      <View className='ui-blank__words'>{words}</View>
      <View className='ui-blank__action'>
        <Button kind='plain' label={retryLabel} onPress={onRetry} />
      </View>
      {requestId !== undefined && <View className='ui-blank__code'>编号 {requestId}</View>}
    </View>
  )
}
