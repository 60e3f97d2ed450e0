/**
 * After an election: terms, how they end early, recall, and what is handed over.
 * @module
 */
import { isPath } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { wordsInput } from '../../kernel/contract/inputs'
import { type DeedView, electionIdInput, OFFICIALS, ORGANIZERS } from './shared'

export interface RecallView {
  words: string
  proposedAt: number
  /** Households that ask for it, and how many are needed. */
  count: number
  needed: number
  /** Whether a household of the caller's is among them. */
  mine: boolean
  /** Until when the person in office may answer; absent before enough asked. */
  answerUntil?: number
  answer?: { words: string; at: number }
  /** The vote; absent before enough asked. */
  electionId?: string
}

/** What the caller can do about a term now; each action judges for itself again. */
export type TermMove =
  | 'resign'
  | 'end'
  | 'support_recall'
  | 'answer_recall'
  | 'give'
  | 'receive'
  | 'by_election'

export interface TermView {
  id: string
  name: string
  role: 'building_captain' | 'resident_rep'
  startsAt: number
  endsAt: number
  /** Whether the caller holds it. */
  mine: boolean
  ended?: DeedView & { because: 'resigned' | 'moved_away' | 'recalled' | 'died' | 'dismissed' }
  recall?: RecallView
  /** Until when the by-election must have opened, and whether it has. */
  byElection?: { due: number; opened: boolean }
  handover: { item: string; given: boolean; received: boolean }[]
  /** That an official found it ended, which another has still to confirm; for officials. */
  endAsked?: { because: 'moved_away' | 'died'; by: string; mine: boolean }
  moves: TermMove[]
}

/** Terms that elections of a place began, the latest first. */
export const listTerms = defineAction<{ terms: TermView[] }>()({
  name: 'elections/listTerms',
  kind: 'query',
  input: v.strictObject({ path: v.pipe(v.string(), v.check(isPath, '请重新选择地点')) }),
  /** Who holds an office is public. */
  allow: { anyone: true },
})

export const resignTerm = defineAction<{ byElectionDue: number }>()({
  name: 'elections/resignTerm',
  kind: 'command',
  input: v.strictObject({ id: electionIdInput, words: wordsInput('请写为什么辞职', 200) }),
  allow: { relations: ['holder'] },
  audit: '辞去职务',
})

/**
 * What one official found out and another confirms by recording the same: nobody ends alone the term of
 * whom neighbours elected.
 */
export const endTerm = defineAction<{ waitsForSecond: boolean; byElectionDue?: number }>()({
  name: 'elections/endTerm',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    because: v.picklist(['moved_away', 'died'], '请选择原因'),
    words: wordsInput('请写是怎么核实的', 200),
  }),
  allow: { roles: [...ORGANIZERS, 'sub_district_staff'] },
  audit: '登记任期提前结束',
})

/** One thing that is handed over: given by those before, received by who is in office now. */
export const tickHandover = defineAction<{ open: number }>()({
  name: 'elections/tickHandover',
  kind: 'command',
  input: v.strictObject({
    id: electionIdInput,
    item: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
    side: v.picklist(['given', 'received']),
  }),
  allow: { relations: ['holder'], roles: OFFICIALS },
  audit: '交接登记',
})

/** A household asks for a recall, the first with its reason; with enough of them there is a vote. */
export const supportRecall = defineAction<{ count: number; needed: number }>()({
  name: 'elections/supportRecall',
  kind: 'command',
  input: v.strictObject({ id: electionIdInput, words: v.optional(wordsInput('请写理由', 300)) }),
  allow: { relations: ['household'] },
  audit: '提议罢免',
})

export const answerRecall = defineAction<{ answeredAt: number }>()({
  name: 'elections/answerRecall',
  kind: 'command',
  input: v.strictObject({ id: electionIdInput, words: wordsInput('请写您的申辩', 500) }),
  allow: { relations: ['holder'] },
  audit: '对罢免申辩',
})
