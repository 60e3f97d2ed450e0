/**
 * Changing what is out: a correction is a new version, a withdrawal says why. Nothing is erased.
 * @module
 */
import { movesOn, type NoticeState, type ReviewReason } from '@domain/notices/states'
import { implementCommand, type PrepareContext } from '../kernel/action'
import type { InputOf } from '../kernel/contract'
import { Failure } from '../kernel/errors'
import { claimPhotos } from '../kernel/photos'
import { keepPictures } from '../kernel/pictures/keep'
import { publicPhonesOver } from '../people/face'
import { judge, judgeReason } from './check'
import { correctNotice, type SubmitAnswer, withdrawNotice } from './contract'
import type { NoticeDoc } from './documents'
import { askForReview, endTasks, publish, tellAuthor } from './publish'
import { noticeTarget, standingOf } from './standing'
import { notices } from './store'
import { contentOf, filesOf, pictureUse, refuseBadDates } from './write'

type Correction = InputOf<typeof correctNotice>

async function judgeCorrection(
  ctx: PrepareContext,
  input: Correction,
  notice: NoticeDoc,
): Promise<ReviewReason[]> {
  const content = contentOf(input)
  refuseBadDates(content, ctx.now, notice)
  await ctx.inspectFiles(content.attachments.map(({ file }) => file))
  const phones = await publicPhonesOver(ctx.db, notice.path, ctx.now)
  const words = { ...content, reason: input.reason }
  const outcome = await judge(ctx, notice.authorRole, words, phones)
  return outcome.state === 'in_review' ? outcome.reasons : []
}

export const correctNoticeAction = implementCommand(correctNotice, {
  target: noticeTarget,
  prepare: judgeCorrection,
  async run(ctx, input, notice, reasons): Promise<SubmitAnswer> {
    if (notice.state !== 'published') throw new Failure('notice_state')
    const content = contentOf(input)
    await claimPhotos(ctx.tx, filesOf(content), ctx.session.personId, ctx.now)
    await keepPictures(ctx, content.pictures, pictureUse(notice))
    const waits = reasons.length > 0
    if (waits) {
      await ctx.tx.update(notices, notice._id, {
        waiting: true,
        reviewReasons: reasons,
        correction: { ...content, reason: input.reason },
        updatedAt: ctx.now,
      })
      await askForReview(ctx, notice, content.title)
    } else {
      await publish(ctx, notice, content, input.reason)
    }
    return { id: notice._id, state: 'published', reasons }
  },
})

export const withdrawNoticeAction = implementCommand(withdrawNotice, {
  target: noticeTarget,
  async prepare(ctx, { reason }, notice) {
    return judgeReason(ctx, reason, await publicPhonesOver(ctx.db, notice.path, ctx.now))
  },
  // What is wrong comes down at once, even while its reason can't be checked.
  async run(ctx, { reason }, notice, isChecked: boolean): Promise<{ state: NoticeState }> {
    const standing = standingOf(ctx.session, notice)
    if (!movesOn(notice.state, standing).includes('withdraw')) throw new Failure('notice_state')
    await ctx.tx.update(notices, notice._id, {
      state: 'withdrawn',
      waiting: false,
      correction: null,
      withdrawnBecause: reason,
      reasonHeld: !isChecked,
      updatedAt: ctx.now,
    })
    await endTasks(ctx, notice)
    await tellAuthor(ctx, notice, '您的公告已被撤回', reason)
    return { state: 'withdrawn' }
  },
})
