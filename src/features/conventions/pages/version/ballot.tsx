import { castVote, type HouseholdChoice, type VersionView } from '@functions/conventions/contract'
import { getBallotSlips } from '@functions/conventions/contract/papers'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, useCommand, useMadeFile } from '@/cloud'
import {
  Button,
  Card,
  Cell,
  ChoiceGrid,
  formatLeft,
  List,
  Notice,
  Section,
  Sheet,
  Stack,
  SwitchCell,
  toast,
} from '@/ui'
import { routes } from '../../routes'
import { CHOICES, choiceWord } from '../../words'

type Ballot = NonNullable<VersionView['ballot']>

interface BallotProps {
  id: string
  ballot: Ballot
  onVoted: () => Promise<void>
}

/** 住户表决: how far it is, and the vote of each home of mine. */
export function BallotSection({ id, ballot, onVoted }: BallotProps) {
  const { until, voted, households, mine, helps } = ballot
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
      <PaperDesk id={id} buildings={helps} />
      {mine.map((home) => (
        <Home key={home.household} id={id} home={home} onVoted={onVoted} />
      ))}
    </Section>
  )
}

interface PaperDeskProps {
  id: string
  buildings: Ballot['helps']
}

/** For those who bring paper to the doors and enter what comes back. */
function PaperDesk({ id, buildings }: PaperDeskProps) {
  const [asking, setAsking] = useState<'print' | 'enter'>()
  const file = useMadeFile()
  if (buildings.length === 0) return null
  const go = (errand: 'print' | 'enter', building: string) => {
    setAsking(undefined)
    if (errand === 'print') return void file.open(() => call(getBallotSlips, { id, building }))
    void Taro.navigateTo({ url: routes.ballots(id, building) })
  }
  const [only] = buildings
  const start = (errand: 'print' | 'enter') =>
    buildings.length === 1 && only ? go(errand, only.path) : setAsking(errand)
  return (
    <Stack>
      {file.error && <Notice tone='danger'>{file.error.message}</Notice>}
      <List>
        <Cell
          icon='description-o'
          title='打印纸质票'
          label={file.pending ? '正在排版，马上打开……' : '一页四张，裁开送给不用手机的人家'}
          onPress={() => start('print')}
        />
        <Cell
          icon='photograph'
          title='录入纸质票'
          label='填好的拍下来，两个人各录一遍'
          onPress={() => start('enter')}
        />
      </List>
      <Sheet open={asking !== undefined} title='哪一栋楼？' onClose={() => setAsking(undefined)}>
        <List>
          {buildings.map(({ path, name }) => (
            <Cell key={path} title={name} onPress={() => asking && go(asking, path)} />
          ))}
        </List>
      </Sheet>
    </Stack>
  )
}

interface HomeProps {
  id: string
  home: Ballot['mine'][number]
  onVoted: () => Promise<void>
}

function Home({ id, home, onVoted }: HomeProps) {
  const { household, placeName, choice: cast, woman: said } = home
  const [choice, setChoice] = useState<HouseholdChoice | undefined>(cast ?? undefined)
  const [woman, setWoman] = useState(said)
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
        {cast !== null && (
          <Notice>
            您家现在{home.onPaper ? '的纸质票' : '投的'}是“{choiceWord(cast)}”，可以改。
          </Notice>
        )}
        <ChoiceGrid
          label={placeName}
          layout='three'
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
