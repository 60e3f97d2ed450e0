/**
 * Reading: what is addressed to me, one notice, and that I have read it.
 * @module
 */
import { implementCommand, implementQuery, type QueryContext } from '../kernel/action'
import { findPage } from '../kernel/pages'
import { lookAtPictures } from '../kernel/pictures/show'
import { placeNames, placeOf } from '../people/face'
import {
  getNotice,
  listNotices,
  markNoticeRead,
  type NoticeSummary,
  type ReadCounts,
} from './contract'
import type { NoticeDoc } from './documents'
import { audiencesOf } from './face'
import { settleReading } from './publish'
import { offerOf } from './push'
import { noticeTarget, standingOf, writesNotices } from './standing'
import {
  householdReadId,
  noticeHouseholds,
  noticeReads,
  notices,
  noticeVersions,
  readId,
} from './store'
import { detailOf, summaryOf } from './view'

/** Longest history shown; more corrections than this are read on paper. */
const MOST_VERSIONS = 50

/** Which of some notices the caller has read. */
async function readAmong(ctx: QueryContext, found: readonly NoticeDoc[]): Promise<Set<string>> {
  const { personId } = ctx.session
  if (personId === '' || found.length === 0) return new Set()
  const ids = found.map((notice) => readId(notice._id, personId))
  const reads = await ctx.db.find(noticeReads, { _id: { in: ids } }, { limit: ids.length })
  return new Set(reads.map((read) => read.noticeId))
}

/** Notices as list rows, with place names and what the caller has read: two reads. */
export async function summariesOf(
  ctx: QueryContext,
  found: readonly NoticeDoc[],
): Promise<NoticeSummary[]> {
  const paths = [...new Set(found.map((notice) => notice.path))]
  const [names, read] = await Promise.all([placeNames(ctx.db, paths), readAmong(ctx, found)])
  return found.map((notice) =>
    summaryOf(notice, {
      placeName: names.get(notice.path) ?? '',
      read: read.has(notice._id),
      now: ctx.now,
    }),
  )
}

export const listNoticesAction = implementQuery(listNotices, {
  async run(ctx, { cursor }) {
    const path = { in: audiencesOf(ctx.session) }
    const where = { path, state: 'published' } as const
    const [page, push] = await Promise.all([
      findPage(ctx.db, notices, where, 'desc', cursor),
      offerOf(ctx),
    ])
    const items = await summariesOf(ctx, page.items)
    return { ...page, items, canWrite: writesNotices(ctx.session), ...(push && { push }) }
  },
})

/** Every picture its page may show. */
const picturesOf = ({ pictures, correction }: NoticeDoc): string[] => [
  ...pictures,
  ...(correction?.pictures ?? []),
]

async function countsOf(ctx: QueryContext, notice: NoticeDoc): Promise<ReadCounts> {
  const [readers, householdsRead, place] = await Promise.all([
    ctx.db.count(noticeReads, { noticeId: notice._id }),
    ctx.db.count(noticeHouseholds, { noticeId: notice._id }),
    placeOf(ctx.db, notice.path),
  ])
  const households = place?.householdCount ?? 0
  return { readers, householdsRead, householdsUnread: Math.max(households - householdsRead, 0) }
}

export const getNoticeAction = implementQuery(getNotice, {
  target: noticeTarget,
  async run(ctx, _input, notice) {
    const standing = standingOf(ctx.session, notice)
    const wantsCounts = (standing.isAuthor || standing.isReviewer) && notice.version > 0
    const [names, read, pick, versions, counts] = await Promise.all([
      placeNames(ctx.db, [notice.path]),
      readAmong(ctx, [notice]),
      lookAtPictures(ctx, picturesOf(notice)),
      notice.version > 1
        ? ctx.db.find(
            noticeVersions,
            { noticeId: notice._id },
            { orderBy: { field: 'version', order: 'desc' }, limit: MOST_VERSIONS },
          )
        : [],
      wantsCounts ? countsOf(ctx, notice) : undefined,
    ])
    const placeName = names.get(notice.path) ?? ''
    const about = { placeName, read: read.has(notice._id), now: ctx.now, standing, versions }
    return detailOf(notice, { ...about, counts, pick })
  },
})

export const markNoticeReadAction = implementCommand(markNoticeRead, {
  target: noticeTarget,
  async run(ctx, _input, notice): Promise<{ read: true }> {
    const { tx, session, now } = ctx
    const id = readId(notice._id, session.personId)
    if (await tx.get(noticeReads, id)) return { read: true }
    await tx.add(noticeReads, { _id: id, noticeId: notice._id, at: now })
    await settleReading(ctx, notice)
    const { household } = standingOf(session, notice)
    const householdId = householdReadId(notice._id, household ?? '')
    if (!(await tx.get(noticeHouseholds, householdId))) {
      await tx.add(noticeHouseholds, { _id: householdId, noticeId: notice._id })
    }
    return { read: true }
  },
})
