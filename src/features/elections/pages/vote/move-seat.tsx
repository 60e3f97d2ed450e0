import { moveSeat, type PollView, type SeatView } from '@functions/elections/contract'
import { getResidence } from '@functions/people/contract/claims'
import { Fragment, useState } from 'react'
import { Answer, useCommand, useQuery } from '@/cloud'
import { Button, ChoiceGrid, Empty, Notice, Sheet, toast } from '@/ui'

interface MoveSeatProps {
  poll: PollView
  seat: SeatView
  onChanged: () => Promise<void>
}

/** The head, or who holds the household's vote, gives it to another member. */
export function MoveSeat({ poll, seat, onChanged }: MoveSeatProps) {
  const [open, setOpen] = useState(false)
  return (
    <Fragment>
      <Button kind='text' label='换一位家人来投' onPress={() => setOpen(true)} />
      <Sheet open={open} title='由哪一位家人来投？' onClose={() => setOpen(false)}>
        {open && (
          <Members
            poll={poll}
            seat={seat}
            onChanged={async () => {
              setOpen(false)
              await onChanged()
            }}
          />
        )}
      </Sheet>
    </Fragment>
  )
}

function Members({ poll, seat, onChanged }: MoveSeatProps) {
  const query = useQuery(getResidence, {})
  const move = useCommand(moveSeat)
  const [to, setTo] = useState<string>()
  const settle = async () => {
    if (to === undefined) return
    if (!(await move.run({ id: poll.id, household: seat.household, to }))) return
    toast('换好了，已经告诉那一位')
    await onChanged()
  }
  return (
    <Answer query={query} cards={1}>
      {({ homes }) => {
        const home = homes.find(({ path }) => path === seat.household)
        const members = home?.members ?? []
        if (members.length < 2)
          return <Empty title='这一户只登记了您一位' words='家人先登记到这一户，才能换。' />
        if (!home?.isHead && seat.holder !== 'mine')
          return <Notice>由户主，或者现在管着这一票的家人来换。</Notice>
        return (
          <Fragment>
            {seat.credential !== '' && (
              <Notice>
                您家已经有一部手机领了凭证。换人以后，那一位要用那部手机投，或者用纸质票。
              </Notice>
            )}
            <ChoiceGrid
              label='家人'
              layout='wide'
              options={members.map(({ personId, name, isMe }) => ({
                value: personId,
                label: isMe ? `${name}（我）` : name,
              }))}
              value={to}
              onChange={setTo}
            />
            {move.error && <Notice tone='danger'>{move.error.message}</Notice>}
            <Button
              label='由这一位来投'
              loading={move.pending}
              onPress={() => void settle()}
              {...(to === undefined && { disabledReason: '请先选一位' })}
            />
          </Fragment>
        )
      }}
    </Answer>
  )
}
