import type { listRoll, RollEntryView } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { Paged } from '@/cloud'
import { Button, Empty, ErrorState, Notice, Skeleton, Stack } from '@/ui'
import './roll.css'

interface RoomsProps {
  list: Paged<typeof listRoll>
  /** Absent when nobody may object any more. */
  onPress?: ((entry: string) => void) | undefined
}

/** Every household on the roll, its door masked; a tap says that it should not be there. */
export function Rooms({ list, onPress }: RoomsProps) {
  const { items, loading, loadingMore, hasMore, error, refresh, more } = list
  useReachBottom(() => void more())
  if (loading) return <Skeleton cards={3} />
  if (items.length === 0)
    return error ? (
      <ErrorState
        words={error.message}
        requestId={error.requestId}
        onRetry={() => void refresh()}
      />
    ) : (
      <Empty icon='orders-o' title='名册正在生成' words='请过几分钟再来看。' />
    )
  return (
    <Stack>
      <View className='roll-rooms'>
        {items.map((entry) => (
          <Room key={entry.id} entry={entry} onPress={onPress && (() => onPress(entry.id))} />
        ))}
      </View>
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
    </Stack>
  )
}

function wordsOf({ mine, eligible, added }: RollEntryView): string {
  if (mine) return '我家'
  if (!eligible) return '已去掉'
  return added ? '新列入' : ''
}

interface RoomProps {
  entry: RollEntryView
  onPress: (() => void) | undefined
}

function Room({ entry, onPress }: RoomProps) {
  const { shownAs, eligible, mine } = entry
  const words = wordsOf(entry)
  const look = mine ? ' roll-room--own' : eligible ? '' : ' roll-room--off'
  return (
    <View
      className={`roll-room${look}`}
      {...(onPress && { hoverClass: 'ui-card--pressed', onClick: onPress })}
      aria-role={onPress ? 'button' : undefined}
      aria-label={[shownAs, words, onPress && '认为有误请点'].filter(Boolean).join('，')}
    >
      <View>{shownAs}</View>
      {words !== '' && <View className='election-note'>{words}</View>}
    </View>
  )
}
