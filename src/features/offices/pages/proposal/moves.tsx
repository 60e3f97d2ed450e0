import {
  decideProposal,
  type ProposalView,
  withdrawProposal,
} from '@functions/people/contract/offices'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, toast } from '@/ui'

interface MovesProps {
  proposal: ProposalView
  /** Called once something changed. */
  onMoved: () => Promise<void>
}

type Asked = 'confirm' | 'refuse' | 'withdraw'

const QUESTIONS = {
  confirm: { title: '同意？', message: '同意后马上生效，本人会收到消息。', confirmLabel: '同意' },
  refuse: { title: '不同意？', message: '提出的同志会看到您写的原因。', confirmLabel: '不同意' },
  withdraw: { title: '撤回这条申请？', message: '撤回后可以重新提出。', confirmLabel: '撤回' },
} as const satisfies Record<Asked, object>

/** The second person's yes or no, or taking it back. */
export function Moves({ proposal: { id, moves }, onMoved }: MovesProps) {
  const [asked, setAsked] = useState<Asked>()
  const decide = useCommand(decideProposal)
  const withdraw = useCommand(withdrawProposal)
  const error = decide.error ?? withdraw.error
  const answer = async (reason: string) => {
    const done =
      asked === 'withdraw'
        ? await withdraw.run({ id })
        : await decide.run({
            id,
            decision: asked === 'refuse' ? 'refuse' : 'confirm',
            ...(reason !== '' && { reason }),
          })
    setAsked(undefined)
    if (!done) return
    toast('已经办好')
    await onMoved()
  }
  return (
    <View>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {moves.includes('confirm') && <Button label='同意' onPress={() => setAsked('confirm')} />}
      {moves.includes('refuse') && (
        <Button kind='text' label='不同意' onPress={() => setAsked('refuse')} />
      )}
      {moves.includes('withdraw') && (
        <Button kind='plain' label='撤回' onPress={() => setAsked('withdraw')} />
      )}
      <Confirm
        open={asked !== undefined}
        {...QUESTIONS[asked ?? 'confirm']}
        reason={
          asked === 'refuse' ? { label: '为什么', limit: 200, missing: '请写一句原因' } : undefined
        }
        busy={decide.pending || withdraw.pending}
        onConfirm={(reason) => void answer(reason)}
        onCancel={() => setAsked(undefined)}
      />
    </View>
  )
}
