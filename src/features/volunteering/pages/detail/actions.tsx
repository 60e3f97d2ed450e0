import type { ActivityDetail } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { Button, Section } from '@/ui'
import { routes } from '../../routes'
import { CheckIn } from './check-in'
import { type Move, MoveButton } from './moves'
import { GiveBack, SignUp } from './sign-up'

interface ActionsProps {
  activity: ActivityDetail
  onDone: () => Promise<void>
}

const open = (url: string) => () => void Taro.navigateTo({ url })

/** Moves that are what their reader came for; the others are beside the point of most visits. */
const MAIN_MOVES: readonly Move[] = ['approve', 'publish']

const mainMove = ({ moves }: ActivityDetail) => MAIN_MOVES.find((move) => moves.includes(move))
const isUnderWay = ({ state }: ActivityDetail) => state === 'recruiting' || state === 'running'
const canSignUp = ({ state, mine }: ActivityDetail) => state === 'recruiting' && mine === null

/** The one thing the reader most likely came for, at the bottom; null when there is none. */
export function mainAction(activity: ActivityDetail, onDone: () => Promise<void>): ReactNode {
  const { id, leads, state, mine, asksGuardian } = activity
  if (leads && isUnderWay(activity)) {
    return <Button label='出示签到码' onPress={open(routes.code(id))} />
  }
  if (leads && state === 'returned') {
    return <Button label='改一改再交' onPress={open(routes.planAgain(id))} />
  }
  const move = mainMove(activity)
  if (move) return <MoveButton id={id} move={move} main onDone={onDone} />
  if (mine === 'joined' && isUnderWay(activity) && !asksGuardian) {
    return <CheckIn id={id} onDone={onDone} />
  }
  return canSignUp(activity) ? <SignUp activity={activity} main onDone={onDone} /> : null
}

/** What else the reader can do. */
export function OtherActions({ activity, onDone }: ActionsProps) {
  const { id, leads, moves, mine, state } = activity
  const main = mainMove(activity)
  const rest = moves.filter(
    (move): move is Move => move !== main && move !== 'resubmit' && move !== 'post',
  )
  const paper = (leads || mine === 'joined') && isUnderWay(activity)
  // The main button is another's: the leader's code, the secretary's approval.
  const signsUp = canSignUp(activity) && (leads || main !== undefined)
  const leaves = state === 'recruiting' && mine !== null
  if (rest.length === 0 && !paper && !signsUp && !leaves) return null
  return (
    <Section title='还可以'>
      {rest.map((move) => (
        <MoveButton key={move} id={id} move={move} onDone={onDone} />
      ))}
      {signsUp && <SignUp activity={activity} onDone={onDone} />}
      {paper && (
        <Button kind='text' label='没有网络？用纸质签到表' onPress={open(routes.sheet(id))} />
      )}
      {leaves && <GiveBack id={id} onDone={onDone} />}
    </Section>
  )
}
