import { listProposals } from '@functions/people/contract/offices'
import { useState } from 'react'
import { PagedList, usePaged, usePullToRefresh } from '@/cloud'
import { Empty, Page, Tabs } from '@/ui'
import { ProposalCard } from '../../parts/proposal-card'

type Tab = 'to_confirm' | 'mine'

const EMPTY: Readonly<Record<Tab, { title: string; words: string }>> = {
  to_confirm: {
    title: '没有等您确认的',
    words: '重要职务的任免要两个人同意，轮到您时会出现在这里。',
  },
  mine: { title: '您还没有提出过', words: '在“任职公示”里选好地点，就可以任命。' },
}

/** 任免申请: what waits for my yes, and what I proposed. */
export default function ProposalsPage() {
  const [tab, setTab] = useState<Tab>('to_confirm')
  const list = usePaged(listProposals, { tab })
  usePullToRefresh(list.refresh)
  return (
    <Page>
      <Tabs
        tabs={[
          { key: 'to_confirm', label: '等我确认' },
          { key: 'mine', label: '我提出的' },
        ]}
        chosen={tab}
        onChoose={setTab}
      />
      <PagedList
        list={list}
        row={(proposal) => <ProposalCard key={proposal.id} proposal={proposal} />}
        empty={<Empty icon='completed' {...EMPTY[tab]} />}
      />
    </Page>
  )
}
