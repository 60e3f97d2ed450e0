import { ROLE_TITLES } from '@domain/people/roles'
import { dispatchRequest, MAX_TEXT, type PersonView } from '@functions/requests/contract'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { ChoiceGrid, Notice, TextArea } from '@/ui'
import { FormFrame, type FormProps } from './form'

/** Who shall do it, and what to mind. */
export function DispatchForm({ request, onDone }: FormProps) {
  const [handler, setHandler] = useState<string>()
  const [words, setWords] = useState('')
  const command = useCommand(dispatchRequest)
  const handlers = request.handlers ?? []
  const chosen = handlers.find((person) => person.personId === handler)
  const send = async () => {
    const said = words.trim()
    const answer = await command.run({
      id: request.id,
      handler: handler ?? '',
      ...(said === '' ? {} : { words: said }),
    })
    if (answer) onDone(`已经交给${chosen?.name ?? '办事的人'}，等着签收。`)
  }
  return (
    <FormFrame
      request={request}
      title='交给谁办？'
      error={command.error}
      button={{
        label: chosen ? `交给${chosen.name}` : '交办',
        pending: command.pending,
        onPress: () => void send(),
      }}
    >
      {handlers.length === 0 ? (
        <Notice tone='warn'>这个小区还没有登记能办事的人，请先联系社区。</Notice>
      ) : (
        <ChoiceGrid
          label='办事的人'
          layout='wide'
          options={handlers.map(asOption)}
          value={handler}
          error={command.error?.fields.handler}
          onChange={(value) => {
            setHandler(value)
            command.clearError()
          }}
        />
      )}
      <TextArea
        label='交代一句'
        optional
        placeholder='例如：三楼住着老人，请先打电话'
        limit={MAX_TEXT}
        error={command.error?.fields.words}
        onChange={setWords}
      />
    </FormFrame>
  )
}

const asOption = (person: PersonView) => ({
  value: person.personId,
  label: person.name,
  hint: person.role && ROLE_TITLES[person.role],
})
