import { dayAt, startOfDay } from '@domain/time/shanghai'
import { openSecretVote, openVote } from '@functions/conventions/contract'
import { Fragment, useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, ChoiceGrid, Notice, Sheet, Stack, toast } from '@/ui'
import type { MovesProps } from './moves'
import { VoteForm } from './vote-form'

/** Days an open vote lasts: two weekends in between for whoever is away. */
const DAYS = 10

/** Eight in the evening: people are at home, and nobody waits up for it. */
const ENDS_MS = 20 * 3_600_000

const endOfVote = (now: number): number => startOfDay(dayAt(now) + DAYS) + ENDS_MS

const WAYS = [
  {
    value: 'open_vote',
    label: '公开表决',
    hint: `手机上投，也可以填纸质票，${DAYS} 天后自动公布结果`,
  },
  {
    value: 'secret_vote',
    label: '秘密投票',
    hint: '和选举一样：先公示住户名单，推三位监票人，谁投了什么没人知道',
  },
] as const
type Way = (typeof WAYS)[number]['value']

/** Putting it to the households, in a way that this place knows. */
export function Deliberating({ version, onMoved }: MovesProps) {
  const { id, voteWays = [], ballot, poll } = version
  const [open, setOpen] = useState(false)
  if (ballot || poll) return null
  const ways = WAYS.filter(({ value }) => voteWays.includes(value))
  return (
    <Fragment>
      {ways.length > 0 && <Button label='请各户表决' onPress={() => setOpen(true)} />}
      {voteWays.includes('meeting') && <VoteForm id={id} onEntered={onMoved} />}
      <Sheet open={open} title='请各户表决' onClose={() => setOpen(false)}>
        <Start
          id={id}
          ways={ways}
          onOpened={() => {
            setOpen(false)
            toast('开始表决了')
            void onMoved()
          }}
        />
      </Sheet>
    </Fragment>
  )
}

interface StartProps {
  id: string
  ways: readonly (typeof WAYS)[number][]
  onOpened: () => void
}

function Start({ id, ways, onOpened }: StartProps) {
  const [way, setWay] = useState<Way | undefined>(ways.length === 1 ? ways[0]?.value : undefined)
  const [missing, setMissing] = useState<string>()
  const openly = useCommand(openVote)
  const secretly = useCommand(openSecretVote)
  const error = openly.error ?? secretly.error
  const start = async () => {
    if (!way) return setMissing('请选一种方式')
    const done =
      way === 'open_vote'
        ? await openly.run({ id, until: endOfVote(Date.now()) })
        : await secretly.run({ id })
    if (done) onOpened()
  }
  return (
    <Stack>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <ChoiceGrid
        label='怎么表决'
        layout='wide'
        hint='一户一票，过半的户投票、投票的户里过半赞成，就通过。结果谁都改不了。'
        options={ways}
        value={way}
        onChange={(chosen) => {
          setWay(chosen)
          setMissing(undefined)
        }}
        error={missing}
      />
      <Button
        label='开始表决'
        loading={openly.pending || secretly.pending}
        onPress={() => void start()}
      />
    </Stack>
  )
}
