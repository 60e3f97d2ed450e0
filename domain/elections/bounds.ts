/**
 * Changing the rules before an election starts, within the bounds the region's profile sets.
 * @module
 */
import { CAPTAIN_RULES, RULE_SOURCES, type RuleSource } from '../region/elections'
import type { ElectionRules } from './rules'

/** A rule that lies outside its bounds. */
export interface RuleProblem {
  readonly rule: keyof ElectionRules
  /** Chinese: what is allowed. */
  readonly message: string
}

/** The number a rule is bounded by: a span's count, or the rule itself. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'object' && value !== null && 'count' in value) return Number(value.count)
  return undefined
}

/** Rules that a local scheme may change, each by its one number, with the words for it. */
export const CHANGEABLE_RULES = {
  seats: '名额',
  rollPublicity: '名册公示天数',
  rollRuling: '名册异议处理天数',
  nomination: '提名天数',
  jointNominators: '联名提名户数',
  review: '资格审查工作日',
  candidatePublicity: '候选人公示天数',
  voting: '投票天数',
  extension: '延长投票天数',
  resultAfter: '公布结果小时数',
  resultPublicity: '结果公示天数',
  resultRuling: '结果异议处理天数',
  confirmation: '确认结果工作日',
  proxyLimit: '每人最多代理户数',
  termYears: '任期年数',
  byElection: '补选期限天数',
} as const

export type ChangeableRule = keyof typeof CHANGEABLE_RULES
const titles: Readonly<Partial<Record<keyof ElectionRules, string>>> = CHANGEABLE_RULES

/** Numbers to run by instead of the scheme's own. */
export type RuleChanges = Readonly<Partial<Record<ChangeableRule, number>>>

/** The rules with some numbers changed; a span keeps its unit. Judge the outcome by {@link ruleProblems}. */
export function changeRules(rules: ElectionRules, changes: RuleChanges): ElectionRules {
  const changed = Object.entries(changes).map(([rule, count]) => {
    const value = rules[rule as ChangeableRule]
    return [rule, typeof value === 'number' ? count : { ...value, count }] as const
  })
  return { ...rules, ...Object.fromEntries(changed) }
}

/** Rules that a local scheme may not change at all: the law's own, and what keeps a count honest. */
const FIXED: readonly (keyof ElectionRules)[] = ['quorum', 'majority', 'runoff', 'recall']

/** Every rule outside its bounds; an empty list when the rules may start. */
export function ruleProblems(rules: ElectionRules): RuleProblem[] {
  const problems: RuleProblem[] = []
  for (const [rule, source] of Object.entries(RULE_SOURCES) as [
    keyof ElectionRules,
    RuleSource,
  ][]) {
    const value = numberOf(rules[rule])
    if (!source.bounds || value === undefined) continue
    const [least, most] = source.bounds
    const skipTerm = rule === 'termYears' && rules.office === 'question'
    if (!skipTerm && (!Number.isInteger(value) || value < least || value > most)) {
      const title = titles[rule] ?? rule
      problems.push({ rule, message: `${title}只能是 ${least} 到 ${most}` })
    }
  }
  for (const rule of FIXED) {
    if (JSON.stringify(rules[rule]) !== JSON.stringify(CAPTAIN_RULES[rule])) {
      problems.push({ rule, message: '这一条由法律或统一方案规定，不能改' })
    }
  }
  const { count, threshold } = rules.scrutineers
  if (count < 3 || count > 5 || threshold * 2 <= count || threshold > count) {
    problems.push({ rule: 'scrutineers', message: '监票人 3 到 5 名，计票须过半数到场' })
  }
  return problems
}
