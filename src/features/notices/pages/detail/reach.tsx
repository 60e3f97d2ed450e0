import type { ReadCounts } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { Card, Rings } from '@/ui'
import './reach.css'

/** The share of households that read it, as a ring; never who. */
export function Reach({ counts, words }: { counts: ReadCounts; words: string }) {
  const total = counts.householdsRead + counts.householdsUnread
  const share = total === 0 ? 0 : counts.householdsRead / total
  return (
    <Card>
      <View className='reach'>
        <Rings values={[share]} size={72} label={words}>
          {`${Math.round(share * 100)}%`}
        </Rings>
        <View className='reach__words'>
          <View>{words}</View>
          <View className='reach__note'>
            只有数目，不记谁看过、谁没看。没看的，打印一张贴楼道。
          </View>
        </View>
      </View>
    </Card>
  )
}
