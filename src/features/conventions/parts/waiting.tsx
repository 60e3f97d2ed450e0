import { View } from '@tarojs/components'
import { Button, Notice } from '@/ui'
import './waiting.css'

interface WaitingProps {
  title: string
  value: string
  /** What to do about another reading; false without one. */
  differs: string | false
  pending: boolean
  error: string | undefined
  onWithdraw: () => void
}

/** Something I read from a paper, until somebody else has read the same. */
export function Waiting({ title, value, differs, pending, error, onWithdraw }: WaitingProps) {
  return (
    <View>
      {error !== undefined && <Notice tone='danger'>{error}</Notice>}
      <View className='waiting'>
        <View className='waiting__words'>
          <View>{title}</View>
          <View className='waiting__value'>{value}</View>
        </View>
        <Button
          kind='text'
          size='small'
          label='撤下'
          describe={`撤下 ${title} ${value}，重新录`}
          loading={pending}
          onPress={onWithdraw}
        />
      </View>
      {differs !== false && <Notice tone='warn'>{differs}</Notice>}
    </View>
  )
}
