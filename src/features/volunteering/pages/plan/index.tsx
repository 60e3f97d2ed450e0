import { dayAt } from '@domain/time/shanghai'
import { NEED_KINDS } from '@domain/volunteering/need'
import { plannedWordsOf } from '@domain/volunteering/planned-words'
import {
  getPlanDesk,
  type PlanDesk,
  planActivity,
  replanActivity,
} from '@functions/volunteering/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, inputErrors, useCommand, useQuery } from '@/cloud'
import { Button, Empty, Notice, Page, Picker, TextArea, TextField } from '@/ui'
import { routes } from '../../routes'
import { type PostDraft, Posts } from './posts'
import { FIRST, timesOf, WhenPickers, whenOf } from './when'

const NO_TEAM = ''

/** 发起活动: what, where, when, how many; for a team, for a need, or again after it was returned. */
export default function PlanPage() {
  const { need, again } = useRouter<{ need?: string; again?: string }>().params
  const input = { ...(need !== undefined && { need }), ...(again !== undefined && { again }) }
  const query = useQuery(getPlanDesk, input)
  const { data } = query
  // What is being written must not be replaced by an answer that comes again.
  if (data && data.compound !== null) return <Form desk={data} again={again} />
  return (
    <Page>
      <Answer query={query}>
        {() => <Empty title='还不能发起活动' words='先登记住处，就能在自己的小区发起活动。' />}
      </Answer>
    </Page>
  )
}

function startOf({ need, returned }: PlanDesk) {
  const text = { title: '', about: '', place: '', requirements: '', risk: '', insurance: '' }
  if (returned) return plannedWordsOf(returned)
  return need ? { ...text, title: NEED_KINDS[need.kind] } : text
}

const postsOf = ({ returned }: PlanDesk): PostDraft[] =>
  returned
    ? returned.posts.map(({ title, capacity }, key) => ({ key, title, people: String(capacity) }))
    : [{ key: 0, title: '志愿者', people: '' }]

function useForm(desk: PlanDesk, again: string | undefined) {
  const [today] = useState(() => dayAt(Date.now()))
  const [text, setText] = useState(() => startOf(desk))
  const [posts, setPosts] = useState(() => postsOf(desk))
  const [team, setTeam] = useState(desk.returned?.team ?? NO_TEAM)
  const [when, setWhen] = useState(() => {
    const { startsAt, endsAt } = desk.returned ?? {}
    return startsAt && endsAt ? whenOf(startsAt, endsAt, today) : FIRST
  })
  const { requirements, ...words } = text
  const plan = {
    ...words,
    ...(requirements.trim() !== '' && { requirements }),
    ...timesOf(when, today),
    posts: posts.map(({ title, people }) => ({ title, capacity: Number(people) || 0 })),
    ...(team !== NO_TEAM && { team }),
  }
  const { compound, need } = desk
  const first = { ...plan, compound: compound ?? '', ...(need && { need: need.id }) }
  const wrong = again
    ? inputErrors(replanActivity, { ...plan, id: again })
    : inputErrors(planActivity, first)
  const write = (field: keyof typeof text) => (said: string) =>
    setText((before) => ({ ...before, [field]: said }))
  return { today, text, posts, setPosts, team, setTeam, when, setWhen, plan, first, wrong, write }
}

function Form({ desk, again }: { desk: PlanDesk; again: string | undefined }) {
  const form = useForm(desk, again)
  const { text, wrong, write } = form
  const [asked, setAsked] = useState(false)
  const planned = useCommand(planActivity)
  const replanned = useCommand(replanActivity)
  const errors = asked ? wrong : {}
  const error = planned.error ?? replanned.error
  const send = async () => {
    setAsked(true)
    if (Object.keys(wrong).length > 0) return
    const done = again
      ? await replanned.run({ ...form.plan, id: again })
      : await planned.run(form.first)
    if (done) await Taro.redirectTo({ url: routes.detail(done.id) })
  }
  return (
    <Page
      bottom={
        <Fragment>
          {error && <Notice tone='danger'>{error.message}</Notice>}
          <Button
            label='交给书记看看'
            loading={planned.pending || replanned.pending}
            onPress={() => void send()}
          />
        </Fragment>
      }
    >
      <Context desk={desk} />
      <TextField
        label='活动名称'
        defaultValue={text.title}
        limit={30}
        error={errors.title}
        onChange={write('title')}
      />
      <TextArea
        label='做什么'
        defaultValue={text.about}
        limit={500}
        error={errors.about}
        onChange={write('about')}
      />
      <TextField
        label='在哪里集合'
        defaultValue={text.place}
        hint={desk.need ? '报名的人都看得到，不要写房号，在楼下集合' : undefined}
        limit={40}
        error={errors.place}
        onChange={write('place')}
      />
      <WhenPickers when={form.when} today={form.today} onChange={form.setWhen} />
      <Posts posts={form.posts} asked={asked} onChange={form.setPosts} />
      <TextField
        label='有什么要求'
        optional
        defaultValue={text.requirements}
        placeholder='例如：会用电钻，自带工具'
        limit={100}
        error={errors.requirements}
        onChange={write('requirements')}
      />
      <TextArea
        label='要注意什么'
        defaultValue={text.risk}
        limit={200}
        error={errors.risk}
        onChange={write('risk')}
      />
      <TextField
        label='保险'
        defaultValue={text.insurance}
        placeholder='例如：社区买了意外险'
        limit={100}
        error={errors.insurance}
        onChange={write('insurance')}
      />
      {desk.teams.length > 0 && (
        <Picker
          label='哪支队伍的活动'
          value={form.team}
          onChange={form.setTeam}
          options={[
            { value: NO_TEAM, label: '不属于队伍' },
            ...desk.teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </Page>
  )
}

/** What it answers: a need, or what was said when it was returned. */
function Context({ desk: { need, returned } }: { desk: PlanDesk }) {
  return (
    <Fragment>
      {returned && <Notice tone='warn'>{`退回的原因：${returned.reason}`}</Notice>}
      {need && (
        <Notice>
          {`${need.placeName}：${need.words}（${need.wished}）。求助人的称呼和房号不要写进活动里，负责人另外看得到。`}
        </Notice>
      )}
    </Fragment>
  )
}
