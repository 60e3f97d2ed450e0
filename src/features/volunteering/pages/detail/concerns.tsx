import {
  type ActivityDetail,
  answerForMinor,
  confirmService,
} from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, List, Notice, Section, Stack, SwitchCell, toast } from '@/ui'

interface ConcernProps {
  activity: ActivityDetail
  onDone: () => Promise<void>
}

/** What waits for the reader themselves: a place, a guardian's answer, their own. */
export function Standing({ activity }: { activity: ActivityDetail }) {
  const { asksGuardian, waitingAt, reason, state } = activity
  const said = state === 'cancelled' ? `取消的原因：${reason}` : `退回的原因：${reason}`
  return (
    <Fragment>
      {reason !== '' && <Notice tone='warn'>{said}</Notice>}
      {waitingAt !== null && (
        <Notice>{`您排在候补第 ${waitingAt} 位，有人不去了就轮到您，会告诉您。`}</Notice>
      )}
      {asksGuardian && (
        <Notice tone='warn'>等家长同意：家长打开消息，点一下“同意”，您才能签到。</Notice>
      )}
    </Fragment>
  )
}

/** A guardian answers for the minors of their home. */
export function Minors({ activity: { id, minors, risk }, onDone }: ConcernProps) {
  const command = useCommand(answerForMinor)
  const answer = async (person: string, agree: boolean) => {
    const done = await command.run({ id, person, agree })
    if (done) toast(agree ? '同意了，注意安全' : '没有同意，名额让给了别人')
    await onDone()
  }
  if (minors.length === 0) return null
  return (
    <Section title='等您同意'>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      {minors.map(({ person, name }) => (
        <Card key={person} tone='mine'>
          <Stack>
            <View>{`${name}未满 18 岁，想参加这个活动。要注意：${risk}`}</View>
            <Button
              label='我是监护人，同意'
              describe={`我是${name}的监护人，同意`}
              loading={command.pending}
              onPress={() => void answer(person, true)}
            />
            <Button
              kind='text'
              label='不同意'
              loading={command.pending}
              onPress={() => void answer(person, false)}
            />
          </Stack>
        </Card>
      ))}
    </Section>
  )
}

/** Who was served says who came. */
export function Served({ activity: { id, toConfirm }, onDone }: ConcernProps) {
  const command = useCommand(confirmService)
  const [said, setSaid] = useState<Record<string, boolean>>({})
  const came = (person: string, before: boolean) => said[person] ?? before
  const send = async () => {
    const people = toConfirm
      .filter(({ person, confirmed }) => came(person, confirmed))
      .map(({ person }) => person)
    const done = await command.run({ id, people })
    if (done) toast('谢谢，记下了')
    await onDone()
  }
  if (toConfirm.length === 0) return null
  return (
    <Section title='谁来帮了您？'>
      <Notice>来了、做完了的打开；您确认过，他们的时长才算积分。没来的不要打开。</Notice>
      {command.error && <Notice tone='danger'>{command.error.message}</Notice>}
      <List>
        {toConfirm.map(({ person, name, confirmed }) => (
          <SwitchCell
            key={person}
            title={name}
            checked={came(person, confirmed)}
            onChange={(now) => setSaid((before) => ({ ...before, [person]: now }))}
          />
        ))}
      </List>
      <Button label='就是他们' loading={command.pending} onPress={() => void send()} />
    </Section>
  )
}
