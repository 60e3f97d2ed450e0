import type { TeamMove } from '@domain/volunteering/team'
import {
  answerAsker,
  handOverTeam,
  joinTeam,
  leaveTeam,
  moveTeam,
  type TeamDetail,
} from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, Confirm, Notice, Section, Stack, toast } from '@/ui'

interface TeamProps {
  team: TeamDetail
  onDone: () => Promise<void>
}

const WORDS = { approve: '批准成立', refuse: '不批准', dissolve: '解散队伍' } as const
const CONSEQUENCES = {
  approve: '邻居马上可以申请加入。',
  refuse: '发起的人会看到原因。',
  dissolve: '队员会收到消息，做过的活动和时长都留着。',
} as const

/** What the reader can do with the team. */
export function TeamActions({ team, onDone }: TeamProps) {
  const { id, canJoin, mine, state, moves } = team
  const join = useCommand(joinTeam)
  const leave = useCommand(leaveTeam)
  const error = join.error ?? leave.error
  const ask = async () => {
    if (await join.run({ team: id })) toast('申请交给队长了')
    await onDone()
  }
  const quit = async () => {
    await leave.run({ team: id })
    await onDone()
  }
  return (
    <Fragment>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {canJoin && <Button label='我要加入' loading={join.pending} onPress={() => void ask()} />}
      {moves.map((move) => (
        <MoveButton key={move} team={team} move={move} onDone={onDone} />
      ))}
      {state === 'active' && (mine === 'member' || mine === 'asked') && (
        <Button
          kind='text'
          label={mine === 'asked' ? '不加入了' : '退出队伍'}
          loading={leave.pending}
          onPress={() => void quit()}
        />
      )}
    </Fragment>
  )
}

interface MoveProps extends TeamProps {
  move: TeamMove
}

function MoveButton({ team: { id, state }, move, onDone }: MoveProps) {
  const word = move === 'dissolve' && state === 'proposed' ? '不办了，撤回' : WORDS[move]
  const [open, setOpen] = useState(false)
  const command = useCommand(moveTeam)
  const settle = async (reason: string) => {
    await command.run({ team: id, move, ...(reason !== '' && { reason }) })
    setOpen(false)
    await onDone()
  }
  return (
    <Fragment>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      <Button
        kind={move === 'approve' ? 'primary' : 'text'}
        label={word}
        onPress={() => setOpen(true)}
      />
      <Confirm
        open={open}
        title={`${word}？`}
        message={CONSEQUENCES[move]}
        confirmLabel={word}
        danger={move !== 'approve'}
        {...(move === 'refuse' && { reason: { label: '为什么', limit: 100, missing: '请写一句' } })}
        busy={command.pending}
        onConfirm={(reason) => void settle(reason)}
        onCancel={() => setOpen(false)}
      />
    </Fragment>
  )
}

/** Those who ask to join, for the leader. */
export function Askers({ team, onDone }: TeamProps) {
  const command = useCommand(answerAsker)
  if (team.askers.length === 0) return null
  const answer = async (person: string, accept: boolean) => {
    await command.run({ team: team.id, person, accept })
    await onDone()
  }
  return (
    <Section title='想加入的邻居'>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      {team.askers.map(({ person, name }) => (
        <Card key={person} tone='mine'>
          <Stack>
            <View>{name}</View>
            <Button
              kind='plain'
              label='欢迎加入'
              describe={`欢迎${name}加入`}
              loading={command.pending}
              onPress={() => void answer(person, true)}
            />
            <Button
              kind='text'
              label='这次不行'
              describe={`${name}这次不行`}
              loading={command.pending}
              onPress={() => void answer(person, false)}
            />
          </Stack>
        </Card>
      ))}
    </Section>
  )
}

/** Handing the team to another member. */
export function useHandOver(team: string, onDone: () => Promise<void>) {
  const command = useCommand(handOverTeam)
  return {
    pending: command.pending,
    error: command.error,
    to: async (person: string) => {
      if (await command.run({ team, person })) toast('队伍交出去了')
      await onDone()
    },
  }
}
