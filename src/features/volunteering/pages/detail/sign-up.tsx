import { type ActivityDetail, cancelSignUp, signUpFor } from '@functions/volunteering/contract'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Cell, List, Notice, Sheet, toast } from '@/ui'

interface SignUpProps {
  activity: ActivityDetail
  /** Whether it is the one primary button of the page. */
  main?: boolean
  onDone: () => Promise<void>
}

/** Choosing what to do, then saying that one read what to mind. */
export function SignUp({ activity, main = false, onDone }: SignUpProps) {
  const { posts } = activity
  const [post, setPost] = useState<string>()
  const [choosing, setChoosing] = useState(false)
  const pick = (id: string | undefined) => {
    setChoosing(false)
    setPost(id)
  }
  const choose = () => (posts.length === 1 ? pick(posts[0]?.id) : setChoosing(true))
  return (
    <Fragment>
      <Button kind={main ? 'primary' : 'text'} label='报名' onPress={choose} />
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
      <Sheet open={post !== undefined} title='报名参加？' onClose={() => setPost(undefined)}>
        <Agree
          activity={activity}
          post={post ?? ''}
          onClose={() => setPost(undefined)}
          onDone={onDone}
        />
      </Sheet>
    </Fragment>
  )
}

/** Giving a place back. */
export function GiveBack({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const leave = useCommand(cancelSignUp)
  const quit = async () => {
    await leave.run({ id })
    await onDone()
  }
  return (
    <Fragment>
      {leave.error && <Notice tone='danger'>{leave.error.message}</Notice>}
      <Button kind='text' label='不去了' loading={leave.pending} onPress={() => void quit()} />
    </Fragment>
  )
}

interface AgreeProps extends SignUpProps {
  post: string
  onClose: () => void
}

/** What to mind, and whether one is grown up. */
function Agree({ activity, post, onClose, onDone }: AgreeProps) {
  const { id, risk, requirements, insurance } = activity
  const join = useCommand(signUpFor)
  const settle = async (age: 'adult' | 'minor') => {
    const done = await join.run({ id, post, age, riskRead: true })
    if (!done) return
    onClose()
    if (age === 'minor') toast('报上了，等家长同意')
    else toast(done.state === 'joined' ? '报上名了' : '已排在候补')
    await onDone()
  }
  return (
    <Fragment>
      {requirements !== '' && <Notice>要求：{requirements}</Notice>}
      <Notice tone='warn'>注意：{risk}</Notice>
      <Notice>保险：{insurance}</Notice>
      {join.error && <Notice tone='danger'>{join.error.message}</Notice>}
      <Button
        label='我满 18 岁，报名'
        describe='注意事项看过了，我满 18 岁，报名'
        loading={join.pending}
        onPress={() => void settle('adult')}
      />
      <Button
        kind='plain'
        label='我未满 18 岁，请家长同意'
        loading={join.pending}
        onPress={() => void settle('minor')}
      />
    </Fragment>
  )
}
