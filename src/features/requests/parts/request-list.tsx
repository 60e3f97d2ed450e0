import type { listInbox, listMyRequests } from '@functions/requests/contract'
import type { ReactNode } from 'react'
import { type Paged, PagedList } from '@/cloud'
import { RequestCard } from './request-card'

interface RequestListProps {
  list: Paged<typeof listInbox | typeof listMyRequests>
  /** Whether the reader reported them. */
  mine: boolean
  /** What shows when there is none. */
  empty: ReactNode
}

/** Requests, a page at a time. */
export function RequestList({ list, mine, empty }: RequestListProps) {
  return (
    <PagedList
      list={list}
      empty={empty}
      row={(request) => <RequestCard key={request.id} request={request} mine={mine} />}
    />
  )
}
