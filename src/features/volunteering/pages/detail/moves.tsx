import { type ActivityDetail, moveActivity } from '@functions/volunteering/contract'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, Sheet, TextField } from '@/ui'
import { MOVE_CONSEQUENCES, MOVE_WORDS } from '../../words'

type Move = keyof typeof MOVE_WORDS
const MOVES = Object.keys(MOVE_WORDS) as Move[]

interface MovesProps {
  activity: ActivityDetail
  onDone: () => Promise<void>
}

/** The moves that are open to the reader. */
export function Moves({ activity: { id, moves }, onDone }: MovesProps) {
  return (
    <Fragment>
      {MOVES.filter((move) => moves.includes(move)).map((move) =>
        move === 'confirm' ? (
          <ConfirmButton key={move} id={id} onDone={onDone} />
        ) : (
          <MoveButton key={move} id={id} move={move} onDone={onDone} />
        ),
      )}
    </Fragment>
  )
}

interface MoveProps {
  id: string
  move: Move
  onDone: () => Promise<void>
}

function MoveButton({ id, move, onDone }: MoveProps) {
  const [open, setOpen] = useState(false)
  const command = useCommand(moveActivity)
  const settle = async (reason: string) => {
    await command.run({ id, move, ...(reason !== '' && { reason }) })
    setOpen(false)
    await onDone()
  }
  const danger = move === 'cancel' || move === 'return'
  const optional = move === 'cancel'
  return (
    <Fragment>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      <Button
        kind={danger ? 'text' : 'plain'}
        label={MOVE_WORDS[move]}
        onPress={() => setOpen(true)}
      />
      <Confirm
        open={open}
        title={`${MOVE_WORDS[move]}？`}
        message={MOVE_CONSEQUENCES[move]}
        confirmLabel={MOVE_WORDS[move]}
        danger={danger}
        {...(danger && { reason: { label: '为什么', limit: 100, optional, missing: '请写一句' } })}
        busy={command.pending}
        onConfirm={(reason) => void settle(reason)}
        onCancel={() => setOpen(false)}
      />
    </Fragment>
  )
}

/** The end of an activity, with how many the leader counted: codes for more than that are looked at. */
function ConfirmButton({ id, onDone }: Omit<MoveProps, 'move'>) {
  const [open, setOpen] = useState(false)
  const [count, setCount] = useState('')
  const [asked, setAsked] = useState(false)
  const command = useCommand(moveActivity)
  const wrong = !/^\d{1,3}$/.test(count.trim())
  const settle = async () => {
    setAsked(true)
    if (wrong) return
    await command.run({ id, move: 'confirm', headCount: Number(count) })
    setOpen(false)
    await onDone()
  }
  return (
    <Fragment>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      <Button kind='plain' label={MOVE_WORDS.confirm} onPress={() => setOpen(true)} />
      <Sheet open={open} title='活动结束了？' onClose={() => setOpen(false)}>
        <Notice>{MOVE_CONSEQUENCES.confirm}</Notice>
        <TextField
          label='您点到几个人'
          keyboard='number'
          error={asked && wrong ? '请写人数' : undefined}
          onChange={setCount}
        />
        <Button label='结束并确认' loading={command.pending} onPress={() => void settle()} />
      </Sheet>
    </Fragment>
  )
}
