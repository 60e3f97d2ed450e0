import { listClaims } from '@functions/people/contract/claims'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Empty, Page } from '@/ui'
import { ClaimCard } from '../../parts/claim-card'

/** 等我答复的认领: as head of a home, as captain, as secretary. */
export default function AnswersPage() {
  const list = usePaged(listClaims, {})
  usePullToRefresh(list.refresh)
  return (
    <Page>
      <PagedList
        list={list}
        row={(claim) => <ClaimCard key={claim.id} claim={claim} answering />}
        empty={
          <Empty
            icon='completed-o'
            title='没有等您答复的认领'
            words='有人认领您管的家，会出现在这里。'
          />
        }
      />
    </Page>
  )
}
