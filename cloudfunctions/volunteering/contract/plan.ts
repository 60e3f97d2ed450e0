/**
 * Planning an activity, and planning it again after it was returned.
 * @module
 */
import type { ActivityState } from '@domain/volunteering/activity-states'
import type { NeedKind } from '@domain/volunteering/need'
import type { PlannedWords } from '@domain/volunteering/planned-words'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { compoundInput, wordsInput } from '../../kernel/contract/inputs'
import { needInput } from './needs'
import { APPROVERS, activityInput, momentInput } from './shared'

const post = v.strictObject({
  title: wordsInput('请写岗位', 20),
  capacity: v.pipe(
    v.number('请写 1 到 100'),
    v.integer('请写 1 到 100'),
    v.minValue(1, '请写 1 到 100'),
    v.maxValue(100, '请写 1 到 100'),
  ),
})

/** What an activity is, as planned. */
const planFields = {
  title: wordsInput('请写活动名称', 30),
  about: wordsInput('请写做什么', 500),
  place: wordsInput('请写在哪里集合', 40),
  /** What volunteers should be able to do or bring; absent when nothing is asked. */
  requirements: v.optional(wordsInput('请写有什么要求', 100)),
  risk: wordsInput('请写要注意什么', 200),
  insurance: wordsInput('请写保险怎么办，没有就写“没有保险”', 100),
  startsAt: momentInput,
  endsAt: momentInput,
  posts: v.pipe(v.array(post), v.minLength(1, '至少一个岗位'), v.maxLength(10, '最多 10 个岗位')),
  /** The team it belongs to, whose member the planner is. */
  team: v.optional(activityInput),
}

export const planActivity = defineAction<{ id: string; state: ActivityState }>()({
  name: 'volunteering/planActivity',
  kind: 'command',
  input: v.strictObject({
    compound: compoundInput,
    ...planFields,
    /** The need it answers; for those who arrange. */
    need: v.optional(needInput),
  }),
  /** `neighbour` lives in the compound. */
  allow: { relations: ['neighbour', 'arranger'], roles: APPROVERS },
  audit: '发起志愿活动',
})

/** A returned activity, changed and handed in again. */
export const replanActivity = defineAction<{ id: string; state: ActivityState }>()({
  name: 'volunteering/replanActivity',
  kind: 'command',
  input: v.strictObject({ id: activityInput, ...planFields }),
  allow: { relations: ['leader'] },
  audit: '改好志愿活动再交',
})

/** What the page that plans needs to know. */
export interface PlanDesk {
  /** Where the activity would be; null when the caller neither lives nor serves anywhere. */
  compound: string | null
  teams: { id: string; name: string }[]
  need: { id: string; kind: NeedKind; words: string; wished: string; placeName: string } | null
  /** What was returned, to change it; null for a new one. */
  returned: ReturnedPlan | null
}

/** A plan as it was handed in, and what was said to it. */
export interface ReturnedPlan extends PlannedWords {
  startsAt: number
  endsAt: number
  posts: { title: string; capacity: number }[]
  team: string
  reason: string
}

export const getPlanDesk = defineAction<PlanDesk>()({
  name: 'volunteering/getPlanDesk',
  kind: 'query',
  input: v.strictObject({
    need: v.optional(needInput),
    /** An activity that was returned to the caller. */
    again: v.optional(activityInput),
  }),
  /** Everyone may ask; a need is shown to those who arrange it, what was returned to its leader. */
  allow: { anyone: true },
})
