/**
 * What residents and officials read about offices.
 * @module
 */
import type { ProposalState } from '@domain/people/proposals'
import type { PictureState } from '@domain/pictures/judging'
import { dateOf, dayAt } from '@domain/time/shanghai'
import type { OfficeChangeView, OfficeView, ProposalView } from '@functions/people/contract/offices'
import type { Tone } from '@/ui'

/** A day as in a decision: `2026年11月24日`. */
export function fullDay(at: number): string {
  const [year = '', month = '', date = ''] = dateOf(dayAt(at)).split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

/** The last day of a term that ends at a moment. */
export const lastDay = (endsAt: number): string => fullDay(endsAt - 1)

/** A term in words: from its first to its last day. */
export const termWords = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }): string =>
  `${fullDay(startsAt)} 到 ${lastDay(endsAt)}`

/** How it went with a picture that somebody was to look at. */
export const PICTURE_WORDS = {
  asked: '机器还在看，等一等再来。',
  pass: '这张图片已经可以给大家看了。',
  refused: '这张图片已经撤下。',
} as const satisfies Record<Exclude<PictureState, 'review'>, string>

/** What was done. */
export const CHANGE_WORDS = {
  appointed: '任命',
  elected: '当选',
  shortened: '缩短任期',
  ended: '提前结束',
  resigned: '辞去职务',
} as const satisfies Record<OfficeChangeView['kind'], string>

const PROPOSAL_TONES: Readonly<Record<ProposalState, Tone>> = {
  pending: 'waiting',
  confirmed: 'done',
  refused: 'stopped',
  withdrawn: 'stopped',
  lapsed: 'late',
}

/** A proposal's state as one word and its look. */
export function proposalView({ state, moves }: ProposalView): { word: string; tone: Tone } {
  if (moves.includes('confirm')) return { word: '等您确认', tone: 'mine' }
  const words = {
    pending: '等第二人确认',
    confirmed: '已确认',
    refused: '没有同意',
    withdrawn: '已撤回',
    lapsed: '过期未办',
  } as const satisfies Record<ProposalState, string>
  return { word: words[state], tone: PROPOSAL_TONES[state] }
}

/** What is proposed, in a phrase: `任命 小区书记`. */
export const proposedWords = ({ change, title }: ProposalView): string =>
  `${change === 'appoint' ? '任命' : '提前结束'} ${title}`

/** Where and what, as a second line. */
export const officeWords = ({ placeName, title }: Pick<OfficeView, 'placeName' | 'title'>) =>
  [title, placeName].filter(Boolean).join(' · ')
