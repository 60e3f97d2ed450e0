/**
 * What the plan form starts from.
 * @module
 */
import { CHANGEABLE_RULES, type ChangeableRule } from '@domain/elections/bounds'
import type { ElectionRules } from '@domain/elections/rules'
import { levelOf } from '@domain/people/path'
import { RULE_SOURCES } from '@domain/region/elections'
import { implementQuery } from '../../kernel/action'
import { placesUnder } from '../../people/face'
import { openPlanner, type PlannerView, type RuleView } from '../contract/plan'
import { ORGANIZERS } from '../contract/shared'
import { electionPlans } from '../store'
import { SCHEMES } from './rules'

/** Drafts shown at most; more than this in one hand is a pile to clear, not to read. */
const MOST_DRAFTS = 20
const UNITS = { hours: '小时', days: '天', working_days: '个工作日' } as const

function rulesOf(rules: ElectionRules): RuleView[] {
  const changeable = Object.entries(CHANGEABLE_RULES) as [ChangeableRule, string][]
  return changeable.map(([rule, title]) => {
    const value = rules[rule]
    const { source, bounds } = RULE_SOURCES[rule]
    const [count, unit] = typeof value === 'number' ? [value, ''] : [value.count, UNITS[value.unit]]
    return { rule, title, value: count, unit, bounds, source }
  })
}

export const openPlannerAction = implementQuery(openPlanner, {
  async run({ db, session }) {
    const held = session.appointments.filter(({ role }) => ORGANIZERS.some((one) => one === role))
    const scopes = [...new Set(held.map(({ scope }) => scope))]
    const rules: PlannerView['rules'] = {
      building_captain: rulesOf(SCHEMES.building_captain),
      resident_rep: rulesOf(SCHEMES.resident_rep),
      question: rulesOf(SCHEMES.question),
    }
    if (scopes.length === 0) return { compounds: [], rules, drafts: [] }
    const under = await placesUnder(db, scopes)
    const children = [...under.values()].flat().filter(({ path }) => levelOf(path) === 'compound')
    const own = [...new Set(children.map(({ path }) => path))]
    const withBuildings = await placesUnder(db, own)
    const compounds = own.map((path) => {
      const [self, ...below] = withBuildings.get(path) ?? []
      return { path, name: self?.name ?? '', buildings: below }
    })
    const drafts = await db.find(
      electionPlans,
      { path: { in: [...own, ...scopes] }, state: 'draft' },
      { orderBy: { field: 'order', order: 'desc' }, limit: MOST_DRAFTS },
    )
    return {
      compounds,
      rules,
      drafts: drafts.map(({ _id, subject, rules: planned, places, times }) => ({
        planId: _id,
        title: subject.kind === 'question' ? subject.title : planned.office,
        placeCount: places.length,
        startsAt: times.startsAt,
      })),
    }
  },
})
