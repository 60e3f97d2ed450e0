import { castVote, type HouseholdChoice, type VersionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import {
  Button,
  Card,
  ChoiceGrid,
  formatLeft,
  Notice,
  Section,
  Stack,
  SwitchCell,
  toast,
} from '@/ui'

type Ballot = NonNullable<VersionView['ballot']>

const CHOICES: readonly { value: HouseholdChoice; label: string }[] = [
  { value: 'for', label: '赞成' },
  { value: 'against', label: '反对' },
  { value: 'abstain', label: '弃权' },
]

const wordOf = (choice: HouseholdChoice) =>
  CHOICES.find(({ value }) => value === choice)?.label ?? ''

interface BallotProps {
  id: string
  ballot: Ballot
  onVoted: () => Promise<void>
}

/** 住户表决: how far it is, and the vote of each home of mine. */
export function BallotSection({ id, ballot, onVoted }: BallotProps) {
  const { until, voted, households, mine } = ballot
  return (
    <Section title='住户表决'>
      <Card>
        <View>
          一户一票，{formatLeft(until, Date.now())}。已有 {voted} 户投了，共 {households} 户。
        </View>
        <View className='ui-hint'>
          过半的户投票、投票的户里过半赞成，就通过。结束前可以改，以最后一次为准；只公布户数，不公布谁投了什么。
        </View>
      </Card>
      {mine.map((home) => (
        <Home key={home.household} id={id} home={home} onVoted={onVoted} />
      ))}
    </Section>
  )
}

interface HomeProps {
  id: string
  home: Ballot['mine'][number]
  onVoted: () => Promise<void>
}

function Home({ id, home, onVoted }: HomeProps) {
  const { household, placeName, choice: cast } = home
  const [choice, setChoice] = useState<HouseholdChoice | undefined>(cast ?? undefined)
  const [woman, setWoman] = useState(false)
  const [missing, setMissing] = useState<string>()
  const vote = useCommand(castVote)
  const send = async () => {
    if (!choice) return setMissing('请先选一个')
    if (!(await vote.run({ id, household, choice, woman }))) return
    toast('投好了')
    await onVoted()
  }
  return (
    <Card>
      <Stack>
        {vote.error && <Notice tone='danger'>{vote.error.message}</Notice>}
        {cast !== null && <Notice>您家现在投的是“{wordOf(cast)}”，可以改。</Notice>}
        <ChoiceGrid
          label={placeName}
          options={CHOICES}
          value={choice}
          onChange={(chosen) => {
            setChoice(chosen)
            setMissing(undefined)
          }}
          error={missing}
        />
        <SwitchCell
          title='我是女性，代表全家投票（只计人数）'
          checked={woman}
          onChange={setWoman}
        />
        <Button
          label={cast === null ? '投票' : '改投'}
          loading={vote.pending}
          onPress={() => void send()}
        />
      </Stack>
    </Card>
  )
}
