import { readHandCode } from '@domain/points/hand-code'
import { handOver, listStation, printStation, type StationRow } from '@functions/points/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import {
  call,
  PagedList,
  useCommand,
  useMadeFile,
  useOwnPlace,
  usePaged,
  usePullToRefresh,
} from '@/cloud'
import { Button, Empty, formatDay, Notice, Page, Sheet, SummaryCard, TextField, toast } from '@/ui'
import { PaperEntry } from './paper-entry'

/** 发放礼品: what waits at the station; the resident says the code, or has signed on paper. */
export default function StationPage() {
  const compound = useOwnPlace(useRouter<{ compound?: string }>().params.compound)
  const list = usePaged(listStation, compound === undefined ? undefined : { compound })
  usePullToRefresh(list.refresh)
  const [chosen, setChosen] = useState<StationRow>()
  const [code, setCode] = useState('')
  const hand = useCommand(handOver)
  const paper = useMadeFile()
  const [entering, setEntering] = useState(false)
  const scan = async () => {
    const seen = await Taro.scanCode({}).catch(() => undefined)
    if (!seen) return
    const read = readHandCode(seen.result)
    if (!read) return toast('这不是领取码，请扫“我的兑换”里的码')
    const done = await hand.run({ ...read, how: 'code' })
    if (!done) return
    toast(`已发给${done.name}：${done.giftTitle}`)
    await list.refresh()
  }
  const close = () => {
    setChosen(undefined)
    setCode('')
  }
  const give = async (how: 'code' | 'paper') => {
    if (!chosen) return
    const { id } = chosen
    const typed = code.replace(/\s/g, '')
    const done = await hand.run(how === 'code' ? { id, how, code: typed } : { id, how })
    if (!done) return
    toast('已发放')
    close()
    await list.refresh()
  }
  return (
    <Page
      bottom={
        <Button
          label='扫居民的领取码'
          icon='scan'
          loading={hand.pending && chosen === undefined}
          onPress={() => void scan()}
        />
      }
    >
      {paper.error && <Notice tone='danger'>{paper.error.message}</Notice>}
      <Button
        kind='plain'
        icon='description'
        label='打印领取名单'
        loading={paper.pending}
        onPress={() => void paper.open(() => call(printStation, { compound: compound ?? '' }))}
      />
      {list.items.length > 0 && (
        <Button kind='text' label='按纸单登记' onPress={() => setEntering(true)} />
      )}
      {hand.error && chosen === undefined && <Notice tone='danger'>{hand.error.message}</Notice>}
      <PagedList
        list={list}
        empty={<Empty icon='gift-o' title='没有等着领的' words='居民换了礼品，会出现在这里。' />}
        row={(row) => (
          <SummaryCard
            key={row.id}
            title={`${row.name} · ${row.giftTitle}`}
            state={{ word: '等着领', tone: 'waiting' }}
            foot={`${row.points} 分 · ${formatDay(row.dueAt, Date.now())}前领`}
            label={`${row.name}，${row.giftTitle}，发放`}
            onPress={() => setChosen(row)}
          />
        )}
      />
      <Sheet open={entering} title='按纸单登记' onClose={() => setEntering(false)}>
        <PaperEntry list={list} onDone={() => setEntering(false)} />
      </Sheet>
      <Sheet
        open={chosen !== undefined}
        title={`发给${chosen?.name ?? ''}：${chosen?.giftTitle ?? ''}`}
        onClose={close}
      >
        {hand.error && <Notice tone='danger'>{hand.error.message}</Notice>}
        <TextField label='居民手机上的领取码' placeholder='8 位数字' onChange={setCode} />
        <Button label='发放' loading={hand.pending} onPress={() => void give('code')} />
        <Button
          kind='text'
          label='在纸上签过字了'
          loading={hand.pending}
          onPress={() => void give('paper')}
        />
      </Sheet>
    </Page>
  )
}
