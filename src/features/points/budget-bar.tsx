import { View } from '@tarojs/components'
import './points.css'

/** A share of a whole as a width. */
export const percent = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.min(100, Math.round((part * 100) / whole))}%`

interface BudgetBarProps {
  granted: number
  issued: number
  /** Whose and when, for a screen reader. */
  about: string
}

/** How much of a budget is given out: a bar, and the same in words. */
export function BudgetBar({ granted, issued, about }: BudgetBarProps) {
  const words = `额度 ${granted} 分，发出 ${issued} 分，还剩 ${granted - issued} 分`
  return (
    <View>
      <View className='points-bar' aria-role='img' aria-label={`${about}：${words}`}>
        <View className='points-bar__left' style={`width:${percent(issued, granted)}`} />
      </View>
      <View className='points-muted'>{words}</View>
    </View>
  )
}
