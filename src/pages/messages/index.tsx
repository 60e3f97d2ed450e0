import { listMessages, markMessagesRead } from '@functions/people/contract'
import { useEffect } from 'react'
import { call, PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Empty, Page } from '@/ui'
import { Message } from './message'

/** 消息: what happened that concerns the reader, the newest first. Opening the page reads them. */
export default function MessagesPage() {
  const list = usePaged(listMessages, {})
  usePullToRefresh(list.refresh)
  useMarkRead(list.latest?.unread ?? 0, list.items[0]?.at)
  return (
    <Page>
      <PagedList
        list={list}
        row={(message) => <Message key={message.id} message={message} />}
        empty={
          <Empty
            icon='chat-o'
            title='还没有消息'
            words='您报的事有了进展、有要您办的事，都会在这里告诉您。'
          />
        }
      />
    </Page>
  )
}

/** Tells the server once a page of messages is on the screen. That it fails harms nobody: next time. */
function useMarkRead(unread: number, newest: number | undefined): void {
  useEffect(() => {
    if (unread === 0 || newest === undefined) return
    call(markMessagesRead, { upTo: newest }).catch(() => undefined)
  }, [unread, newest])
}
