import { getRequest } from '@functions/requests/contract'
import { useRouter } from '@tarojs/taro'
import { Answer, usePullToRefresh, useQuery } from '@/cloud'
import { Page, Section } from '@/ui'
import { History } from '../../parts/history'
import { Moves } from './moves'
import { RequestBody } from './request-body'

/** 诉求进展: one request, what happened to it, and what the reader can do now. */
export default function DetailPage() {
  const { params } = useRouter<{ id?: string }>()
  const query = useQuery(getRequest, { id: params.id ?? '' })
  usePullToRefresh(query.refresh)
  const { data, refresh } = query
  return (
    <Page bottom={data?.moves.length ? <Moves request={data} onMoved={refresh} /> : undefined}>
      <Answer query={query}>
        {(request) => (
          <>
            <RequestBody request={request} />
            <Section title='经过'>
              <History request={request} />
            </Section>
          </>
        )}
      </Answer>
    </Page>
  )
}
