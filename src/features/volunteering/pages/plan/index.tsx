import { ancestorAt } from '@domain/people/path'
import { dayAt, startOfDay } from '@domain/time/shanghai'
import { getMe } from '@functions/people/contract'
import { planActivity } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { inputErrors, useCommand, useQuery } from '@/cloud'
import { Button, formatDay, Notice, Page, Picker, TextArea, TextField } from '@/ui'
import { routes } from '../../routes'

const HALF_HOUR_MS = 1_800_000
const DAYS = Array.from({ length: 14 }, (_, i) => i + 1)
const STARTS = Array.from({ length: 25 }, (_, i) => i + 14)
const LENGTHS = [2, 3, 4, 5, 6, 8]

const clock = (half: number) => `${Math.floor(half / 2)}:${half % 2 === 0 ? '00' : '30'}`

/** 发起活动: what, where, when, how many. */
export default function PlanPage() {
  const me = useQuery(getMe, {})
  const plan = useCommand(planActivity)
  const [text, setText] = useState({ title: '', about: '', place: '', risk: '', insurance: '' })
  const [people, setPeople] = useState('')
  const [day, setDay] = useState('1')
  const [start, setStart] = useState('18')
  const [length, setLength] = useState('4')
  const [home] = me.data?.homes ?? []
  const compound = home && ancestorAt(home.path, 'compound')
  const today = dayAt(Date.now())
  const write = (field: keyof typeof text) => (words: string) =>
    setText((before) => ({ ...before, [field]: words }))
  const [asked, setAsked] = useState(false)
  const startsAt = startOfDay(today + Number(day)) + Number(start) * HALF_HOUR_MS
  const input = {
    compound: compound ?? '',
    ...text,
    startsAt,
    endsAt: startsAt + Number(length) * HALF_HOUR_MS,
    posts: [{ title: '志愿者', capacity: Number(people) || 0 }],
  }
  const found = inputErrors(planActivity, input)
  const errors = asked ? found : {}

  const send = async () => {
    setAsked(true)
    if (Object.keys(found).length > 0) return
    const done = await plan.run(input)
    if (done) await Taro.redirectTo({ url: routes.detail(done.id) })
  }

  return (
    <Page
      bottom={<Button label='交给书记看看' loading={plan.pending} onPress={() => void send()} />}
    >
      {plan.error && <Notice tone='danger'>{plan.error.message}</Notice>}
      <TextField label='活动名称' limit={30} error={errors.title} onChange={write('title')} />
      <TextArea label='做什么' limit={500} error={errors.about} onChange={write('about')} />
      <TextField label='在哪里集合' limit={40} error={errors.place} onChange={write('place')} />
      <Picker
        label='哪一天'
        value={day}
        onChange={setDay}
        options={DAYS.map((n) => ({
          value: String(n),
          label: formatDay(startOfDay(today + n), Date.now()),
        }))}
      />
      <Picker
        label='几点开始'
        value={start}
        onChange={setStart}
        options={STARTS.map((n) => ({ value: String(n), label: clock(n) }))}
      />
      <Picker
        label='多长时间'
        value={length}
        onChange={setLength}
        options={LENGTHS.map((n) => ({ value: String(n), label: `${n / 2} 小时` }))}
      />
      <TextField
        label='要几个人'
        keyboard='number'
        error={errors.posts && '请写 1 到 100'}
        onChange={setPeople}
      />
      <TextArea label='要注意什么' limit={200} error={errors.risk} onChange={write('risk')} />
      <TextField
        label='保险'
        placeholder='例如：社区买了意外险'
        limit={100}
        error={errors.insurance}
        onChange={write('insurance')}
      />
    </Page>
  )
}
