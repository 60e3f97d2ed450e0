import type { ProposalView } from '@functions/people/contract/offices'
import Taro from '@tarojs/taro'
import { SummaryCard, TimeLeft } from '@/ui'
import { routes } from '../routes'
import { proposalView, proposedWords } from '../words'

/** A proposal in a list: whom, to what, who asks for it, until when. */
export function ProposalCard({ proposal }: { proposal: ProposalView }) {
  const { id, name, placeName, proposedBy, expiresAt, state, moves } = proposal
  const shown = proposalView(proposal)
  const title = `${proposedWords(proposal)} ${name}`
  const foot = [placeName, `${proposedBy}提出`]
  return (
    <SummaryCard
      mine={moves.includes('confirm')}
      title={title}
      state={shown}
      foot={foot.join(' · ')}
      aside={state === 'pending' && <TimeLeft dueAt={expiresAt} />}
      label={[title, shown.word, ...foot].join('，')}
      onPress={() => void Taro.navigateTo({ url: routes.proposal(id) })}
    />
  )
}
