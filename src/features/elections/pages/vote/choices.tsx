import type { PollView } from '@functions/elections/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button, ChoiceGrid, Notice } from '@/ui'
import { routes } from '../../routes'

interface ChoicesProps {
  poll: PollView
  /** Places in the ballot; undefined before anything was chosen, empty for none of them. */
  chosen: readonly number[] | undefined
  onChoose: (chosen: readonly number[]) => void
}

const NONE = 'none'

/** The candidates in the household's own order, and none of them. */
export function Choices({ poll, chosen, onChoose }: ChoicesProps) {
  const { candidates, max } = poll
  const one = max === 1
  const options = candidates.map(({ name, place }) => ({
    value: String(place),
    label: name,
    ...(!one && chosen?.includes(place) && { hint: '已选' }),
  }))
  const value =
    chosen === undefined ? undefined : chosen.length === 0 ? NONE : one ? String(chosen[0]) : ''
  const choose = (picked: string) => {
    if (picked === NONE) return onChoose([])
    const place = Number(picked)
    if (one) return onChoose([place])
    const others = (chosen ?? []).filter((each) => each !== place)
    onChoose(chosen?.includes(place) ? others : [...others, place].slice(-max))
  }
  return (
    <View className='vote-choices'>
      <ChoiceGrid
        label={one ? '选一位' : `最多选 ${max} 位`}
        layout='wide'
        options={[...options, { value: NONE, label: '弃权', hint: '来投票了，但谁也不选' }]}
        value={value}
        onChange={choose}
      />
      <Notice>每家看到的先后都不同，不分高低。</Notice>
      <Button
        kind='text'
        label='看候选人介绍'
        onPress={() => void Taro.navigateTo({ url: routes.candidates(poll.id) })}
      />
    </View>
  )
}
