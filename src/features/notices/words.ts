/**
 * What residents and authors read about a notice.
 * @module
 */
import { NOTICE_STATE_TITLES, type ReviewReason } from '@domain/notices/states'
import { ROLE_TITLES } from '@domain/people/roles'
import type { AuthorView, NoticeSummary, ReadCounts } from '@functions/notices/contract'
import type { Tone } from '@/ui'

type Shown = Pick<NoticeSummary, 'state' | 'expired' | 'mustReadBy' | 'read' | 'version'>

/** The state as one word and its look. For readers a notice they must still read stands out. */
export function stateView(notice: Shown): { word: string; tone: Tone } {
  if (notice.state === 'published') {
    if (notice.expired) return { word: '已过期', tone: 'stopped' }
    if (notice.mustReadBy !== null && !notice.read) return { word: '请您看', tone: 'mine' }
    return notice.read ? { word: '看过了', tone: 'done' } : { word: '新的', tone: 'moving' }
  }
  const tones = { draft: 'moving', in_review: 'waiting', returned: 'mine', withdrawn: 'stopped' }
  return { word: NOTICE_STATE_TITLES[notice.state], tone: tones[notice.state] as Tone }
}

/** The state for those who wrote or review it: how far it is, not whether they read it. */
export function deskStateView(notice: Shown): { word: string; tone: Tone } {
  if (notice.state !== 'published' || notice.expired) return stateView(notice)
  return { word: notice.version > 1 ? '已更正' : '已发布', tone: 'done' }
}

export const authorWords = ({ role, name }: AuthorView): string => `${ROLE_TITLES[role]} ${name}`

/** Why somebody else reads it before it is out. */
export const REVIEW_WORDS = {
  first_posts: '楼栋长头五条公告，都请书记先看一看',
  lint: '里面有房号或车牌，请核对该不该写',
  safety: '文字没能自动检查，要人看一看',
  files: '图片和附件要人看一看',
} as const satisfies Record<ReviewReason, string>

/** How many have read it, in a sentence. */
export function readWords({ readers, householdsRead, householdsUnread }: ReadCounts): string {
  const total = householdsRead + householdsUnread
  return `${readers} 人看过；${total} 户里看过 ${householdsRead} 户，还有 ${householdsUnread} 户没看`
}
