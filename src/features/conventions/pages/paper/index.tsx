import { listPaperEntries, type PaperSheetView } from '@functions/conventions/contract/papers'
import type { OutputOf } from '@functions/kernel/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, usePhotoUrls, usePullToRefresh, useQuery } from '@/cloud'
import { Button, Card, Cell, Empty, List, Notice, Page, PhotoRow, Section } from '@/ui'
import { LineForm } from './line-form'
import { NewSheet } from './new-sheet'

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
  if (adding) return <NewSheet onBack={() => setAdding(false)} onTaken={setSheet} />
  return <Desk desk={desk} onAdd={() => setAdding(true)} onOpen={setSheet} />
}

interface DeskProps {
  desk: PaperDesk
  onAdd: () => void
  onOpen: (sheet: string) => void
}

function Desk({ desk, onAdd, onOpen }: DeskProps) {
  const { placeName, version, sheets } = desk
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
        <SheetCard key={one.sheet} one={one} place={index + 1} onOpen={() => onOpen(one.sheet)} />
      ))}
    </Page>
  )
}

interface SheetCardProps {
  one: PaperSheetView
  place: number
  onOpen: () => void
}

function SheetCard({ one, place, onOpen }: SheetCardProps) {
  const { sheet, byName, own, others } = one
  const urls = usePhotoUrls([sheet])
  return (
    <Section title={`签名纸 ${place}`}>
      <Card>
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
            <List>
              {own.map(({ room, name }) => (
                <Cell key={`${room}${name}`} title={room} value={name} />
              ))}
            </List>
            <Button kind='text' size='small' label='接着录' onPress={onOpen} />
          </Fragment>
        )}
      </Card>
    </Section>
  )
}
