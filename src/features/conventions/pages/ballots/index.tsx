import {
  listPaperVotes,
  type PaperBallot,
  withdrawPaperVote,
} from '@functions/conventions/contract/vote'
import { useRouter } from '@tarojs/taro'
import { useCommand, useQuery } from '@/cloud'
import { formatMoment, Notice, toast } from '@/ui'
import { DeskPage, type DeskWords } from '../../parts/desk'
import { Waiting } from '../../parts/waiting'
import { choiceWord } from '../../words'
import { BallotForm } from './ballot-form'

const WORDS: DeskWords<PaperBallot> = {
  what: '表决票',
  shot: '字要看得清，公约的名字、房号和打的勾都要拍到。',
  empty: { title: '没有等着录的表决票', words: '邻居在纸上填好了，拍下来录进去。' },
  others: (byName) => `${byName}录过一遍`,
  own: () => '您录的',
  again: '看着照片重新录',
  keyOf: ({ household }) => household,
}

/** 录入纸质表决票: a photographed ballot, read by two people apart. */
export default function BallotsPage() {
  const { id = '', building = '' } = useRouter<{ id?: string; building?: string }>().params
  const query = useQuery(listPaperVotes, { id, building: decodeURIComponent(building) })
  const now = Date.now()
  return (
    <DeskPage
      query={query}
      words={WORDS}
      head={({ placeName, paperUntil }) => ({
        title: `${placeName} 纸质票`,
        lead: '一位先录，另一位看着照片再录一遍，一样了才算数。录好了这家会收到消息；这家自己在手机上投了，就以手机上的为准。',
        notice: <Until paperUntil={paperUntil} now={now} />,
        closed: now > paperUntil,
      })}
      line={(own) => <OwnLine id={id} line={own} onChanged={query.refresh} />}
      form={(desk, sheet, onDone) => (
        <BallotForm id={id} desk={desk} sheet={sheet} onEntered={query.refresh} onDone={onDone} />
      )}
    />
  )
}

function Until({ paperUntil, now }: { paperUntil: number; now: number }) {
  return now > paperUntil ? (
    <Notice tone='warn'>录纸质票的时间过了。还没投的，请在手机上投。</Notice>
  ) : (
    <Notice>纸质票要在{formatMoment(paperUntil, now)}以前录完。</Notice>
  )
}

interface OwnLineProps {
  id: string
  line: PaperBallot
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
