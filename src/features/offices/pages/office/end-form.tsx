import type { OutputOf } from '@functions/kernel/contract'
import { endOffice, type getOffice, resignOffice } from '@functions/people/contract/offices'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, ChoiceGrid, Notice, TextArea, TextField, toast } from '@/ui'
import { ENDINGS, type Ending, endingAt } from '../../terms'
import '../../parts/form.css'

interface EndFormProps {
  office: OutputOf<typeof getOffice>
  /** The holder gives it up; otherwise somebody who appoints ends it. */
  resigns: boolean
  onDone: () => void
}

/** From when, why, and on what decision. */
export function EndForm({ office, resigns, onDone }: EndFormProps) {
  const { id, endNeedsSecond } = office
  const [ending, setEnding] = useState<Ending>('now')
  const [reason, setReason] = useState('')
  const [sourceDecision, setSource] = useState('')
  const end = useCommand(endOffice)
  const resign = useCommand(resignOffice)
  const error = end.error ?? resign.error
  const send = async () => {
    const endsAt = endingAt(ending, Date.now())
    if (resigns) {
      if (!(await resign.run({ id, endsAt, reason }))) return
      toast('已经办好')
    } else {
      const answer = await end.run({ id, endsAt, reason, sourceDecision })
      if (!answer) return
      toast(answer.state === 'pending' ? '等第二人确认' : '已经办好')
    }
    onDone()
  }
  return (
    <View className='office-form'>
      {resigns && (
        <Notice>辞职不用谁同意，到日子自动结束。任命您的人会收到消息，好安排接替的人。</Notice>
      )}
      {!resigns && endNeedsSecond && <Notice>要由另一位有权的同志确认以后才生效。</Notice>}
      {error && error.kind !== 'input' && <Notice tone='danger'>{error.message}</Notice>}
      <ChoiceGrid
        label='什么时候结束'
        layout='three'
        options={ENDINGS}
        value={ending}
        error={error?.fields.endsAt}
        onChange={setEnding}
      />
      <TextArea
        label='为什么'
        placeholder={resigns ? '例如：要搬到外地' : '例如：长期不在小区住'}
        limit={200}
        error={error?.fields.reason}
        onChange={setReason}
      />
      {!resigns && (
        <TextField
          label='依据'
          placeholder='例如：会议纪要、文件文号'
          limit={80}
          error={error?.fields.sourceDecision}
          onChange={setSource}
        />
      )}
      <Button
        kind='danger'
        label={resigns ? '辞去职务' : '提前结束'}
        loading={end.pending || resign.pending}
        onPress={() => void send()}
      />
    </View>
  )
}
