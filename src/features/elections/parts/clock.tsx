import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import './elections.css'

const SECOND_MS = 1_000

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Minutes and seconds left until a moment (epoch milliseconds), each second anew; `over` when it is past. */
export function Clock({ until, over }: { until: number; over: string }) {
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((until - now) / SECOND_MS))
  const runs = left > 0
  useEffect(() => {
    if (!runs) return undefined
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [runs])
  const minutes = Math.floor(left / 60)
  const words = `${minutes}:${twoDigits(left % 60)}`
  return (
    <View
      className='election-clock'
      aria-role='timer'
      aria-label={runs ? `还剩 ${minutes} 分 ${left % 60} 秒` : over}
    >
      {runs ? words : over}
    </View>
  )
}
