import type { ImportView } from '@functions/organization/contract'
import { View } from '@tarojs/components'
import { Card, Rings } from '@/ui'
import './import.css'

/** How far a long action is, and that stopping it costs nothing. */
export function Progress({ view, running }: { view: ImportView; running: boolean }) {
  const share = view.steps === 0 ? 0 : view.step / view.steps
  const percent = Math.floor(share * 100)
  const words = running
    ? '请不要离开这一页；万一断了，回来可以接着做，不会重复。'
    : '上次做到一半。点下面的按钮接着做，做过的不会重复。'
  return (
    <Card>
      <View className='import-progress'>
        <Rings values={[share]} size={72} label={`做了 ${percent}%`}>
          <View className='import-progress__figure'>{`${percent}%`}</View>
        </Rings>
        <View className='import-progress__words'>{words}</View>
      </View>
    </Card>
  )
}
