import { getNotice, markNoticeRead, type NoticeDetail } from '@functions/notices/contract'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Fragment, useEffect } from 'react'
import { Answer, useCommand, usePullToRefresh, useQuery } from '@/cloud'
import { Page } from '@/ui'
import { routes } from '../../routes'
import { DeskPart } from './desk-part'
import { Moves } from './moves'
import { NoticeBody } from './notice-body'
import { Versions } from './versions'

/** The code on the poster carries the id alone, as `scene`. */
const idOf = (params: { id?: string; scene?: string }) =>
  params.id ?? decodeURIComponent(params.scene ?? '')

/** 公告: one notice, its corrections, and for author and reviewers what they can do. */
export default function DetailPage() {
  const { params } = useRouter<{ id?: string; scene?: string }>()
  const id = idOf(params)
  const query = useQuery(getNotice, { id })
  usePullToRefresh(query.refresh)
  const { data, refresh } = query
  useMarkRead(data)
  useShareAppMessage(() => ({ title: data?.title ?? '公告', path: routes.detail(id) }))
  return (
    <Page bottom={data && data.moves.length > 0 && <Moves notice={data} onMoved={refresh} />}>
      <Answer query={query}>
        {(notice) => (
          <Fragment>
            <NoticeBody notice={notice} />
            <DeskPart notice={notice} />
            <Versions versions={notice.versions} />
          </Fragment>
        )}
      </Answer>
    </Page>
  )
}

/** Opening it is reading it, for those it is addressed to. */
function useMarkRead(notice: NoticeDetail | undefined): void {
  const { run } = useCommand(markNoticeRead)
  const counts = notice?.state === 'published' && notice.addressed && !notice.read
  const unread = counts ? notice.id : undefined
  useEffect(() => {
    if (unread !== undefined) void run({ id: unread })
  }, [unread, run])
}
