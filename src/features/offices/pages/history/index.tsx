import { listOfficeChanges, type OfficeChangeView } from '@functions/people/contract/offices'
import { useRouter } from '@tarojs/taro'
import { PagedList, useOwnPlace, usePaged, usePullToRefresh } from '@/cloud'
import { Card, Empty, Page } from '@/ui'
import { Facts } from '../../parts/facts'
import { CHANGE_WORDS, fullDay, lastDay, termWords } from '../../words'

/** 任免记录: what changed at a place, newest first; nothing is ever taken out. */
export default function HistoryPage() {
  const { params } = useRouter<{ path?: string }>()
  const path = useOwnPlace(params.path)
  const list = usePaged(listOfficeChanges, path === undefined ? undefined : { path })
  usePullToRefresh(list.refresh)
  return (
    <Page>
      <PagedList
        list={list}
        row={(change) => <Change key={change.id} change={change} />}
        empty={
          <Empty
            icon='records-o'
            title='还没有任免记录'
            words='任命、辞职、到期前结束，都会记在这里。'
          />
        }
      />
    </Page>
  )
}

function Change({ change }: { change: OfficeChangeView }) {
  const { kind, name, title, placeName, at, endsAt, sourceDecision, by, second, reason } = change
  const begins = kind === 'appointed' || kind === 'elected'
  const decided = second === undefined ? by : `${by}，${second}确认`
  return (
    <Card>
      <Facts
        facts={[
          [fullDay(at), `${name} ${CHANGE_WORDS[kind]} ${title}`],
          ['地点', placeName],
          begins ? ['任期', termWords(change)] : ['任到', lastDay(endsAt)],
          ['依据', sourceDecision],
          ['经办', decided],
          ['原因', reason],
        ]}
      />
    </Card>
  )
}
