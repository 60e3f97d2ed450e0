/** @module The mark of three concentric rings: as progress, and turning while something loads. */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import './rings.css'

const COLOURS = ['var(--primary)', 'var(--accent)', 'var(--warn)'] as const

interface RingsProps {
  /** One to three shares from 0 to 1, the outermost first. */
  values: readonly number[]
  /** What they mean, in words: 投票率 62%，… */
  label: string
  /** Outer width in px. */
  size?: number
  turning?: boolean
  /** A figure in the middle. */
  children?: ReactNode
}

function Ring({ value, index, thick }: { value: number; index: number; thick: number }) {
  const share = Math.min(1, Math.max(0, value))
  const colour = COLOURS[index % COLOURS.length]
  const arc = `conic-gradient(${colour} ${(share * 100).toFixed(2)}%, var(--line) 0)`
  return (
    <View className='ui-rings__ring' style={`inset:${index * thick * 1.5}px`}>
      <View className='ui-rings__arc' style={`--thick:${thick}px;background:${arc}`} />
    </View>
  )
}

/** Up to three shares as rings, one inside the other. */
export function Rings({ values, label, size = 96, turning = false, children }: RingsProps) {
  const thick = size / 10
  return (
    <View
      className={classNames('ui-rings', turning && 'ui-rings--turning')}
      style={`width:${size}px;height:${size}px`}
      aria-role='img'
      aria-label={label}
    >
      {values.slice(0, COLOURS.length).map((value, index) => (
        <Ring key={index} value={value} index={index} thick={thick} />
      ))}
      {children !== undefined && <View className='ui-rings__middle'>{children}</View>}
    </View>
  )
}

/** The rings turning, with words: for a wait that has no shape yet. */
export function Loading({ label = '请稍候' }: { label?: string }) {
  return (
    <View className='ui-loading' aria-live='polite'>
      <Rings values={[0.7, 0.5, 0.3]} size={56} turning label={label} />
      <View>{label}</View>
    </View>
  )
}
