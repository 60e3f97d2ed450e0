import {
  type ActivityDetail,
  cancelSignUp,
  moveActivity,
  signUpFor,
} from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Cell, Confirm, List, Notice, Sheet, toast } from '@/ui'
import { routes } from '../../routes'
import { MOVE_CONSEQUENCES, MOVE_WORDS } from '../../words'
import { CheckIn } from './check-in'

interface ActionsProps {
  activity: ActivityDetail
  onDone: () => Promise<void>
}

type Move = keyof typeof MOVE_WORDS
const MOVES = Object.keys(MOVE_WORDS) as Move[]

/** What the reader can do: one primary button, the rest as text. */
export function Actions({ activity, onDone }: ActionsProps) {
  const { id, leads, moves } = activity
  const code = () => void Taro.navigateTo({ url: routes.code(id) })
  const sheet = () => void Taro.navigateTo({ url: routes.sheet(id) })
  const underWay = activity.state === 'recruiting' || activity.state === 'running'
  return (
    <View>
      <VolunteerActions activity={activity} onDone={onDone} />
      {leads && underWay && <Button label='出示签到码' onPress={code} />}
      {(leads || activity.mine === 'joined') && underWay && (
        <Button kind='text' label='没有网络？用纸质签到表' onPress={sheet} />
      )}
      {MOVES.filter((move) => moves.includes(move)).map((move) => (
        <MoveButton key={move} id={id} move={move} onDone={onDone} />
      ))}
    </View>
  )
}

function MoveButton({ id, move, onDone }: { id: string; move: Move; onDone: () => Promise<void> }) {
  const [open, setOpen] = useState(false)
  const command = useCommand(moveActivity)
  const settle = async () => {
    await command.run({ id, move })
    setOpen(false)
    await onDone()
  }
  const danger = move === 'cancel' || move === 'return'
  return (
    <View>
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
        busy={command.pending}
        onConfirm={() => void settle()}
        onCancel={() => setOpen(false)}
      />
    </View>
  )
}

function VolunteerActions({ activity, onDone }: ActionsProps) {
  const { id, state, mine, posts, risk } = activity
  const [post, setPost] = useState<string>()
  const [choosing, setChoosing] = useState(false)
  const pick = (id: string | undefined) => {
    setChoosing(false)
    setPost(id)
  }
  const choose = () => (posts.length === 1 ? pick(posts[0]?.id) : setChoosing(true))
  const join = useCommand(signUpFor)
  const leave = useCommand(cancelSignUp)
  const error = join.error ?? leave.error
  const settle = async () => {
    if (post === undefined) return
    const done = await join.run({ id, post, adultOrGuardian: true, riskRead: true })
    setPost(undefined)
    if (done) toast(done.state === 'joined' ? '报上名了' : '已排在候补')
    await onDone()
  }
  const quit = async () => {
    await leave.run({ id })
    await onDone()
  }
  const canScan = mine === 'joined' && (state === 'recruiting' || state === 'running')
  return (
    <View>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      {canScan && <CheckIn id={id} onDone={onDone} />}
      {state === 'recruiting' && mine === null && <Button label='报名' onPress={choose} />}
      <Sheet open={choosing} title='做哪一样？' onClose={() => setChoosing(false)}>
        <List>
          {posts.map((one) => (
            <Cell
              key={one.id}
              title={one.title}
              value={`${one.joined} / ${one.capacity} 人`}
              onPress={() => pick(one.id)}
            />
          ))}
        </List>
      </Sheet>
      {state === 'recruiting' && mine !== null && (
        <Button kind='text' label='不去了' loading={leave.pending} onPress={() => void quit()} />
      )}
      <Confirm
        open={post !== undefined}
        title='报名参加？'
        message={`注意：${risk}。未满 18 岁的，要监护人同意。`}
        confirmLabel='看过了，我报名'
        busy={join.pending}
        onConfirm={() => void settle()}
        onCancel={() => setPost(undefined)}
      />
    </View>
  )
}
