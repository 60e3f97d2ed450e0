import { listTasks } from '@functions/people/contract'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Empty, Page } from '@/ui'
import { NeedCard } from '../parts/need-card'

/** 需要您办的: everything that waits for the reader, most pressing first. */
export default function WaitingPage() {
  const list = usePaged(listTasks, {})
  usePullToRefresh(list.refresh)
  return (
    <Page>
      <PagedList
        list={list}
        row={(need) => <NeedCard key={need.id} need={need} />}
        empty={
          <Empty icon='passed' title='都办完了' words='没有等着您办的事。有新的，首页会告诉您。' />
        }
      />
    </Page>
  )
}
