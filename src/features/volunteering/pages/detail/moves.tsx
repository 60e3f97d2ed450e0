import { moveActivity } from '@functions/volunteering/contract'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Confirm, Notice, Sheet, TextField } from '@/ui'
import { MOVE_CONSEQUENCES, MOVE_WORDS } from '../../words'

/** A move that a page offers. */
export type Move = keyof typeof MOVE_WORDS

interface MoveProps {
  id: string
  move: Move
  /** Whether it is the one primary button of the page. */
  main?: boolean
  onDone: () => Promise<void>
}

/** A move, asked about before it is made. */
export function MoveButton(props: MoveProps) {
  if (props.move === 'confirm') return <ConfirmButton id={props.id} onDone={props.onDone} />
  return <PlainMove {...props} />
}

function PlainMove({ id, move, main = false, onDone }: MoveProps) {
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
        kind={main ? 'primary' : danger ? 'text' : 'plain'}
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
function ConfirmButton({ id, onDone }: Pick<MoveProps, 'id' | 'onDone'>) {
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
