import type { BlockedDetails } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { Notice } from '@/ui'
import './editor.css'

interface FindingsProps {
  findings: BlockedDetails['findings']
}

/** What can't be published, with the very words and how to mend them. */
export function Findings({ findings }: FindingsProps) {
  return (
    <Notice tone='danger'>
      {findings.map(({ field, start, words, message }) => (
        <View className='editor__finding' key={`${field}${start}-${message}`}>
          <View className='editor__quote'>“{words}”</View>
          <View>{message}</View>
        </View>
      ))}
    </Notice>
  )
}
