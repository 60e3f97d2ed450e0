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

/** More about what is chosen among: the candidates in their own words, or what the question is. */
export function About({ poll: { id, isQuestion } }: { poll: PollView }) {
  const [label, url] = isQuestion
    ? ['看看要表决的是什么', routes.detail(id)]
    : ['看候选人介绍', routes.candidates(id)]
  return <Button kind='text' label={label} onPress={() => void Taro.navigateTo({ url })} />
}

/** The candidates in the household's own order, and none of them; or the answers to a question. */
export function Choices({ poll, chosen, onChoose }: ChoicesProps) {
  const { candidates, max, isQuestion } = poll
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
  // A question has an answer of its own for this.
  const none = isQuestion ? [] : [{ value: NONE, label: '弃权', hint: '来投票了，但谁也不选' }]
  const asked = isQuestion ? '您家的意见' : one ? '选一位' : `最多选 ${max} 位`
  return (
    <View className='vote-choices'>
      <ChoiceGrid
        label={asked}
        layout='wide'
        options={[...options, ...none]}
        value={value}
        onChange={choose}
      />
      {!isQuestion && <Notice>每家看到的先后都不同，不分高低。</Notice>}
      <About poll={poll} />
    </View>
  )
}
