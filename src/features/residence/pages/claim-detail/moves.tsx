import {
  answerClaim,
  appealEnding,
  type ClaimDetail,
  withdrawClaim,
} from '@functions/people/contract/claims'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, toast } from '@/ui'
import { RELATION_WORDS } from '../../words'

interface MovesProps {
  claim: ClaimDetail
  /** Called once something changed, to ask again how it stands. */
  onMoved: () => Promise<void>
}

type Question = 'confirm' | 'deny' | 'withdraw' | 'appeal'

const QUESTIONS = {
  confirm: {
    title: '同意这位加入？',
    message: '同意以后，这位就是这一户的人，收得到通知，也看得到家里还有谁。',
    confirmLabel: '同意',
  },
  deny: {
    title: '不同意这位加入？',
    message: '对方会看到您写的原因。户主和楼栋长不同意的，由小区书记再核实一次。',
    confirmLabel: '不同意',
  },
  withdraw: { title: '撤回认领？', message: '需要的时候可以重新认领。', confirmLabel: '撤回' },
  appeal: {
    title: '向小区书记申诉？',
    message: '说说为什么您还是这一户的人，书记会核实。',
    confirmLabel: '提交申诉',
  },
} as const satisfies Record<Question, object>

/** What the reader can do with a claim: answer it, take it back, or appeal. */
export function Moves({ claim, onMoved }: MovesProps) {
  const { id, can, relation, state } = claim
  const [asking, setAsking] = useState<Question>()
  const [last, setLast] = useState<Question>('confirm')
  if (asking && asking !== last) setLast(asking)
  const answer = useCommand(answerClaim)
  const withdraw = useCommand(withdrawClaim)
  const appeal = useCommand(appealEnding)
  const error = answer.error ?? withdraw.error ?? appeal.error
  const bySecretary = state === 'pending_secretary'
  const needsReason = last === 'deny' || last === 'appeal' || (last === 'confirm' && bySecretary)

  const settle = async (words: string) => {
    const done =
      last === 'withdraw'
        ? await withdraw.run({ id })
        : last === 'appeal'
          ? await appeal.run({ id, words })
          : await answer.run({ id, decision: last, ...(words && { reason: words }) })
    setAsking(undefined)
    if (done) toast('好了')
    await onMoved()
  }
  return (
    <View>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {can.includes('answer') && (
        <>
          <Button
            label={`同意，是这家的${RELATION_WORDS[relation]}`}
            onPress={() => setAsking('confirm')}
          />
          <Button kind='text' label='不同意' onPress={() => setAsking('deny')} />
        </>
      )}
      {can.includes('appeal') && <Button label='我要申诉' onPress={() => setAsking('appeal')} />}
      {can.includes('withdraw') && (
        <Button kind='text' label='撤回认领' onPress={() => setAsking('withdraw')} />
      )}
      <Confirm
        open={asking !== undefined}
        {...QUESTIONS[last]}
        danger={last === 'deny' || last === 'withdraw'}
        reason={
          needsReason
            ? { label: '原因，对方会看到', limit: 200, missing: '请写一句原因' }
            : undefined
        }
        busy={answer.pending || withdraw.pending || appeal.pending}
        onConfirm={(words) => void settle(words)}
        onCancel={() => setAsking(undefined)}
      />
    </View>
  )
}
