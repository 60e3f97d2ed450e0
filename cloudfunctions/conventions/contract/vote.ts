/**
 * The open vote of households on a convention, on the phone and on paper.
 * @module
 */
import { isPath, levelOf } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { id } from './inputs'

const Household = v.pipe(
  v.string('请选择是哪一户'),
  v.check((path) => isPath(path) && levelOf(path) === 'household', '请选择是哪一户'),
)
const Choice = v.picklist(['for', 'against', 'abstain'], '请选赞成、反对或弃权')

export type HouseholdChoice = v.InferOutput<typeof Choice>

/** A running vote: how many took part, and never who or how. */
export interface BallotView {
  /** Last moment, epoch milliseconds. */
  until: number
  voted: number
  households: number
  /** The caller's homes that have a vote, with what they chose last. */
  mine: { household: string; placeName: string; choice: HouseholdChoice | null }[]
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

export const enterPaperVote = defineAction<{ waitsForSecond: boolean }>()({
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
  allow: {
    roles: [
      'building_captain',
      'branch_secretary',
      'branch_committee',
      'community_staff',
      'community_secretary',
    ],
  },
  audit: '录入公约纸质表决票',
})
