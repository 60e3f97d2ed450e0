import { MAX_ATTACHMENTS } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { Button, Cell, List, Notice } from '@/ui'
import type { Attachments } from './use-attachments'

/** PDF files beside the text. */
export function AttachmentField({ attachments }: { attachments: Attachments }) {
  const { files, uploading, error, add, remove } = attachments
  return (
    <View>
      {files.length > 0 && (
        <List>
          {files.map(({ name, file }, index) => (
            <Cell
              key={file}
              icon='description-o'
              title={name}
              label='点一下拿掉'
              describe={`附件 ${name}，点一下拿掉`}
              onPress={() => remove(index)}
            />
          ))}
        </List>
      )}
      {error !== undefined && <Notice tone='danger'>{error}</Notice>}
      {files.length < MAX_ATTACHMENTS && (
        <Button
          kind='plain'
          icon='description-o'
          label='加附件'
          loading={uploading}
          loadingLabel='正在上传'
          onPress={() => void add()}
        />
      )}
    </View>
  )
}
