import { type TermView, tickHandover } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import { useCommand } from '@/cloud'
import { Button, Card, Notice, Stack, StatePill } from '@/ui'
import '../../parts/elections.css'

interface HandoverProps {
  term: TermView
  onChanged: () => Promise<void>
}

type Item = TermView['handover'][number]

function stateOf({ given, received }: Item) {
  if (given && received) return { word: '交接好了', tone: 'done' } as const
  if (given) return { word: '已交，等接的人点收', tone: 'waiting' } as const
  if (received) return { word: '已收，等社区登记', tone: 'waiting' } as const
  return { word: '还没交接', tone: 'waiting' } as const
}

/** What goes from one holder to the next; each side ticks for itself. */
export function Handover({ term, onChanged }: HandoverProps) {
  const { id, handover, moves } = term
  const tick = useCommand(tickHandover)
  const mark = (item: number, side: 'given' | 'received') => async () => {
    if (await tick.run({ id, item, side })) await onChanged()
  }
  if (handover.length === 0) return null
  return (
    <Card>
      <Stack>
        <View className='election-name'>交接清单</View>
        {tick.error && <Notice tone='danger'>{tick.error.message}</Notice>}
        {handover.map((one, item) => (
          <Stack key={one.item}>
            <View className='election-row'>
              <View>{one.item}</View>
              <StatePill {...stateOf(one)} />
            </View>
            {moves.includes('receive') && !one.received && (
              <Button
                size='small'
                kind='plain'
                label='我收到了'
                describe={`${one.item}，我收到了`}
                loading={tick.pending}
                onPress={() => void mark(item, 'received')()}
              />
            )}
            {moves.includes('give') && !one.given && (
              <Button
                size='small'
                kind='plain'
                label='已经交了'
                describe={`${one.item}，已经交了`}
                loading={tick.pending}
                onPress={() => void mark(item, 'given')()}
              />
            )}
          </Stack>
        ))}
      </Stack>
    </Card>
  )
}
