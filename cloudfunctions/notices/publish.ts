/**
 * Putting a notice out, the first time or corrected, and telling those whose turn it is.
 * @module
 */
import type { CommandContext } from '../kernel/action'
import { orderOf, tell } from '../kernel/messages'
import { closeTask, homeDesk, openTask, settleForPerson } from '../kernel/tasks'
import type { NoticeContent, NoticeDoc } from './documents'
import { readTask } from './face'
import { noticeUrl } from './pages'
import { notices, noticeVersions, pushJobs, versionId } from './store'

const reviewTask = (id: string) => `notice_review.${id}`

/** Lays a notice, or a correction of it, on its reviewers' desks. */
export async function askForReview(
  ctx: CommandContext,
  notice: NoticeDoc,
  title: string,
): Promise<void> {
  await openTask(ctx.tx, {
    _id: reviewTask(notice._id),
    desks: notice.desks,
    kind: 'notice_to_review',
    title: '有一条公告等您审核',
    detail: title,
    url: noticeUrl(notice._id),
    at: ctx.now,
  })
}

/** Takes it off the reviewers' desks. */
export const reviewed = (ctx: CommandContext, notice: NoticeDoc): Promise<void> =>
  closeTask(ctx.tx, reviewTask(notice._id))

/** The task of reading it, for those it is addressed to. */
async function askToRead(ctx: CommandContext, notice: NoticeDoc, content: NoticeContent) {
  if (content.mustReadBy === null) return closeTask(ctx.tx, readTask(notice._id))
  return openTask(ctx.tx, {
    _id: readTask(notice._id),
    desks: [homeDesk(notice.path)],
    kind: 'notice_to_read',
    title: '有一条公告请您看一看',
    detail: content.title,
    dueAt: content.mustReadBy,
    ...(content.expiresAt !== null && { goneAt: content.expiresAt }),
    url: noticeUrl(notice._id),
    at: ctx.now,
  })
}

/** Nobody need read it any more. */
export async function endTasks(ctx: CommandContext, notice: NoticeDoc): Promise<void> {
  await closeTask(ctx.tx, reviewTask(notice._id))
  await closeTask(ctx.tx, readTask(notice._id))
}

/** The caller has read it. */
export const settleReading = (ctx: CommandContext, notice: NoticeDoc): Promise<void> =>
  settleForPerson(ctx.tx, readTask(notice._id), ctx.session.personId, ctx.now)

/** Puts out the content as the next version; the version before stays readable. */
export async function publish(
  ctx: CommandContext,
  notice: NoticeDoc,
  content: NoticeContent,
  reason: string,
): Promise<void> {
  const version = notice.version + 1
  const publishedAt = notice.publishedAt ?? ctx.now
  await ctx.tx.add(noticeVersions, {
    _id: versionId(notice._id, version),
    noticeId: notice._id,
    version,
    ...content,
    reason,
    at: ctx.now,
  })
  await ctx.tx.update(notices, notice._id, {
    ...content,
    state: 'published',
    waiting: false,
    reviewReasons: [],
    correction: null,
    returnedBecause: '',
    version,
    publishedAt,
    order: orderOf(publishedAt, notice._id),
    updatedAt: ctx.now,
  })
  await askToRead(ctx, notice, content)
  if (version === 1) await hintAt(ctx, notice)
}

/** Leaves the hint to those who said yes to the worker, see `deliver.ts`. */
function hintAt({ tx, now }: CommandContext, { _id, path }: NoticeDoc): Promise<void> {
  const fresh = { state: 'open', cursor: '', attempts: 0, nextAt: now, at: now } as const
  return tx.add(pushJobs, { _id, path, ...fresh })
}

/** Tells the author what became of it, unless the author did it. */
export async function tellAuthor(
  ctx: CommandContext,
  notice: NoticeDoc,
  title: string,
  body: string,
): Promise<void> {
  if (notice.authorId === ctx.session.personId) return
  await tell(ctx.tx, ctx.commandId, {
    to: notice.authorId,
    title,
    body,
    url: noticeUrl(notice._id),
    at: ctx.now,
  })
}
