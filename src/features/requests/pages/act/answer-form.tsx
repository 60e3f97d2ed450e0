import { answerRequest, MAX_TEXT, type Solved } from '@functions/requests/contract'
import { useState } from 'react'
import { CloudPhotos, useCommand } from '@/cloud'
import { ChoiceGrid, type Option, TextArea } from '@/ui'
import { SATISFIED_WORDS, SOLVED_WORDS } from '../../words'
import { FormFrame, type FormProps } from './form'

const SOLVED: readonly Option<Solved>[] = [
  { value: 'yes', label: SOLVED_WORDS.yes, hint: '这件事就办完了' },
  { value: 'partly', label: SOLVED_WORDS.partly, hint: '退回去接着办' },
  { value: 'no', label: SOLVED_WORDS.no, hint: '退回去重新办' },
]

/** The best first: most people are content, and a thumb rests there. */
const SATISFIED = SATISFIED_WORDS.map((label, index) => ({
  value: String(index + 1),
  label,
})).reverse()

const NEXT: Readonly<Record<Solved, string>> = {
  yes: '谢谢您告诉我们，这件事办完了。',
  partly: '已经退回去接着办，办好了再来问您。',
  no: '已经退回去重新办，办好了再来问您。',
}

/** The reporter's two answers, asked apart: is it solved, and were you well treated. */
export function AnswerForm({ request, onDone }: FormProps) {
  const [solved, setSolved] = useState<Solved>()
  const [satisfied, setSatisfied] = useState<string>()
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState<{ solved?: string; words?: string }>({})
  const command = useCommand(answerRequest)
  const result = [...request.timeline].reverse().find((entry) => entry.move === 'resolve')
  const isOpen = solved !== undefined && solved !== 'yes'

  const send = async () => {
    const said = words.trim()
    if (solved === undefined) return setMissing({ solved: '请先告诉我们解决了没有' })
    if (isOpen && said === '') return setMissing({ words: '请写一写哪里没解决' })
    setMissing({})
    const answer = await command.run({
      id: request.id,
      solved,
      ...(satisfied === undefined ? {} : { satisfied: Number(satisfied) }),
      ...(said === '' ? {} : { words: said }),
    })
    if (answer) onDone(NEXT[solved])
  }
  return (
    <FormFrame
      request={request}
      title='这件事解决了吗？'
      lead={result?.words && `办事的人说：${result.words}`}
      error={command.error}
      button={{ label: '告诉他们', pending: command.pending, onPress: () => void send() }}
    >
      <CloudPhotos ids={result?.photos ?? []} label='办好以后的照片' />
      <ChoiceGrid
        label='解决了没有'
        layout='wide'
        options={SOLVED}
        value={solved}
        error={missing.solved}
        onChange={(value) => {
          setSolved(value)
          setMissing({})
        }}
      />
      {isOpen && (
        <TextArea
          label='哪里没解决'
          placeholder='例如：灯亮了一天又灭了'
          limit={MAX_TEXT}
          error={missing.words ?? command.error?.fields.words}
          onChange={setWords}
        />
      )}
      <ChoiceGrid
        label='对办事的人满意吗'
        optional
        layout='three'
        options={SATISFIED}
        value={satisfied}
        onChange={setSatisfied}
      />
    </FormFrame>
  )
}
