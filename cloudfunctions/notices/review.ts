/**
 * A second person's reading: approve, or send back with what to mend.
 * @module
 */
import { movesOn, type NoticeState } from '@domain/notices/states'
import { type CommandContext, implementCommand } from '../kernel/action'
import type { InputOf } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import { passSeen } from '../kernel/pictures/settle'
import { publicPhonesOver } from '../people/face'
import { judgeReason } from './check'
import { reviewNotice } from './contract'
import type { NoticeDoc } from './documents'
import { publish, reviewed, tellAuthor } from './publish'
import { noticeTarget } from './standing'
import { notices } from './store'

type Input = InputOf<typeof reviewNotice>

async function approve(ctx: CommandContext, notice: NoticeDoc): Promise<NoticeState> {
  const { correction } = notice
  await passSeen(ctx.tx, (correction ?? notice).pictures, ctx.now)
  if (correction) {
    const { reason, ...content } = correction
    await publish(ctx, notice, content, reason)
  } else {
    const { title, body, pictures, attachments, mustReadBy, expiresAt } = notice
    await publish(ctx, notice, { title, body, pictures, attachments, mustReadBy, expiresAt }, '')
  }
  await tellAuthor(ctx, notice, '您的公告已发布', notice.title)
  return 'published'
}

async function sendBack(
  ctx: CommandContext,
  notice: NoticeDoc,
  reason: string,
): Promise<NoticeState> {
  // A correction that is sent back leaves what is published as it is.
  const state = notice.correction ? notice.state : 'returned'
  await ctx.tx.update(notices, notice._id, {
    state,
    waiting: false,
    correction: null,
    returnedBecause: reason,
    updatedAt: ctx.now,
  })
  await tellAuthor(ctx, notice, '您的公告要改一改', reason)
  return state
}

export const reviewNoticeAction = implementCommand(reviewNotice, {
  target: noticeTarget,
  async prepare(ctx, { reason }: Input, notice) {
    if (!reason) return
    const phones = await publicPhonesOver(ctx.db, notice.path, ctx.now)
    if (!(await judgeReason(ctx, reason, phones))) throw new Failure('content_unchecked')
  },
  async run(ctx, { decision, reason, seen }: Input, notice) {
    if (notice.updatedAt !== seen) throw new Failure('notice_changed')
    const waits = notice.correction
      ? notice.waiting
      : movesOn(notice.state, { isAuthor: false, isReviewer: true }).includes('approve')
    if (!waits) throw new Failure('notice_state')
    if (decision === 'return' && !reason) throw new Failure('words_needed')
    ctx.note({ details: { decision } })
    await reviewed(ctx, notice)
    const state =
      decision === 'approve'
        ? await approve(ctx, notice)
        : await sendBack(ctx, notice, reason ?? '')
    return { state }
  },
})
