import type { listInbox, listMyRequests } from '@functions/requests/contract'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { Paged } from '@/cloud'
import { Button, ErrorState, Notice, Skeleton } from '@/ui'
import { RequestCard } from './request-card'
import './request-list.css'

interface RequestListProps {
  list: Paged<typeof listInbox> | Paged<typeof listMyRequests>
  /** Whether the reader reported them. */
  mine: boolean
  /** What shows when there is none. */
  empty: ReactNode
}

/** Requests, a page at a time, in all their states. */
export function RequestList({ list, mine, empty }: RequestListProps) {
  const { items, loading, loadingMore, hasMore, error, refresh, more } = list
  useReachBottom(() => void more())
  if (loading) return <Skeleton cards={4} />
  if (items.length === 0) {
    if (!error) return empty
    return (
      <ErrorState
        words={error.message}
        requestId={error.requestId}
        onRetry={() => void refresh()}
      />
    )
  }
  return (
    <View className='request-list'>
      {items.map((request) => (
        <RequestCard key={request.id} request={request} mine={mine} />
      ))}
      {error && <Notice tone='warn'>{error.message}</Notice>}
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
