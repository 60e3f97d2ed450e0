import type { ActionContract } from '@functions/kernel/contract'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { Button, Notice, Skeleton } from '@/ui'
import { Failed } from './failed'
import type { ItemOf, Paged } from './use-paged'
import './paged-list.css'

interface PagedListProps<C extends ActionContract> {
  list: Paged<C>
  /** One row; give it a key, of its place where nothing else tells it from the others. */
  row: (item: ItemOf<C>, index: number) => ReactNode
  /** What shows when there is none. */
  empty: ReactNode
}

/** A paged query in all its states: a skeleton, an error with a retry, nothing, or its rows. */
export function PagedList<C extends ActionContract>({ list, row, empty }: PagedListProps<C>) {
  const { items, loading, loadingMore, hasMore, error, refresh, more } = list
  useReachBottom(() => void more())
  if (loading) return <Skeleton cards={4} />
  if (items.length === 0) {
    if (!error) return empty
    return <Failed error={error} onRetry={() => void refresh()} />
  }
  return (
    <View className='paged-list'>
      {items.map(row)}
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
