import { getRequest, type RequestDetail } from '@functions/requests/contract'
import { useRouter } from '@tarojs/taro'
import { Answer, usePhotoUrls, usePullToRefresh, useQuery } from '@/cloud'
import { Page, Section } from '@/ui'
import { History, shown } from '../../parts/history'
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
      <Answer query={query}>{(request) => <Content request={request} />}</Answer>
    </Page>
  )
}

function Content({ request }: { request: RequestDetail }) {
  const later = request.timeline.flatMap((entry) => entry.photos ?? [])
  const urls = usePhotoUrls([...request.photos, ...later])
  return (
    <>
      <RequestBody
        request={request}
        photos={shown(request.photos, urls)}
        pending={shown(request.photosPending ?? [], urls)}
      />
      <Section title='经过'>
        <History request={request} urls={urls} />
      </Section>
    </>
  )
}
