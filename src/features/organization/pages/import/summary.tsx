import type { ImportView } from '@functions/organization/contract'
import { View } from '@tarojs/components'
import { Card, formatMoment, Notice } from '@/ui'
import { UNITS } from '../../words'
import './import.css'

const figure = (count: number) => count.toLocaleString('en-US')

/** The counts of a file: they add up to its rows. */
export function Summary({ view }: { view: ImportView }) {
  const { counts, kind, state } = view
  const unit = UNITS[kind]
  const willOrDid = state === 'previewed' || state === 'replaced' ? '会' : ''
  const lines = [
    [`${willOrDid}新增`, counts.added, unit],
    [`${willOrDid}改动`, counts.changed, unit],
    ['没有变化', counts.same, unit],
    ['有问题，不导入', counts.bad, '行'],
  ] as const
  return (
    <>
      {state === 'previewed' && counts.added + counts.changed === 0 && (
        <Notice>
          {counts.bad > 0
            ? '没有一行可以导入。请按下面说的改好，再传一次。'
            : '都已经登记过，一点没有变，不用再导入。'}
        </Notice>
      )}
      <Card>
        {lines.map(([words, count, measure]) => (
          <View key={words} className='import-count'>
            <View>{words}</View>
            <View className='import-count__figure'>{`${figure(count)} ${measure}`}</View>
          </View>
        ))}
        <View className='import-count import-count--sum'>
          <View>表里一共</View>
          <View className='import-count__figure'>{`${figure(counts.rows)} 行`}</View>
        </View>
      </Card>
      <View className='import-note'>{story(view)}</View>
    </>
  )
}

/** Who did what and when. */
function story(view: ImportView): string {
  const { byName, at, importedAt, undoneAt, undoneBecause, kept } = view
  const moment = (time: number) => formatMoment(time, Date.now())
  const parts = [`${byName} ${moment(at)}上传`]
  if (importedAt !== null) parts.push(`${moment(importedAt)}导入完成`)
  if (undoneAt !== null) parts.push(`${moment(undoneAt)}撤销完成：${undoneBecause}`)
  if (kept > 0) parts.push(`撤销时有 ${kept} 处已经有人在用，留了下来`)
  return `${parts.join('；')}。`
}
