import {
  listPaperEntries,
  type PaperSheetView,
  withdrawPaperEntry,
} from '@functions/conventions/contract/papers'
import type { OutputOf } from '@functions/kernel/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useCommand, usePhotoUrls, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Card, Empty, Notice, Page, PhotoRow, Section, Stack, toast } from '@/ui'
import { NewSheet } from '../../parts/new-sheet'
import { Waiting } from '../../parts/waiting'
import { LineForm } from './line-form'

export type PaperDesk = OutputOf<typeof listPaperEntries>

/** 录入纸上签名: a photographed sheet, each of its lines entered by two people apart. */
export default function PaperPage() {
  const building = decodeURIComponent(useRouter<{ building?: string }>().params.building ?? '')
  const query = useQuery(listPaperEntries, { building })
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
      <LineForm
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
        what='签名纸'
        lead='一张照片拍一页，字要看得清，纸的上边要拍到公约的名字和版次。'
        onBack={() => setAdding(false)}
        onTaken={setSheet}
      />
    )
  return (
    <Desk desk={desk} onAdd={() => setAdding(true)} onOpen={setSheet} onChanged={query.refresh} />
  )
}

interface DeskProps {
  desk: PaperDesk
  onAdd: () => void
  onOpen: (sheet: string) => void
  onChanged: () => Promise<void>
}

function Desk({ desk, onAdd, onOpen, onChanged }: DeskProps) {
  const { compound, placeName, version, sheets } = desk
  return (
    <Page
      title={`${placeName} 纸上签名`}
      lead={`签的是第 ${version} 版。一位先录，另一位看着照片再录一遍，一样了才算签了。`}
      bottom={<Button label='拍一张签名纸' onPress={onAdd} />}
    >
      {sheets.length === 0 && (
        <Empty
          icon='photograph'
          title='没有等着录的签名纸'
          words='邻居在纸上签好了，拍下来录进去。'
        />
      )}
      {sheets.map((one, index) => (
        <SheetCard
          key={one.sheet}
          compound={compound}
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
  compound: string
  one: PaperSheetView
  place: number
  onOpen: () => void
  onChanged: () => Promise<void>
}

function SheetCard({ compound, one, place, onOpen, onChanged }: SheetCardProps) {
  const { sheet, byName, own, others } = one
  const urls = usePhotoUrls([sheet])
  return (
    <Section title={`签名纸 ${place}`}>
      <Card>
        <Stack>
          <PhotoRow photos={[...urls.values()]} label='签名纸' />
          {others > 0 && (
            <Fragment>
              <Notice>
                {byName}录过 {others} 行，请您看着照片再录一遍。
              </Notice>
              <Button size='small' label='我来录第二遍' onPress={onOpen} />
            </Fragment>
          )}
          {own.length > 0 && (
            <Fragment>
              <View className='ui-hint'>您录了 {own.length} 行，等另一位再录一遍：</View>
              {own.map((line) => (
                <OwnLine
                  key={`${line.household}${line.name}`}
                  compound={compound}
                  line={line}
                  onChanged={onChanged}
                />
              ))}
              <Button kind='text' size='small' label='接着录' onPress={onOpen} />
            </Fragment>
          )}
        </Stack>
      </Card>
    </Section>
  )
}

interface OwnLineProps {
  compound: string
  line: PaperSheetView['own'][number]
  onChanged: () => Promise<void>
}

/** A line of mine that waits: wrong ones are taken back and entered again. */
function OwnLine({ compound, line, onChanged }: OwnLineProps) {
  const { household, room, name, differs } = line
  const withdraw = useCommand(withdrawPaperEntry)
  const takeBack = async () => {
    if (!(await withdraw.run({ compound, household, name }))) return
    toast('撤下了，可以重新录')
    await onChanged()
  }
  return (
    <Waiting
      title={room}
      value={name}
      differs={differs && '这一户另一位录的名字不一样，请对着照片再看看。'}
      pending={withdraw.pending}
      error={withdraw.error?.message}
      onWithdraw={() => void takeBack()}
    />
  )
}
