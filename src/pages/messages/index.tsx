import { listMessages, markMessagesRead } from '@functions/people/contract'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useEffect } from 'react'
import { call, usePaged, usePullToRefresh } from '@/cloud'
import { Button, Empty, ErrorState, Notice, Page, Skeleton } from '@/ui'
import { Message } from './message'
import './messages.css'

/** 消息: what happened that concerns the reader, the newest first. Opening the page reads them. */
export default function MessagesPage() {
  const list = usePaged(listMessages, {})
  usePullToRefresh(list.refresh)
  useReachBottom(() => void list.more())
  useMarkRead(list.latest?.unread ?? 0, list.items[0]?.at)
  return (
    <Page>
      <Messages list={list} />
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

function Messages({ list }: { list: ReturnType<typeof usePaged<typeof listMessages>> }) {
  const { items, loading, loadingMore, hasMore, error, refresh, more } = list
  if (loading) return <Skeleton cards={4} />
  if (items.length === 0) {
    if (error) return <ErrorState words={error.message} onRetry={() => void refresh()} />
    return (
      <Empty
        icon='chat-o'
        title='还没有消息'
        words='您报的事有了进展、有要您办的事，都会在这里告诉您。'
      />
    )
  }
  return (
    <View className='messages'>
      {error && <Notice tone='warn'>{error.message}</Notice>}
      {items.map((message) => (
        <Message key={message.id} message={message} />
      ))}
      {hasMore && (
        <Button
          kind='text'
          label='再看一些'
          loading={loadingMore}
          loadingLabel='正在加载'
          onPress={() => void more()}
        />
      )}
    </View>
  )
}
