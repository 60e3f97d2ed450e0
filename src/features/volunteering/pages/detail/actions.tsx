import type { ActivityDetail } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { Fragment } from 'react'
import { Button } from '@/ui'
import { routes } from '../../routes'
import { Moves } from './moves'
import { SignUp } from './sign-up'

interface ActionsProps {
  activity: ActivityDetail
  onDone: () => Promise<void>
}

const open = (url: string) => () => void Taro.navigateTo({ url })

/** What the reader can do: one primary button, the rest as text. */
export function Actions({ activity, onDone }: ActionsProps) {
  const { id, leads, state, mine } = activity
  const underWay = state === 'recruiting' || state === 'running'
  return (
    <Fragment>
      <SignUp activity={activity} onDone={onDone} />
      {leads && underWay && <Button label='出示签到码' onPress={open(routes.code(id))} />}
      {leads && state === 'returned' && (
        <Button label='改一改再交' onPress={open(routes.planAgain(id))} />
      )}
      {(leads || mine === 'joined') && underWay && (
        <Button kind='text' label='没有网络？用纸质签到表' onPress={open(routes.sheet(id))} />
      )}
      <Moves activity={activity} onDone={onDone} />
    </Fragment>
  )
}
