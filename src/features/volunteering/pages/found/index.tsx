import { ancestorAt } from '@domain/people/path'
import { getMe } from '@functions/people/contract'
import { foundTeam } from '@functions/volunteering/contract'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Answer, inputErrors, useCommand, useQuery } from '@/cloud'
import { Button, Notice, Page, TextArea, TextField } from '@/ui'
import { routes } from '../../routes'

/** 发起一支队伍: its name and what it does; the secretary approves. */
export default function FoundPage() {
  const me = useQuery(getMe, {})
  // What is being written must not be replaced by an answer that comes again.
  if (me.data) return <Form home={me.data.homes[0]?.path} />
  return (
    <Page>
      <Answer query={me}>{() => null}</Answer>
    </Page>
  )
}

function Form({ home }: { home: string | undefined }) {
  const found = useCommand(foundTeam)
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const [asked, setAsked] = useState(false)
  const input = { compound: (home && ancestorAt(home, 'compound')) ?? '', name, about }
  const wrong = inputErrors(foundTeam, input)
  const errors = asked ? wrong : {}
  const send = async () => {
    setAsked(true)
    if (Object.keys(wrong).length > 0) return
    const done = await found.run(input)
    if (done) await Taro.redirectTo({ url: routes.team(done.team) })
  }
  return (
    <Page
      bottom={
        <Button
          label='交给书记批准'
          loading={found.pending}
          disabledReason={home === undefined ? '先登记住处，才能发起队伍' : undefined}
          onPress={() => void send()}
        />
      }
    >
      {found.error && <Notice tone='danger'>{found.error.message}</Notice>}
      <TextField
        label='队伍名称'
        placeholder='例如：3栋楼道清洁队'
        limit={20}
        error={errors.name}
        onChange={setName}
      />
      <TextArea
        label='队伍做什么'
        placeholder='例如：每周六上午扫楼道，有空的都来'
        limit={200}
        error={errors.about}
        onChange={setAbout}
      />
      <Notice>您就是队长。批准以后，邻居可以申请加入，由您答复。</Notice>
    </Page>
  )
}
