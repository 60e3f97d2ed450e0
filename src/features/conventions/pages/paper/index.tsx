import {
  listPaperEntries,
  type PaperLine,
  withdrawPaperEntry,
} from '@functions/conventions/contract/papers'
import type { OutputOf } from '@functions/kernel/contract'
import { useRouter } from '@tarojs/taro'
import { useCommand, useQuery } from '@/cloud'
import { toast } from '@/ui'
import { DeskPage, type DeskWords } from '../../parts/desk'
import { Waiting } from '../../parts/waiting'
import { LineForm } from './line-form'

export type PaperDesk = OutputOf<typeof listPaperEntries>

const WORDS: DeskWords<PaperLine> = {
  what: '签名纸',
  shot: '一张照片拍一页，字要看得清，纸的上边要拍到公约的名字和版次。',
  empty: { title: '没有等着录的签名纸', words: '邻居在纸上签好了，拍下来录进去。' },
  others: (byName, count) => `${byName}录过 ${count} 行`,
  own: (count) => `您录了 ${count} 行`,
  again: '接着录',
  keyOf: ({ household, name }) => `${household}${name}`,
}

/** 录入纸上签名: a photographed sheet, each of its lines entered by two people apart. */
export default function PaperPage() {
  const building = decodeURIComponent(useRouter<{ building?: string }>().params.building ?? '')
  const query = useQuery(listPaperEntries, { building })
  return (
    <DeskPage
      query={query}
      words={WORDS}
      head={({ placeName, version }) => ({
        title: `${placeName} 纸上签名`,
        lead: `签的是第 ${version} 版。一位先录，另一位看着照片再录一遍，一样了才算签了。`,
      })}
      line={(own, { compound }) => (
        <OwnLine compound={compound} line={own} onChanged={query.refresh} />
      )}
      form={(desk, sheet, onDone) => (
        <LineForm desk={desk} sheet={sheet} onEntered={query.refresh} onDone={onDone} />
      )}
    />
  )
}

interface OwnLineProps {
  compound: string
  line: PaperLine
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
