import { type EditorView, openEditor } from '@functions/notices/contract'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Done, Empty, Page } from '@/ui'
import { Editor } from './editor'

/** 写公告: a new one, one that goes on, or a correction of what is out. */
export default function WritePage() {
  const { params } = useRouter<{ id?: string }>()
  const [opened, setOpened] = useState<EditorView>()
  const [done, setDone] = useState<string>()
  const query = useQuery(openEditor, params.id ? { id: params.id } : {})
  // What is being written must not be swept away by a later answer.
  if (opened === undefined && query.data !== undefined) setOpened(query.data)
  if (done !== undefined) return <Done words={done} />
  if (opened === undefined) {
    return (
      <Page>
        <Answer query={query}>{() => null}</Answer>
      </Page>
    )
  }
  if (opened.audiences.length === 0 && !opened.notice) {
    return (
      <Page>
        <Empty
          icon='volume-o'
          title='您现在不能写公告'
          words='楼栋长发给本楼，小区书记发给本小区，社区以上发给各自的地方。'
        />
      </Page>
    )
  }
  return <Editor id={params.id} view={opened} onDone={setDone} />
}
