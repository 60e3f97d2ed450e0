/**
 * Plans: written, looked at, dropped. Nobody but those who plan sees one.
 * @module
 */
import type { PlannedTimes } from '@domain/elections/calendar'
import { covers, levelOf } from '@domain/people/path'
import { implementCommand, implementQuery, type TargetContext } from '../../kernel/action'
import { requirePass } from '../../kernel/content-safety'
import type { InputOf } from '../../kernel/contract'
import type { Reader } from '../../kernel/database'
import { Failure } from '../../kernel/errors'
import { orderOf } from '../../kernel/messages'
import type { Target } from '../../kernel/permission'
import { dropPlan, planElection, previewPlan } from '../contract/plan'
import { ORGANIZERS } from '../contract/shared'
import type { PlanDoc, Subject } from '../documents'
import { officialOver } from '../standing'
import { electionPlans } from '../store'
import { vacancyWords } from '../terms/vacancy'
import { workOut } from './rules'

type Input = InputOf<typeof previewPlan>

/** Times without what was left open. */
function timesOf({ startsAt, votingFrom, votingUntil }: Input['times']): PlannedTimes {
  return {
    startsAt,
    ...(votingFrom === undefined ? {} : { votingFrom }),
    ...(votingUntil === undefined ? {} : { votingUntil }),
  }
}

/** What stands in the way of a plan, in Chinese. */
function placeWords({ path, office, places, question }: Input): string[] {
  const outside = places.some((place) => !covers(path, place))
  const wrongLevel = places.some((place) => {
    const level = levelOf(place)
    return level !== 'building' && !(office === 'question' && level === 'compound')
  })
  const twice = new Set(places).size !== places.length
  const nested = places.some((one) => places.some((two) => one !== two && covers(one, two)))
  return [
    ...(outside || wrongLevel || twice || nested ? ['请选择本小区的楼栋，每栋只选一次'] : []),
    ...(office === 'question' && !question ? ['请写要表决的事'] : []),
    ...(office !== 'question' && question ? ['选人的时候不用写表决的事'] : []),
  ]
}

const planTarget = async (_ctx: TargetContext, { path }: { path: string }) => ({
  id: '',
  path,
  relations: [],
  doc: undefined,
})

/** The plan an action is about. */
export async function draftTarget(
  { reader }: { reader: Reader },
  { planId }: { planId: string },
): Promise<Target<PlanDoc>> {
  const plan = await reader.get(electionPlans, planId)
  if (!plan) throw new Failure('plan_not_found')
  return { id: planId, path: plan.path, relations: [], doc: plan }
}

export const previewPlanAction = implementQuery(previewPlan, {
  target: planTarget,
  async run({ db, now }, input) {
    const { rules, calendar, ruleWords, timeWords } = workOut(
      input.office,
      input.rules,
      timesOf(input.times),
      now,
    )
    const vacancy = await vacancyWords(db, input)
    const problems = [...placeWords(input), ...vacancy, ...ruleWords, ...timeWords]
    return { rules, problems, ...(calendar && { calendar }) }
  },
})

function subjectOf({ office, question }: Input): Subject {
  return office === 'question' && question
    ? { kind: 'question', title: question.title, text: question.text }
    : { kind: 'office' }
}

export const planElectionAction = implementCommand(planElection, {
  target: planTarget,
  async prepare(ctx, { question }) {
    if (question) await requirePass(ctx, 'forum', [question.title, question.text])
  },
  async run(ctx, input) {
    const { tx, session, now, commandId } = ctx
    const times = timesOf(input.times)
    const { rules, ruleWords, timeWords } = workOut(input.office, input.rules, times, now)
    const [wrongPlace] = [...placeWords(input), ...(await vacancyWords(tx, input))]
    if (wrongPlace) throw new Failure('election_places', undefined, wrongPlace)
    if (ruleWords.length > 0) throw new Failure('election_rules', undefined, ruleWords[0])
    if (timeWords.length > 0) throw new Failure('election_times', undefined, timeWords[0])
    const by = officialOver(session, ORGANIZERS, input.path)
    const { path, places, fillsTerm = '' } = input
    const fields = { path, subject: subjectOf(input), rules, times, places, by, fillsTerm }
    if (input.planId === undefined) {
      const _id = commandId.slice(0, 24)
      const stamps = { order: orderOf(now, _id), at: now, updatedAt: now }
      await tx.add(electionPlans, { _id, state: 'draft', ...fields, ...stamps })
      ctx.note({ target: _id })
      return { planId: _id }
    }
    const { doc } = await draftTarget({ reader: tx }, { planId: input.planId })
    // Whoever may change it now may do so where it was before, too.
    officialOver(session, ORGANIZERS, doc.path)
    if (doc.state !== 'draft') throw new Failure('plan_state')
    await tx.update(electionPlans, doc._id, { ...fields, updatedAt: now })
    ctx.note({ target: doc._id })
    return { planId: doc._id }
  },
})

export const dropPlanAction = implementCommand(dropPlan, {
  target: draftTarget,
  async run({ tx, now }, _input, plan) {
    if (plan.state !== 'draft') throw new Failure('plan_state')
    await tx.update(electionPlans, plan._id, { state: 'dropped', updatedAt: now })
    return { dropped: true as const }
  },
})
