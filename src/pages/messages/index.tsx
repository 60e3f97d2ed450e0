import { Empty, Page } from '@/ui'

/** 消息. */
export default function MessagesPage() {
  return (
    <Page title='消息'>
      <Empty
        title='还没有消息'
        words='楼栋通知和您的事办到哪一步，都会在这里告诉您。'
        icon='chat-o'
      />
    </Page>
  )
}
