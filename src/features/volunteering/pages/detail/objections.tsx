import { HALF_HOUR_MS } from '@domain/time/shanghai'
import {
  type ActivityDetail,
  decideObjection,
  objectToHours,
} from '@functions/volunteering/contract'
import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, Confirm, Notice, Picker, Section, Stack, toast } from '@/ui'

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
          <Stack>
            <View>{one.reason}</View>
            {decides && <Decide activity={activity} objection={one.id} onDone={onDone} />}
          </Stack>
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

/** Upheld, with the hours one person gets instead, or turned down. */
function Decide({ activity, objection, onDone }: DecideProps) {
  const { id, hours, startsAt, endsAt } = activity
  const decide = useCommand(decideObjection)
  const [changing, setChanging] = useState(false)
  const settle = async (change: { person: string; halfHours: number }[]) => {
    await decide.run({ id, objection, change })
    await onDone()
  }
  return (
    <Stack>
      {decide.error && <Notice tone='danger'>{decide.error.message}</Notice>}
      {changing ? (
        <Change
          people={hours}
          most={Math.floor((endsAt - startsAt) / HALF_HOUR_MS)}
          busy={decide.pending}
          onChange={(person, halfHours) => void settle([{ person, halfHours }])}
        />
      ) : (
        <Button kind='plain' label='成立，改时长' onPress={() => setChanging(true)} />
      )}
      <Button kind='text' label='不成立' loading={decide.pending} onPress={() => void settle([])} />
    </Stack>
  )
}

interface ChangeProps {
  people: ActivityDetail['hours']
  /** Half hours of the plan. */
  most: number
  busy: boolean
  onChange: (person: string, halfHours: number) => void
}

/** Whose hours, and how many instead. */
function Change({ people, most, busy, onChange }: ChangeProps) {
  const [person, setPerson] = useState<string>()
  const [halfHours, setHalfHours] = useState('0')
  const [asked, setAsked] = useState(false)
  const send = () => {
    setAsked(true)
    if (person !== undefined) onChange(person, Number(halfHours))
  }
  return (
    <Fragment>
      <Picker
        label='改谁的时长'
        value={person}
        error={asked && person === undefined ? '请选择改谁的' : undefined}
        onChange={setPerson}
        options={people.map(({ person: value, name: label }) => ({ value, label }))}
      />
      <Picker
        label='改成多少'
        value={halfHours}
        onChange={setHalfHours}
        options={Array.from({ length: most + 1 }, (_, n) => ({
          value: String(n),
          label: n === 0 ? '不计时长' : `${n / 2} 小时`,
        }))}
      />
      <Notice>比签到见证的多，多了只记时长、不发积分。</Notice>
      <Button kind='plain' label='就这样改' loading={busy} onPress={send} />
    </Fragment>
  )
}
