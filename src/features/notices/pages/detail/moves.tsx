import {
  getPoster,
  type NoticeDetail,
  reviewNotice,
  withdrawNotice,
} from '@functions/notices/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, useCommand, useMadeFile } from '@/cloud'
import { Button, Confirm, Notice, toast } from '@/ui'
import { routes } from '../../routes'

interface MovesProps {
  notice: NoticeDetail
  /** Called once something changed, to ask again what the notice is. */
  onMoved: () => Promise<void>
}

/** What author and reviewers can do: one primary button, the rest as text. */
export function Moves({ notice, onMoved }: MovesProps) {
  const { id, moves } = notice
  const [asking, setAsking] = useState<'return' | 'withdraw'>()
  const review = useCommand(reviewNotice)
  const withdraw = useCommand(withdrawNotice)
  const poster = useMadeFile('海报没有打开，请再试一次')
  const error = review.error ?? withdraw.error ?? poster.error
  const can = (move: NoticeDetail['moves'][number]) => moves.includes(move)
  const write = () => void Taro.navigateTo({ url: routes.write(id) })

  const approve = async () => {
    if (!(await review.run({ id, seen: notice.changedAt, decision: 'approve' }))) return
    toast('已发布')
    await onMoved()
  }
  const settle = async (reason: string) => {
    const done =
      asking === 'return'
        ? await review.run({ id, seen: notice.changedAt, decision: 'return', reason })
        : await withdraw.run({ id, reason })
    setAsking(undefined)
    if (done) await onMoved()
  }

  return (
    <View>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {can('approve') && (
        <Button label='看过了，可以发' loading={review.pending} onPress={() => void approve()} />
      )}
      {can('edit') && <Button label='接着写' onPress={write} />}
      {can('correct') && (
        <Button
          label='打印张贴'
          loading={poster.pending}
          loadingLabel='正在排版'
          onPress={() => void poster.open(() => call(getPoster, { id }))}
        />
      )}
      {can('return') && (
        <Button kind='text' label='请作者改一改' onPress={() => setAsking('return')} />
      )}
      {can('correct') && <Button kind='text' label='更正' onPress={write} />}
      {can('withdraw') && <Button kind='text' label='撤回' onPress={() => setAsking('withdraw')} />}
      <Confirm
        open={asking !== undefined}
        title={asking === 'return' ? '请作者改一改？' : '撤回这条公告？'}
        message={
          asking === 'return'
            ? '作者会看到您写的话，改好再交给您看。'
            : '撤回以后看不到原文，只看得到撤回的原因。不能再恢复。'
        }
        confirmLabel={asking === 'return' ? '退给作者' : '撤回'}
        danger={asking === 'withdraw'}
        reason={{
          label: asking === 'return' ? '要改哪里' : '为什么撤回',
          limit: 200,
          missing: '请写一句原因',
        }}
        busy={review.pending || withdraw.pending}
        onConfirm={(reason) => void settle(reason)}
        onCancel={() => setAsking(undefined)}
      />
    </View>
  )
}
