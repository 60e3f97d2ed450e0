import type { QuarterView } from '@functions/points/contract'
import { View } from '@tarojs/components'
import { Card, Stack } from '@/ui'
import { percent } from '../../budget-bar'
import { quarterWords } from '../../words'
import '../../points.css'

/** What became of points, in the order of the bar. */
const PARTS = [
  { field: 'used', word: '换礼品', look: 'points-bar__used' },
  { field: 'donated', word: '捐给小区', look: 'points-bar__donated' },
  { field: 'expired', word: '到期', look: 'points-bar__expired' },
  { field: 'reversed', word: '更正收回', look: 'points-bar__reversed' },
] as const

const usedIn = (quarter: QuarterView) => PARTS.reduce((sum, { field }) => sum + quarter[field], 0)

/** Two bars a quarter, the newest first: what was given, and what became of points. One scale for all. */
export function Chart({ quarters }: { quarters: readonly QuarterView[] }) {
  const most = Math.max(1, ...quarters.flatMap((one) => [one.issued, usedIn(one)]))
  const newestFirst = [...quarters].reverse()
  const [newest] = newestFirst
  const seen = PARTS.filter(({ field }) => quarters.some((one) => one[field] > 0))
  return (
    <Card>
      <Stack>
        <View className='points-legend'>
          <Key look='points-bar__left' word='发出' />
          {seen.map(({ field, word, look }) => (
            <Key key={field} look={look} word={word} />
          ))}
        </View>
        {newestFirst.map((one) => (
          <Quarter key={one.quarter} quarter={one} most={most} />
        ))}
        {newest && (
          <View className='points-muted points-small'>
            {`${quarterWords(newest.quarter)}额度 ${newest.budget} 分，还剩 ${newest.budget - newest.issued} 分`}
          </View>
        )}
      </Stack>
    </Card>
  )
}

/** Which colour is what. */
function Key({ look, word }: { look: string; word: string }) {
  return (
    <View className='points-legend__key'>
      <View className={`points-legend__dot ${look}`} />
      {word}
    </View>
  )
}

function Quarter({ quarter, most }: { quarter: QuarterView; most: number }) {
  const { issued } = quarter
  const used = usedIn(quarter)
  const became = PARTS.filter(({ field }) => quarter[field] > 0)
  const words = became.map(({ field, word }) => `${word} ${quarter[field]} 分`)
  const title = quarterWords(quarter.quarter)
  return (
    <View aria-role='img' aria-label={[title, `发出 ${issued} 分`, ...words].join('，')}>
      <View>{title}</View>
      <View className='points-row'>
        <View className='points-row__bar'>
          <View className='points-bar__left' style={`width:${percent(issued, most)}`} />
        </View>
        <View className='points-row__figure'>发 {issued}</View>
      </View>
      {used > 0 && (
        <View className='points-row'>
          <View className='points-row__bar'>
            {became.map(({ field, look }) => (
              <View key={field} className={look} style={`width:${percent(quarter[field], most)}`} />
            ))}
          </View>
          <View className='points-row__figure'>用 {used}</View>
        </View>
      )}
    </View>
  )
}
