/**
 * What a plan comes to: its rules, its calendar, and what stands in the way.
 * @module
 */
import { changeRules, type RuleChanges, ruleProblems } from '@domain/elections/bounds'
import {
  type CalendarProblem,
  type ElectionCalendar,
  type PlannedTimes,
  planCalendar,
} from '@domain/elections/calendar'
import type { ElectionRules, Office } from '@domain/elections/rules'
import { CAPTAIN_RULES, QUESTION_RULES, RESIDENT_REP_RULES } from '@domain/region/elections'
import type { PlanDoc } from '../documents'

/** The scheme an office starts from. */
export const SCHEMES: Readonly<Record<Office, ElectionRules>> = {
  building_captain: CAPTAIN_RULES,
  resident_rep: RESIDENT_REP_RULES,
  question: QUESTION_RULES,
}

const CALENDAR_WORDS: Readonly<Record<CalendarProblem, string>> = {
  starts_in_the_past: '开始时间已经过了，请选以后的时间',
  voting_before_candidates_are_public: '投票要在候选人公示结束以后开始',
  voting_too_short: '投票时间比规则定的短，请往后延',
  voting_too_long: '投票时间最长 15 天，请缩短',
  voting_opens_or_closes_at_night: '投票的开始和结束请定在早上 6 点到晚上 10 点之间',
}

export interface Planned {
  readonly rules: ElectionRules
  readonly calendar?: ElectionCalendar
  /** Chinese; empty when it may start. */
  readonly ruleWords: string[]
  readonly timeWords: string[]
}

/** Works out a plan at a moment. */
export function workOut(
  office: Office,
  changes: RuleChanges,
  times: PlannedTimes,
  now: number,
): Planned {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const rules = changeRules(SCHEMES[office], Object.fromEntries(given))
  const ruleWords = ruleProblems(rules).map(({ message }) => message)
  if (ruleWords.length > 0) return { rules, ruleWords, timeWords: [] }
  const planned = planCalendar(rules, times, now)
  if (!planned.ok) return { rules, ruleWords, timeWords: [CALENDAR_WORDS[planned.problem]] }
  return { rules, calendar: planned.value, ruleWords, timeWords: [] }
}

/** Works out a stored plan at a moment: its rules are kept whole. */
export function workOutPlan({ rules, times }: PlanDoc, now: number): Planned {
  const planned = planCalendar(rules, times, now)
  if (!planned.ok) return { rules, ruleWords: [], timeWords: [CALENDAR_WORDS[planned.problem]] }
  return { rules, calendar: planned.value, ruleWords: [], timeWords: [] }
}
