/**
 * Planning an election and opening it.
 * @module
 */
import { CHANGEABLE_RULES, type RuleChanges } from '@domain/elections/bounds'
import type { ElectionCalendar } from '@domain/elections/calendar'
import type { ElectionRules } from '@domain/elections/rules'
import { isPath } from '@domain/people/path'
import * as v from 'valibot'
import { defineAction } from '../../kernel/contract'
import { wordsInput } from '../../kernel/contract/inputs'
import { electionIdInput, ORGANIZERS } from './shared'

/** Most places of one plan: each is an election of its own, and they open together. */
const MOST_PLACES = 40

const path = v.pipe(v.string(), v.check(isPath, '请重新选择地点'))
const moment = v.pipe(v.number(), v.integer(), v.minValue(0))
const number = v.optional(v.pipe(v.number('请填数字'), v.integer('请填整数'), v.minValue(0)))

const ruleEntries = Object.fromEntries(
  Object.keys(CHANGEABLE_RULES).map((rule) => [rule, number]),
) as Record<keyof RuleChanges, typeof number>

const planEntries = {
  /** Compound that is planned for, or one building. */
  path,
  office: v.picklist(['building_captain', 'resident_rep', 'question']),
  /** A question's words; needed for one, refused for an office. */
  question: v.optional(
    v.strictObject({
      title: wordsInput('请写要表决的事', 40),
      text: wordsInput('请写清楚表决的内容', 1000),
    }),
  ),
  /** Where it is held: buildings for an office; buildings, or the compound itself, for a question. */
  places: v.pipe(
    v.array(path),
    v.minLength(1, '请选择楼栋'),
    v.maxLength(MOST_PLACES, `一次最多选 ${MOST_PLACES} 栋楼，请分两次启动`),
  ),
  /** Numbers that differ from the scheme's own. */
  rules: v.strictObject(ruleEntries),
  /** Epoch milliseconds; voting by default follows from the rules. */
  times: v.strictObject({
    startsAt: moment,
    votingFrom: v.optional(moment),
    votingUntil: v.optional(moment),
  }),
  /** Term whose vacancy it fills. */
  fillsTerm: v.optional(electionIdInput),
}

/** What a plan comes to. */
export interface PlanPreview {
  calendar?: ElectionCalendar
  rules: ElectionRules
  /** What stands in the way, in Chinese; empty when it may start. */
  problems: string[]
}

export const previewPlan = defineAction<PlanPreview>()({
  name: 'elections/previewPlan',
  kind: 'query',
  input: v.strictObject(planEntries),
  allow: { roles: ORGANIZERS },
})

export const planElection = defineAction<{ planId: string }>()({
  name: 'elections/planElection',
  kind: 'command',
  input: v.strictObject({ ...planEntries, planId: v.optional(electionIdInput) }),
  allow: { roles: ORGANIZERS },
  audit: '拟定选举计划',
})

export const dropPlan = defineAction<{ dropped: true }>()({
  name: 'elections/dropPlan',
  kind: 'command',
  input: v.strictObject({ planId: electionIdInput }),
  allow: { roles: ORGANIZERS },
  audit: '取消选举计划',
})

export const openElection = defineAction<{ elections: string[] }>()({
  name: 'elections/openElection',
  kind: 'command',
  input: v.strictObject({ planId: electionIdInput }),
  allow: { roles: ORGANIZERS },
  audit: '启动选举',
})

/** A number that may be changed, with where it comes from. */
export interface RuleView {
  rule: keyof RuleChanges
  title: string
  value: number
  unit: string
  bounds: readonly [number, number]
  source: string
}

export interface PlannerView {
  /** Compounds in the caller's reach, with their buildings. */
  compounds: { path: string; name: string; buildings: { path: string; name: string }[] }[]
  rules: Record<'building_captain' | 'resident_rep' | 'question', RuleView[]>
  /** Plans that were not opened yet. */
  drafts: { planId: string; title: string; placeCount: number; startsAt: number }[]
}

export const openPlanner = defineAction<PlannerView>()({
  name: 'elections/openPlanner',
  kind: 'query',
  input: v.strictObject({}),
  /** Everyone may ask; who plans nothing gets no compound. */
  allow: { anyone: true },
})
