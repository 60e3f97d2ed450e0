/**
 * The open vote of households on a convention, on the phone and on paper.
 * @module
 */
import type { HouseholdChoice, PaperStanding } from '@domain/conventions/paper-vote'
import type { ElectionStage } from '@domain/elections/stages'
import { isPath, levelOf } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import type { DeskRoom, DeskSheet } from './desk'
import { id } from './inputs'

const Household = v.pipe(
  v.string('请选择是哪一户'),
  v.check((path) => isPath(path) && levelOf(path) === 'household', '请选择是哪一户'),
)
const Choice = v.picklist(['for', 'against', 'abstain'], '请选赞成、反对或弃权')

export type { HouseholdChoice }

/** Those who enter what was marked on paper. */
const PRINTERS = [
  'building_captain',
  'branch_secretary',
  'branch_committee',
  'community_staff',
  'community_secretary',
] as const

/** A running vote: how many took part, and never who or how. */
export interface BallotView {
  /** Last moment, epoch milliseconds. */
  until: number
  /** Last moment paper is entered, epoch milliseconds. */
  paperUntil: number
  voted: number
  households: number
  /** Buildings whose papers the caller enters. */
  helps: { path: string; name: string }[]
  /** The caller's homes that have a vote. */
  mine: MyBallot[]
}

/** A home of the caller's, with what counts for it. */
export interface MyBallot {
  household: string
  placeName: string
  choice: HouseholdChoice | null
  onPaper: boolean
  /** What the caller said of themselves when they voted; false where somebody else did. */
  woman: boolean
}

/** Begins the vote of a convention that the sub-district has passed. */
export const openVote = defineAction<{ until: number }>()({
  name: 'conventions/openVote',
  kind: 'command',
  input: v.strictObject({
    id,
    /** Last moment, epoch milliseconds. */
    until: v.pipe(v.number('请选表决到哪一天'), v.integer(), v.minValue(0)),
  }),
  allow: { relations: ['editor'] },
  audit: '开始公约表决',
})

/** The vote of one's household; until the end it can be changed, and the last one counts. */
export const castVote = defineAction<{ choice: HouseholdChoice }>()({
  name: 'conventions/castVote',
  kind: 'command',
  input: v.strictObject({
    id,
    household: Household,
    choice: Choice,
    /** Whether a woman speaks for the household; counted, never shown by household. */
    woman: v.boolean(),
  }),
  allow: { relations: ['voter'] },
  audit: '为家里投公约表决票',
})

/** A paper as one person reads it; two who read the same make it count, where the phone said nothing. */
export const enterPaperVote = defineAction<{ standing: PaperStanding }>()({
  name: 'conventions/enterPaperVote',
  kind: 'command',
  input: v.strictObject({
    id,
    household: Household,
    choice: Choice,
    woman: v.boolean(),
    /** Picture of the paper. */
    sheet: v.pipe(v.string(), v.startsWith('cloud://', '照片没有传好，请删掉重新添加')),
  }),
  allow: { roles: PRINTERS },
  audit: '录入公约纸质表决票',
})

/** Takes back what the caller read from a paper that does not count yet; false when nothing waits. */
export const withdrawPaperVote = defineAction<{ withdrawn: boolean }>()({
  name: 'conventions/withdrawPaperVote',
  kind: 'command',
  input: v.strictObject({ id, household: Household }),
  allow: { roles: PRINTERS },
  audit: '撤下录入的公约纸质表决票',
})

/** A ballot as the caller read it. */
export interface PaperBallot {
  household: string
  room: string
  choice: HouseholdChoice
  woman: boolean
  /** Somebody else read it differently. */
  differs: boolean
}

/** The desk at which a building's ballots on paper are entered. */
export interface PaperVoteDesk {
  title: string
  placeName: string
  /** Last moment paper is entered, epoch milliseconds. */
  paperUntil: number
  rooms: DeskRoom[]
  sheets: DeskSheet<PaperBallot>[]
}

export const listPaperVotes = defineAction<PaperVoteDesk>()({
  name: 'conventions/listPaperVotes',
  kind: 'query',
  input: v.strictObject({
    id,
    building: v.pipe(
      v.string('请选择楼栋'),
      v.check((path) => isPath(path) && levelOf(path) === 'building', '请选择楼栋'),
    ),
  }),
  allow: { roles: PRINTERS },
})

/** A secret vote of households, which runs as every election does. */
export interface PollView {
  /** The page where households vote and anyone may look. */
  url: string
  stage: ElectionStage
  /** First and last moment of voting, epoch milliseconds. */
  from: number
  until: number
}

/** Begins the secret vote of a convention that the sub-district has passed. */
export const openSecretVote = defineAction<{ url: string }>()({
  name: 'conventions/openSecretVote',
  kind: 'command',
  input: v.strictObject({ id }),
  allow: { relations: ['editor'] },
  audit: '开始公约秘密投票',
})
