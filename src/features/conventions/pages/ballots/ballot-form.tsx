import {
  enterPaperVote,
  type HouseholdChoice,
  type PaperVoteDesk,
} from '@functions/conventions/contract/vote'
import { useState } from 'react'
import { useCommand, usePhotoUrls } from '@/cloud'
import { Button, ChoiceGrid, Notice, Page, PhotoRow, Picker, SwitchCell, toast } from '@/ui'
import { CHOICES } from '../../words'

interface BallotFormProps {
  id: string
  desk: PaperVoteDesk
  sheet: string
  onEntered: () => Promise<void>
  onDone: () => void
}

const SAID = {
  waits: '记下了，等另一位再录一遍',
  differs: '和另一位录的不一样，请再对照片看看',
  agreed: '两遍一样，录好了',
} as const

/** One ballot, read from its picture. */
export function BallotForm({ id, desk, sheet, onEntered, onDone }: BallotFormProps) {
  const urls = usePhotoUrls([sheet])
  const [household, setHousehold] = useState<string>()
  const [choice, setChoice] = useState<HouseholdChoice>()
  const [woman, setWoman] = useState(false)
  const [missing, setMissing] = useState<{ room?: string; choice?: string }>({})
  const enter = useCommand(enterPaperVote)
  const send = async () => {
    setMissing({
      ...(!household && { room: '请选房号' }),
      ...(!choice && { choice: '请照着纸上选' }),
    })
    if (!household || !choice) return
    const done = await enter.run({ id, household, choice, woman, sheet })
    if (!done) return
    toast(SAID[done.standing])
    await onEntered()
    onDone()
  }
  return (
    <Page
      bottom={
        <>
          {enter.error && <Notice tone='danger'>{enter.error.message}</Notice>}
          <Button label='录入这张票' loading={enter.pending} onPress={() => void send()} />
          <Button kind='text' label='返回' onPress={onDone} />
        </>
      }
    >
      <PhotoRow photos={[...urls.values()]} label='表决票' />
      <Picker
        label='房号'
        options={desk.rooms.map(({ path, room }) => ({ value: path, label: room }))}
        value={household}
        onChange={setHousehold}
        error={missing.room}
      />
      <ChoiceGrid
        label='纸上选的是'
        layout='three'
        options={CHOICES}
        value={choice}
        onChange={setChoice}
        error={missing.choice}
      />
      <SwitchCell title='纸上勾了“女性代表”' checked={woman} onChange={setWoman} />
    </Page>
  )
}
