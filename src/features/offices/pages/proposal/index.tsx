import { getProposal, type ProposalView } from '@functions/people/contract/offices'
import { useRouter } from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Card, formatMoment, Notice, Page } from '@/ui'
import { Facts } from '../../parts/facts'
import { lastDay, proposalView, proposedWords, termWords } from '../../words'
import { Moves } from './moves'

/** 任免申请: what is proposed, why, by whom, and the second person's yes or no. */
export default function ProposalPage() {
  const { params } = useRouter<{ id?: string }>()
  const query = useQuery(getProposal, { id: params.id ?? '' })
  usePullToRefresh(query.refresh)
  const { data, refresh } = query
  return (
    <Page
      title={data && `${proposedWords(data)} ${data.name}`}
      lead={data?.placeName}
      bottom={data && data.moves.length > 0 && <Moves proposal={data} onMoved={refresh} />}
    >
      <Answer query={query} cards={2}>
        {(proposal) => <Body proposal={proposal} />}
      </Answer>
    </Page>
  )
}

function Body({ proposal }: { proposal: ProposalView }) {
  const { change, state, endsAt, expiresAt, decidedBy, decidedWhy } = proposal
  const now = Date.now()
  return (
    <>
      {state === 'pending' ? (
        <Notice>{formatMoment(expiresAt, now)} 前没有人确认，就自动作废，可以重新提出。</Notice>
      ) : (
        <Notice tone={state === 'confirmed' ? 'info' : 'warn'}>
          {[proposalView(proposal).word, decidedBy, decidedWhy].filter(Boolean).join(' · ')}
        </Notice>
      )}
      <Card>
        <Facts
          facts={[
            change === 'appoint' ? ['任期', termWords(proposal)] : ['任到', lastDay(endsAt)],
            ['依据', proposal.sourceDecision],
            ['为什么', proposal.reason],
            ['谁提出的', `${proposal.proposedBy} · ${formatMoment(proposal.at, now)}`],
          ]}
        />
      </Card>
    </>
  )
}
