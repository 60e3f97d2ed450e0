import { listInbox } from '@functions/requests/contract'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { usePaged, usePullToRefresh } from '@/cloud'
import { Empty, Page, Tabs } from '@/ui'
import { RequestList } from '../../parts/request-list'
import type { InboxTab } from '../../routes'

const EMPTY: Readonly<Record<InboxTab, { title: string; words: string }>> = {
  waiting: { title: '没有等着受理的', words: '有新的诉求，会出现在这里。' },
  mine: { title: '您手上没有要办的', words: '别人交给您的、您受理的，都在这里。' },
  all: { title: '没有在办的诉求', words: '您负责的地方，眼下一件也没有。' },
}

const isTab = (value: string | undefined): value is InboxTab =>
  value !== undefined && value in EMPTY

/** 待我处理: what waits for those on duty. */
export default function InboxPage() {
  const { params } = useRouter<{ tab?: string }>()
  const [chosen, setChosen] = useState(isTab(params.tab) ? params.tab : undefined)
  const [waiting, setWaiting] = useState<number>()
  // Who accepts nothing (a plumber, say) finds their own work first, without a tap.
  const tab = chosen ?? (waiting === 0 ? 'mine' : 'waiting')
  const list = usePaged(listInbox, { tab })
  usePullToRefresh(list.refresh)
  const counted = list.latest?.waiting
  useEffect(() => {
    if (counted !== undefined) setWaiting(counted)
  }, [counted])
  return (
    <Page>
      <Tabs
        tabs={[
          { key: 'waiting', label: '待受理', count: waiting },
          { key: 'mine', label: '我经办' },
          { key: 'all', label: '全部' },
        ]}
        chosen={tab}
        onChoose={setChosen}
      />
      <RequestList list={list} mine={false} empty={<Empty icon='completed-o' {...EMPTY[tab]} />} />
    </Page>
  )
}
