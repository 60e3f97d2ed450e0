import { type ClaimDetail, getClaim } from '@functions/people/contract/claims'
import { getHousehold } from '@functions/people/contract/residence'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import {
  Card,
  Notice,
  Page,
  Person,
  Section,
  Stack,
  StatePill,
  Timeline,
  type TimelineStep,
} from '@/ui'
import { Members } from '../../parts/members'
import { METHOD_WORDS, NEXT_WORDS, RELATION_WORDS, stateView, stepTitle } from '../../words'
import { Moves } from './moves'
import '../../parts/residence.css'

/** 认领的进展: who is asked, what was said, and what I can do. */
export default function ClaimDetailPage() {
  const { params } = useRouter<{ id?: string }>()
  const query = useQuery(getClaim, { id: params.id ?? '' })
  usePullToRefresh(query.refresh)
  const claim = query.data
  const bottom = claim && claim.can.length > 0 && <Moves claim={claim} onMoved={query.refresh} />
  return (
    <Page bottom={bottom}>
      <Answer query={query}>{(found) => <Body claim={found} onChanged={query.refresh} />}</Answer>
    </Page>
  )
}

function Body({ claim, onChanged }: { claim: ClaimDetail; onChanged: () => Promise<void> }) {
  const { placeName, room, state, isMine, claimantName, relation, method, phoneMasked } = claim
  const settles = claim.can.includes('answer') && state === 'pending_secretary'
  return (
    <>
      <Card>
        <Stack>
          <View className='residence-row'>
            <View className='residence-name'>{`${placeName} ${room}`}</View>
            <StatePill {...stateView(state)} />
          </View>
          {isMine ? (
            <View>{`${RELATION_WORDS[relation]} · ${METHOD_WORDS[method]}`}</View>
          ) : (
            <Person
              name={claimantName}
              role={[`说自己是${RELATION_WORDS[relation]}`, phoneMasked]
                .filter(Boolean)
                .join(' · ')}
            />
          )}
        </Stack>
      </Card>
      {isMine && <Notice>{NEXT_WORDS[state]}</Notice>}
      {settles && <NowAtHome household={claim.household} onChanged={onChanged} />}
      <Section title='经过'>
        <Card>
          <Timeline steps={stepsOf(claim)} />
        </Card>
      </Section>
    </>
  )
}

/** For the secretary: who lives there by the records, and the means to put it right. */
function NowAtHome(props: { household: string; onChanged: () => Promise<void> }) {
  const query = useQuery(getHousehold, { household: props.household })
  const changed = async () => {
    await Promise.all([query.refresh(), props.onChanged()])
  }
  return (
    <Section title='这一户现在有谁'>
      <Answer query={query} cards={1}>
        {({ path, members }) => (
          <Members household={path} members={members} as='secretary' onChanged={changed} />
        )}
      </Answer>
    </Section>
  )
}

/** The history, the latest first; who is asked now stands at the top. */
function stepsOf(claim: ClaimDetail): TimelineStep[] {
  const { steps, state, at, dueAt, isMine } = claim
  const done = steps.map((step, i): TimelineStep => {
    const words = step.words === '' ? {} : { words: step.words }
    return { key: String(i), title: stepTitle(step, isMine), state: 'done', at: step.at, ...words }
  })
  const { word, tone } = stateView(state)
  const due = dueAt === undefined ? {} : { dueAt }
  const now: TimelineStep[] =
    tone === 'waiting' ? [{ key: 'now', title: word, state: 'now', at, ...due }] : []
  return [...now, ...done.reverse()]
}
