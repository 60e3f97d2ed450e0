import { addOpinion } from '@functions/conventions/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, ChoiceGrid, Notice, Stack, TextArea } from '@/ui'

export type Topic = Parameters<ReturnType<typeof useCommand<typeof addOpinion>>['run']>[0]['topic']
export const TOPICS: readonly Topic[] = [
  '日常行为',
  '公共秩序',
  '居民权益',
  '调解邻里',
  '引导新风',
  '其他',
]

interface WriteProps {
  versionId: string
  /** The clause it is about, which can be given a better wording. */
  clauseId?: string
  onDone: (words: string) => void
}

/** Saying something of a version, or of one clause. */
export function Write({ versionId, clauseId, onDone }: WriteProps) {
  const [topic, setTopic] = useState<Topic>()
  const [text, setText] = useState('')
  const [wording, setWording] = useState('')
  const [missing, setMissing] = useState<{ topic?: string; text?: string }>({})
  const add = useCommand(addOpinion)
  const send = async () => {
    const found = {
      ...(!topic && { topic: '请选一个方面' }),
      ...(text.trim() === '' && { text: '请写您的意见' }),
    }
    setMissing(found)
    if (!topic || text.trim() === '') return
    const clause = clauseId === undefined ? {} : { clauseId }
    const better = wording.trim() === '' ? {} : { wording }
    const done = await add.run({ id: versionId, topic, text, ...clause, ...better })
    if (done) onDone(done.shown ? '谢谢，大家看得到了' : '谢谢，审核后大家看得到')
  }
  return (
    <Stack>
      {add.error && <Notice tone='danger'>{add.error.message}</Notice>}
      <ChoiceGrid
        label='哪个方面'
        options={TOPICS.map((value) => ({ value, label: value }))}
        value={topic}
        onChange={setTopic}
        error={missing.topic}
      />
      <TextArea label='您的意见' limit={300} onChange={setText} error={missing.text} />
      {clauseId !== undefined && (
        <TextArea label='建议写成' optional limit={400} onChange={setWording} />
      )}
      <Button label='提交意见' loading={add.pending} onPress={() => void send()} />
    </Stack>
  )
}
