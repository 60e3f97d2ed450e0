import { getOffice } from '@functions/people/contract/offices'
import { useRouter } from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Card, Notice, Page } from '@/ui'
import { Facts } from '../../parts/facts'
import { termWords } from '../../words'
import { Moves } from './moves'

/** 任职: one office, the decision it rests on, and what the reader may do about it. */
export default function OfficePage() {
  const { params } = useRouter<{ id?: string }>()
  const query = useQuery(getOffice, { id: params.id ?? '' })
  usePullToRefresh(query.refresh)
  const { data, refresh } = query
  return (
    <Page
      title={data && `${data.title} ${data.name}`}
      lead={data?.placeName}
      bottom={
        data &&
        (data.moves.length > 0 || data.phone !== undefined) && (
          <Moves office={data} onMoved={refresh} />
        )
      }
    >
      <Answer query={query} cards={1}>
        {(office) => (
          <>
            {office.over && <Notice>这项任职已经结束。</Notice>}
            <Card>
              <Facts
                facts={[
                  ['任期', termWords(office)],
                  ['依据', office.sourceDecision],
                  ['值班电话', office.phone],
                ]}
              />
            </Card>
          </>
        )}
      </Answer>
    </Page>
  )
}
