/**
 * Looking at elections.
 * @module
 */
import type { Window } from '@domain/elections/calendar'
import type { Count, Outcome } from '@domain/elections/outcome'
import type { ElectionRules } from '@domain/elections/rules'
import type { ElectionStage } from '@domain/elections/stages'
import * as v from 'valibot'
import { defineAction, type Page } from '../../kernel/contract'
import { cursorInput } from '../../kernel/contract/inputs'
import { type DeedView, electionIdInput } from './shared'

/** An election in a list. */
export interface ElectionSummary {
  id: string
  title: string
  placeName: string
  stage: ElectionStage
  /** When the present stage ends by itself; absent where it does not. */
  until?: number
  /** Whether a household of the caller's may vote in it. */
  mine: boolean
}

/** One stage of the line: what, from when to when. */
export interface StageView {
  stage: ElectionStage
  window: Window
}

/** What the caller can do now. */
export type ElectionMove =
  | 'check_roll'
  | 'object_roll'
  | 'rule_roll'
  | 'nominate'
  | 'answer_nomination'
  | 'review'
  | 'appeal'
  | 'offer_scrutineer'
  | 'choose_scrutineers'
  | 'vote'
  /** Of scrutineers and officers: the key, the paper, the count. */
  | 'make_key'
  | 'paper'
  | 'count'
  | 'object_result'
  | 'rule_result'
  | 'second_ruling'
  | 'confirm'
  | 'file'

export interface ElectionDetail extends ElectionSummary {
  path: string
  office: ElectionRules['office']
  /** A question's words; absent for an office. */
  question?: { title: string; text: string }
  /** Of a vote on a recall: whom it is about, and what they answered before it. */
  recall?: { name: string; answer?: string }
  /** Every stage with its window, in order. */
  line: StageView[]
  rules: ElectionRules
  /** SHA-256 of the frozen rules, hex. */
  rulesHash: string
  profile: string
  openedBy: { name: string }
  roll: { ready: boolean; frozen: boolean; households: number; hash: string }
  /** What ballots choose among, in ballot order; absent before candidates are published. */
  choices?: { id: string; title: string }[]
  scrutineers: string[]
  /** Who registers and counts paper; empty where nobody does. */
  officers: string[]
  runoffOf?: string
  /** Voting was lengthened, because too few had come. */
  extended?: true
  /** Published by itself at the promised hour. */
  result?: { count: Count; outcome: Outcome; countedAt: number; boardHead: string }
  confirmed?: DeedView
  filed?: DeedView & { number: string }
  voided?: DeedView & {
    reason: 'no_candidates' | 'irregular' | 'no_key' | 'no_count'
    words: string
  }
  moves: ElectionMove[]
}

export const listElections = defineAction<Page<ElectionSummary> & { canPlan: boolean }>()({
  name: 'elections/listElections',
  kind: 'query',
  input: v.strictObject({ cursor: cursorInput }),
  /** Everyone may ask; it lists those of the places they live in or look after. */
  allow: { anyone: true },
})

export const getElection = defineAction<ElectionDetail>()({
  name: 'elections/getElection',
  kind: 'query',
  input: v.strictObject({ id: electionIdInput }),
  /** An election is public: it hangs in the stairwell too, and its code leads here. */
  allow: { anyone: true },
})
