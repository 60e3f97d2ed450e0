/**
 * Moving an activity on, up to the publication of its hours.
 * @module
 */
import { NEVER } from '@domain/points/expiry'
import { endOfSpan } from '@domain/time/spans'
import {
  type ActivityProblem,
  type ActivityState,
  nextActivityState,
} from '@domain/volunteering/activity-states'
import { type CommandContext, implementCommand, type PrepareContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import { closeTask, openTask, roleDesks } from '../kernel/tasks'
import { moveActivity } from './contract'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc, AttendanceDoc } from './documents'
import { hoursOfAll } from './hours'
import { activityUrl, approveTask } from './plan'
import { closeSheetTask } from './sheet'
import { activityTarget, partsOf } from './standing'
import { activities, attendances } from './store'

const FAILURES = {
  wrong_state: 'activity_state',
  not_your_part: 'forbidden',
  own_activity: 'own_activity',
} as const satisfies Record<ActivityProblem, string>

const MOST_PEOPLE = 300

/** What was witnessed, read before the transaction: codes are no longer taken once it is confirmed. */
const attendanceFor = ({ db }: PrepareContext, activity: ActivityDoc) =>
  db.find(attendances, { activityId: activity._id }, { limit: MOST_PEOPLE })

/** What else changes with a move. */
function changesOf(
  ctx: CommandContext,
  activity: ActivityDoc,
  move: string,
  seen: readonly AttendanceDoc[],
  headCount: number | undefined,
): Partial<ActivityDoc> {
  const { region, now } = ctx
  if (move === 'confirm') {
    return { hours: hoursOfAll(activity, seen, region), headCount: headCount ?? null }
  }
  if (move !== 'publish') return {}
  const objectBy = endOfSpan(now, region.points.objection.value).at
  return { objectBy, dueAt: objectBy }
}

async function askApprovers(ctx: CommandContext, activity: ActivityDoc): Promise<void> {
  await openTask(ctx.tx, {
    _id: approveTask(activity._id),
    desks: roleDesks(APPROVERS, activity.compound),
    kind: 'hours_to_publish',
    title: '有一个志愿活动的时长等您公示',
    detail: activity.title,
    url: activityUrl(activity._id),
    at: ctx.now,
  })
}

const TOLD: Partial<Record<ActivityState, string>> = {
  recruiting: '您发起的志愿活动通过了，开始招募',
  returned: '您发起的志愿活动要改一改',
  published: '志愿时长公示了，三天内可以提异议',
  cancelled: '志愿活动取消了',
}

async function tellConcerned(ctx: CommandContext, activity: ActivityDoc, state: ActivityState) {
  const title = TOLD[state]
  if (title === undefined) return
  const everybody = state === 'published' || state === 'cancelled'
  const people = everybody ? [activity.leaderId, ...activity.people] : [activity.leaderId]
  for (const to of new Set(people)) {
    if (to === ctx.session.personId) continue
    const url = activityUrl(activity._id)
    await tell(ctx.tx, ctx.commandId, { to, title, body: activity.title, url, at: ctx.now })
  }
}

export const moveActivityAction = implementCommand<
  typeof moveActivity,
  ActivityDoc,
  readonly AttendanceDoc[]
>(moveActivity, {
  target: activityTarget,
  prepare: async (ctx, { move }, activity) =>
    move === 'confirm' ? attendanceFor(ctx, activity) : [],
  async run(ctx, { move, headCount }, activity, seen) {
    const { tx, now, session } = ctx
    const next = nextActivityState(activity.state, move, partsOf(session, activity))
    if (!next.ok) throw new Failure(FAILURES[next.problem])
    if (move === 'confirm' && now < activity.endsAt) throw new Failure('activity_not_over')
    const state = next.value
    const cancelled = state === 'cancelled' ? { dueAt: NEVER } : {}
    await tx.update(activities, activity._id, {
      state,
      ...changesOf(ctx, activity, move, seen, headCount),
      ...cancelled,
      updatedAt: now,
    })
    if (move === 'confirm') await askApprovers(ctx, activity)
    else if (move !== 'start') await closeTask(tx, approveTask(activity._id))
    const over = state === 'published' || state === 'cancelled'
    if (over && activity.sheet) await closeSheetTask(tx, activity._id)
    await tellConcerned(ctx, activity, state)
    ctx.note({ details: { from: activity.state, to: state } })
    return { state }
  },
})
