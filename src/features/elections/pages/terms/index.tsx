import { listTerms, type TermView } from '@functions/elections/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Card,
  Empty,
  formatDay,
  Notice,
  Page,
  Person,
  Section,
  Stack,
  StatePill,
} from '@/ui'
import { routes } from '../../routes'
import { END_WORDS, ROLE_WORDS } from '../../words'
import { Ending } from './ending'
import { Handover } from './handover'
import { Recall } from './recall'

/** 任期和交接: who was elected, until when, what was handed over, and how a term ends early. */
export default function TermsPage() {
  const { path = '' } = useRouter<{ path?: string }>().params
  const query = useQuery(listTerms, { path })
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query}>
        {({ terms }) => {
          const now = Date.now()
          const running = terms.filter((one) => runs(one, now))
          const vacant = terms.filter((one) => one.byElection && !one.byElection.opened)
          const before = terms.filter((one) => !runs(one, now) && !vacant.includes(one))
          return (
            <>
              {terms.length === 0 && (
                <Empty
                  icon='friends-o'
                  title='这里还没有选出来的人'
                  words='选举结果确认以后，任期从那天开始。'
                />
              )}
              {[...vacant, ...running].map((term) => (
                <Term key={term.id} term={term} path={path} onChanged={query.refresh} />
              ))}
              {before.length > 0 && (
                <Section title='以前的任期'>
                  {before.map((term) => (
                    <Card key={term.id}>
                      <Person name={term.name} role={spanOf(term)} />
                    </Card>
                  ))}
                </Section>
              )}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

const runs = ({ ended, endsAt }: TermView, now: number) => !ended && now < endsAt

function spanOf({ startsAt, endsAt, ended }: TermView): string {
  const now = Date.now()
  const until = formatDay(ended?.at ?? endsAt - 1, now)
  const why = ended ? `，${END_WORDS[ended.because]}` : ''
  return `${formatDay(startsAt, now)} 到 ${until}${why}`
}

interface TermProps {
  term: TermView
  path: string
  onChanged: () => Promise<void>
}

function Term({ term, path, onChanged }: TermProps) {
  const { name, role, ended, byElection, moves, id } = term
  const vacant = byElection && !byElection.opened
  return (
    <Section title={ROLE_WORDS[role]}>
      <Card>
        <Stack>
          <Person name={name} role={spanOf(term)}>
            <StatePill
              {...(ended ? { word: '空缺', tone: 'stopped' } : { word: '在任', tone: 'done' })}
            />
          </Person>
        </Stack>
      </Card>
      {vacant && (
        <Notice tone='warn'>
          {`职务空着。最晚${formatDay(byElection.due, Date.now())}要启动补选。`}
        </Notice>
      )}
      {moves.includes('by_election') && (
        <Button
          label='启动补选'
          onPress={() => void Taro.navigateTo({ url: routes.byElection(id, path, role) })}
        />
      )}
      <Recall term={term} onChanged={onChanged} />
      {!ended && <Handover term={term} onChanged={onChanged} />}
      <Ending term={term} onChanged={onChanged} />
    </Section>
  )
}
