import type { listDesk, listNotices } from '@functions/notices/contract'
import type { ReactNode } from 'react'
import { type Paged, PagedList } from '@/cloud'
import { NoticeCard } from './notice-card'

interface NoticeListProps {
  list: Paged<typeof listDesk | typeof listNotices>
  /** Whether it is shown to those who write and review. */
  desk?: boolean
  /** What shows when there is none. */
  empty: ReactNode
}

/** Notices, a page at a time. */
export function NoticeList({ list, desk, empty }: NoticeListProps) {
  return (
    <PagedList
      list={list}
      empty={empty}
      row={(notice) => <NoticeCard key={notice.id} notice={notice} desk={desk} />}
    />
  )
}
