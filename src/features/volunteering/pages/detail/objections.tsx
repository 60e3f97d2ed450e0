import {
  type ActivityDetail,
  decideObjection,
  objectToHours,
} from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, Confirm, Notice, Section, toast } from '@/ui'

interface ObjectionsProps {
  activity: ActivityDetail
  onDone: () => Promise<void>
}

/** Saying that hours are not right, and deciding on it. */
export function Objections({ activity, onDone }: ObjectionsProps) {
  const { id, state, objections, hours } = activity
  const [writing, setWriting] = useState(false)
  const object = useCommand(objectToHours)
  const decides = hours.some((one) => one.person !== '')
  const send = async (reason: string) => {
    const done = await object.run({ id, reason })
    setWriting(false)
    if (done) toast('收到了，处理好以前积分不发')
    await onDone()
  }
  if (state !== 'published') return null
  return (
    <Section title='异议'>
      {object.error && <Notice tone='danger'>{object.error.message}</Notice>}
      {objections.map((one) => (
        <Card key={one.id}>
          <View>{one.reason}</View>
          {decides && <Decide activity={activity} objection={one.id} onDone={onDone} />}
        </Card>
      ))}
      <Button kind='text' label='时长不对，提异议' onPress={() => setWriting(true)} />
      <Confirm
        open={writing}
        title='哪里不对？'
        message='书记会看，处理好以前这次活动的积分先不发。'
        confirmLabel='提异议'
        reason={{ label: '哪里不对', limit: 200, missing: '请写一句' }}
        busy={object.pending}
        onConfirm={(reason) => void send(reason)}
        onCancel={() => setWriting(false)}
      />
    </Section>
  )
}

interface DecideProps extends ObjectionsProps {
  objection: string
}

/** Upheld for one person, whose hours fall away, or turned down. */
function Decide({ activity: { id, hours }, objection, onDone }: DecideProps) {
  const decide = useCommand(decideObjection)
  const settle = async (person?: string) => {
    const change = person === undefined ? [] : [{ person, halfHours: 0 }]
    await decide.run({ id, objection, change })
    await onDone()
  }
  return (
    <View>
      {decide.error && <Notice tone='danger'>{decide.error.message}</Notice>}
      {hours
        .filter((one) => one.halfHours > 0)
        .map((one) => (
          <Button
            key={one.person}
            kind='text'
            size='small'
            label={`成立：${one.name}不计时长`}
            onPress={() => void settle(one.person)}
          />
        ))}
      <Button kind='text' size='small' label='不成立' onPress={() => void settle()} />
    </View>
  )
}
