import {
  listPaperVotes,
  type PaperBallotView,
  type PaperVoteDesk,
  withdrawPaperVote,
} from '@functions/conventions/contract/vote'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useCommand, usePhotoUrls, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Card,
  Empty,
  formatMoment,
  Notice,
  Page,
  PhotoRow,
  Section,
  Stack,
  toast,
} from '@/ui'
import { NewSheet } from '../../parts/new-sheet'
import { Waiting } from '../../parts/waiting'
import { choiceWord } from '../../words'
import { BallotForm } from './ballot-form'

/** 录入纸质表决票: a photographed ballot, read by two people apart. */
export default function BallotsPage() {
  const { id = '', building = '' } = useRouter<{ id?: string; building?: string }>().params
  const query = useQuery(listPaperVotes, { id, building: decodeURIComponent(building) })
  usePullToRefresh(query.refresh)
  const [adding, setAdding] = useState(false)
  const [sheet, setSheet] = useState<string>()
  const desk = query.data
  if (!desk)
    return (
      <Page>
        <Answer query={query}>{() => null}</Answer>
      </Page>
    )
  if (sheet !== undefined)
    return (
      <BallotForm
        id={id}
        desk={desk}
        sheet={sheet}
        onEntered={query.refresh}
        onDone={() => {
          setSheet(undefined)
          setAdding(false)
        }}
      />
    )
  if (adding)
    return (
      <NewSheet
        what='表决票'
        lead='字要看得清，公约的名字、房号和打的勾都要拍到。'
        onBack={() => setAdding(false)}
        onTaken={setSheet}
      />
    )
  return (
    <Desk
      id={id}
      desk={desk}
      onAdd={() => setAdding(true)}
      onOpen={setSheet}
      onChanged={query.refresh}
    />
  )
}

interface DeskProps {
  id: string
  desk: PaperVoteDesk
  onAdd: () => void
  onOpen: (sheet: string) => void
  onChanged: () => Promise<void>
}

function Desk({ id, desk, onAdd, onOpen, onChanged }: DeskProps) {
  const { placeName, paperUntil, sheets } = desk
  const now = Date.now()
  const isOver = now > paperUntil
  return (
    <Page
      title={`${placeName} 纸质票`}
      lead='一位先录，另一位看着照片再录一遍，一样了才算数。录好了这家会收到消息；这家自己在手机上投了，就以手机上的为准。'
      bottom={isOver ? undefined : <Button label='拍一张表决票' onPress={onAdd} />}
    >
      <Notice tone={isOver ? 'warn' : 'info'}>
        {isOver
          ? '录纸质票的时间过了。还没投的，请在手机上投。'
          : `纸质票要在${formatMoment(paperUntil, now)}以前录完。`}
      </Notice>
      {sheets.length === 0 && (
        <Empty
          icon='photograph'
          title='没有等着录的表决票'
          words='邻居在纸上填好了，拍下来录进去。'
        />
      )}
      {sheets.map((one, index) => (
        <SheetCard
          key={one.sheet}
          id={id}
          one={one}
          place={index + 1}
          onOpen={() => onOpen(one.sheet)}
          onChanged={onChanged}
        />
      ))}
    </Page>
  )
}

interface SheetCardProps {
  id: string
  one: PaperBallotView
  place: number
  onOpen: () => void
  onChanged: () => Promise<void>
}

function SheetCard({ id, one, place, onOpen, onChanged }: SheetCardProps) {
  const { sheet, byName, own, others } = one
  const urls = usePhotoUrls([sheet])
  return (
    <Section title={`表决票 ${place}`}>
      <Card>
        <Stack>
          <PhotoRow photos={[...urls.values()]} label='表决票' />
          {others > 0 && (
            <Fragment>
              <Notice>{byName}录过一遍，请您看着照片再录一遍。</Notice>
              <Button size='small' label='我来录第二遍' onPress={onOpen} />
            </Fragment>
          )}
          {own.length > 0 && (
            <Fragment>
              <View className='ui-hint'>您录的，等另一位再录一遍：</View>
              {own.map((line) => (
                <OwnLine key={line.household} id={id} line={line} onChanged={onChanged} />
              ))}
              <Button kind='text' size='small' label='看着照片重新录' onPress={onOpen} />
            </Fragment>
          )}
        </Stack>
      </Card>
    </Section>
  )
}

interface OwnLineProps {
  id: string
  line: PaperBallotView['own'][number]
  onChanged: () => Promise<void>
}

function OwnLine({ id, line, onChanged }: OwnLineProps) {
  const { household, room, choice, woman, differs } = line
  const withdraw = useCommand(withdrawPaperVote)
  const takeBack = async () => {
    if (!(await withdraw.run({ id, household }))) return
    toast('撤下了，可以重新录')
    await onChanged()
  }
  return (
    <Waiting
      title={room}
      value={`${choiceWord(choice)}${woman ? '，女性代表' : ''}`}
      differs={differs && '另一位录的不一样。请对着照片再看看，录错了就重新录。'}
      pending={withdraw.pending}
      error={withdraw.error?.message}
      onWithdraw={() => void takeBack()}
    />
  )
}
