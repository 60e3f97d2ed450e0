import type { listDesk, listNotices } from '@functions/notices/contract'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { Paged } from '@/cloud'
import { Button, ErrorState, Notice, Skeleton } from '@/ui'
import { NoticeCard } from './notice-card'
import './notice-list.css'

interface NoticeListProps {
  list: Paged<typeof listNotices> | Paged<typeof listDesk>
  desk?: boolean
  /** What shows when there is none. */
  empty: ReactNode
}

/** Notices, a page at a time, in all their states. */
export function NoticeList({ list, desk, empty }: NoticeListProps) {
  const { items, loading, loadingMore, hasMore, error, refresh, more } = list
  useReachBottom(() => void more())
  if (loading) return <Skeleton cards={4} />
  if (items.length === 0) {
    if (!error) return empty
    const retry = () => void refresh()
    return <ErrorState words={error.message} requestId={error.requestId} onRetry={retry} />
  }
  return (
    <View className='notice-list'>
      {items.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} desk={desk} />
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
