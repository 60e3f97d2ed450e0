import type { NoticeVersionView } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, formatMoment, Section } from '@/ui'
import './versions.css'

/** Earlier wordings: corrected, never hidden. */
export function Versions({ versions }: { versions: readonly NoticeVersionView[] }) {
  const [open, setOpen] = useState(false)
  if (versions.length === 0) return null
  if (!open) {
    const label = `看以前的 ${versions.length} 个版本`
    return <Button kind='text' label={label} onPress={() => setOpen(true)} />
  }
  return (
    <Section title='以前的版本'>
      <View className='versions'>
        {versions.map((one) => (
          <Card key={one.version}>
            <View className='version__head'>
              第 {one.version} 版 · {formatMoment(one.at, Date.now())}
            </View>
            {one.reason !== undefined && <View>后来更正：{one.reason}</View>}
            <View className='version__text'>
              {one.title}
              {'\n'}
              {one.body}
            </View>
          </Card>
        ))}
      </View>
    </Section>
  )
}
