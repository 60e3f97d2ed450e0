/**
 * Notices as shown.
 * @module
 */
import { isExpired, movesOn } from '@domain/notices/states'
import type { PicturePicker } from '../kernel/pictures/show'
import type { NoticeDetail, NoticeSummary, NoticeVersionView, ReadCounts } from './contract'
import type { NoticeDoc, NoticeVersionDoc } from './documents'
import type { Standing } from './standing'

const EXCERPT_LENGTH = 60
/** Stands for a reason that could not be checked yet. */
const HELD_REASON = '原因正在核对'

/** A notice in a list. */
export function summaryOf(
  notice: NoticeDoc,
  about: { placeName: string; read: boolean; now: number },
): NoticeSummary {
  return {
    id: notice._id,
    title: notice.title,
    excerpt: notice.state === 'withdrawn' ? '' : [...notice.body].slice(0, EXCERPT_LENGTH).join(''),
    placeName: about.placeName,
    author: { name: notice.authorName, role: notice.authorRole },
    state: notice.state,
    expired: isExpired(notice, about.now),
    version: notice.version,
    at: notice.publishedAt ?? notice.createdAt,
    mustReadBy: notice.mustReadBy,
    read: about.read,
  }
}

/** Earlier versions, newest first, each with why the next took its place. */
function versionsOf(docs: readonly NoticeVersionDoc[], current: number): NoticeVersionView[] {
  const reasonOf = new Map(docs.map((doc) => [doc.version, doc.reason]))
  return docs
    .filter((doc) => doc.version < current)
    .sort((a, b) => b.version - a.version)
    .map(({ version, at, title, body }) => {
      const reason = reasonOf.get(version + 1)
      return { version, at, title, body, ...(reason ? { reason } : {}) }
    })
}

/** What only author and reviewers see. */
function deskPart(notice: NoticeDoc, counts: ReadCounts | undefined, pick: PicturePicker) {
  const { correction, returnedBecause } = notice
  return {
    reviewReasons: notice.reviewReasons,
    ...(correction && {
      pendingCorrection: {
        title: correction.title,
        body: correction.body,
        reason: correction.reason,
        pictures: pick(correction.pictures, true).shown,
        attachments: correction.attachments,
        mustReadBy: correction.mustReadBy,
        expiresAt: correction.expiresAt,
      },
    }),
    ...(returnedBecause && { returnedBecause }),
    ...(counts && { counts }),
  }
}

/** A notice in full. A withdrawn one shows its reason and no more to those it was addressed to. */
export function detailOf(
  notice: NoticeDoc,
  about: {
    placeName: string
    read: boolean
    now: number
    standing: Standing
    versions: readonly NoticeVersionDoc[]
    counts: ReadCounts | undefined
    pick: PicturePicker
  },
): NoticeDetail {
  const { standing } = about
  const atDesk = standing.isAuthor || standing.isReviewer
  const hidden = notice.state === 'withdrawn' && !atDesk
  const { shown, pending } = about.pick(notice.pictures, atDesk)
  const { excerpt: _excerpt, ...summary } = summaryOf(notice, about)
  const moves = notice.waiting
    ? [...new Set([...movesOn(notice.state, standing), ...movesOn('in_review', standing)])]
    : movesOn(notice.state, standing)
  return {
    ...summary,
    path: notice.path,
    addressed: standing.household !== undefined,
    body: hidden ? '' : notice.body,
    pictures: hidden ? [] : shown,
    ...(!hidden && pending.length > 0 && { picturesPending: pending }),
    attachments: hidden ? [] : notice.attachments,
    expiresAt: notice.expiresAt,
    changedAt: notice.updatedAt,
    versions: hidden ? [] : versionsOf(about.versions, notice.version),
    moves,
    ...(notice.withdrawnBecause && {
      withdrawnBecause: notice.reasonHeld && !atDesk ? HELD_REASON : notice.withdrawnBecause,
    }),
    ...(atDesk && deskPart(notice, about.counts, about.pick)),
  }
}
