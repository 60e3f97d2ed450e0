import type { BlockedDetails } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { Notice } from '@/ui'
import type { NoticeFields } from './use-notice-form'
import './editor.css'

interface FindingsProps {
  findings: BlockedDetails['findings']
  fields: NoticeFields
}

/** What can't be published, with the very words and how to mend them. */
export function Findings({ findings, fields }: FindingsProps) {
  return (
    <Notice tone='danger'>
      {findings.map(({ field, start, end, message }) => (
        <View className='editor__finding' key={`${field}${start}-${message}`}>
          <View className='editor__quote'>“{fields[field].slice(start, end)}”</View>
          <View>{message}</View>
        </View>
      ))}
    </Notice>
  )
}
