import type { DeskSheet } from '@functions/conventions/contract/desk'
import { View } from '@tarojs/components'
import { Fragment, type Key, type ReactNode, useState } from 'react'
import { Answer, type Query, usePhotoUrls, usePullToRefresh } from '@/cloud'
import { Button, Card, Empty, Notice, Page, PhotoRow, Section, Stack } from '@/ui'
import { NewSheet } from './new-sheet'

interface Sheets<Own> {
  placeName: string
  sheets: DeskSheet<Own>[]
}

/** What differs between signatures and ballots on paper. */
export interface DeskWords<Own> {
  /** What is on the paper: 签名纸. */
  what: string
  /** What the picture must show. */
  shot: string
  empty: { title: string; words: string }
  /** What others read, e.g. `王大爷录过 3 行`. */
  others: (byName: string, count: number) => string
  /** What the caller read, e.g. `您录了 3 行`. */
  own: (count: number) => string
  /** The button that opens one's own picture again. */
  again: string
  keyOf: (own: Own) => Key
}

interface DeskPageProps<Own, Desk extends Sheets<Own>> {
  query: Query<Desk>
  words: DeskWords<Own>
  /** The page's title and what stands above the papers. */
  head: (desk: Desk) => { title: string; lead: string; notice?: ReactNode; closed?: boolean }
  /** A line of one's own, that can be taken back. */
  line: (own: Own, desk: Desk) => ReactNode
  /** Reading a picture. */
  form: (desk: Desk, sheet: string, onDone: () => void) => ReactNode
}

/** The desk for paper: photographed, then read by two people apart. */
export function DeskPage<Own, Desk extends Sheets<Own>>({
  query,
  words,
  head,
  line,
  form,
}: DeskPageProps<Own, Desk>) {
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
  const done = () => {
    setSheet(undefined)
    setAdding(false)
  }
  if (sheet !== undefined) return form(desk, sheet, done)
  const { what, shot, empty } = words
  if (adding)
    return <NewSheet what={what} lead={shot} onBack={() => setAdding(false)} onTaken={setSheet} />
  const { title, lead, notice, closed = false } = head(desk)
  return (
    <Page
      title={title}
      lead={lead}
      bottom={
        closed ? undefined : <Button label={`拍一张${what}`} onPress={() => setAdding(true)} />
      }
    >
      {notice}
      {desk.sheets.length === 0 && <Empty icon='photograph' {...empty} />}
      {desk.sheets.map((one, index) => (
        <SheetCard
          key={one.sheet}
          one={one}
          title={`${what} ${index + 1}`}
          words={words}
          line={(own) => line(own, desk)}
          onOpen={() => setSheet(one.sheet)}
        />
      ))}
    </Page>
  )
}

interface SheetCardProps<Own> {
  one: DeskSheet<Own>
  title: string
  words: DeskWords<Own>
  line: (own: Own) => ReactNode
  onOpen: () => void
}

function SheetCard<Own>({ one, title, words, line, onOpen }: SheetCardProps<Own>) {
  const { sheet, byName, gone, own, others } = one
  const urls = usePhotoUrls(gone ? [] : [sheet])
  return (
    <Section title={title}>
      <Card>
        <Stack>
          {gone ? (
            <Notice tone='danger'>
              这张照片没有通过审核，已经撤下。请把下面录的撤下，换一张清楚的照片重新录。
            </Notice>
          ) : (
            <PhotoRow photos={[...urls.values()]} label={words.what} />
          )}
          {others > 0 && (
            <Fragment>
              <Notice>{words.others(byName, others)}，请您看着照片再录一遍。</Notice>
              <Button size='small' label='我来录第二遍' onPress={onOpen} />
            </Fragment>
          )}
          {own.length > 0 && (
            <Fragment>
              <View className='ui-hint'>{words.own(own.length)}，等另一位再录一遍：</View>
              {own.map((mine) => (
                <Fragment key={words.keyOf(mine)}>{line(mine)}</Fragment>
              ))}
              {!gone && <Button kind='text' size='small' label={words.again} onPress={onOpen} />}
            </Fragment>
          )}
        </Stack>
      </Card>
    </Section>
  )
}
