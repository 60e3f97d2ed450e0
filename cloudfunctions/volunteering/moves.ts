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
import type { Anomaly } from '@domain/volunteering/anomalies'
import { type CommandContext, implementCommand, type PrepareContext } from '../kernel/action'
import { requirePass } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import { closeTask, openTask, roleDesks } from '../kernel/tasks'
import { moveActivity } from './contract'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc, AttendanceDoc } from './documents'
import { hoursOfAll } from './hours'
import { askServed, settleNeed } from './needs'
import { closeSheetTask } from './sheet'
import { activityTarget, partsOf } from './standing'
import { activities, attendances } from './store'
import { judgeActivity } from './suspects'
import { activityUrl, approveTask, confirmTask } from './urls'

const FAILURES = {
  wrong_state: 'activity_state',
  not_your_part: 'forbidden',
  own_activity: 'own_activity',
} as const satisfies Record<ActivityProblem, string>

const MOST_PEOPLE = 300

/** What was witnessed, and what looks wrong about it. */
interface Seen {
  readonly attendance: readonly AttendanceDoc[]
  readonly anomalies: readonly Anomaly[]
}

const NOTHING: Seen = { attendance: [], anomalies: [] }

/** Read before the transaction: codes are no longer taken once it is confirmed. */
async function seenOf({ db }: PrepareContext, activity: ActivityDoc, headCount: number | null) {
  const { _id: activityId } = activity
  const attendance = await db.find(attendances, { activityId }, { limit: MOST_PEOPLE })
  return { attendance, anomalies: await judgeActivity(db, { ...activity, headCount }, attendance) }
}

/** What else changes with a move. */
function changesOf(
  { region, now }: CommandContext,
  activity: ActivityDoc,
  move: string,
  { attendance, anomalies }: Seen,
  { headCount = null, reason = '' }: { headCount?: number | null; reason?: string | undefined },
): Partial<ActivityDoc> {
  if (move === 'confirm') {
    const suspect = anomalies.length > 0
    const hours = hoursOfAll(activity, attendance, region)
    return { hours, headCount, anomalies: [...anomalies], suspect, dueAt: NEVER }
  }
  if (move === 'cancel') return { dueAt: NEVER, reason }
  // The clock starts it, and asks the leader when it is over.
  if (move === 'approve') return { dueAt: activity.startsAt, reason }
  if (move === 'start') return { dueAt: activity.endsAt }
  if (move !== 'publish') return { reason }
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

/** What others are asked, or no longer asked, because of a move. */
async function settleTasks(ctx: CommandContext, activity: ActivityDoc, state: ActivityState) {
  if (state === 'confirmed') await askApprovers(ctx, activity)
  else if (state === 'running') await askServed(ctx, activity)
  else await closeTask(ctx.tx, approveTask(activity._id))
  const running = activity.state === 'running'
  if (running && state !== 'running') await closeTask(ctx.tx, confirmTask(activity._id))
  if (state !== 'published' && state !== 'cancelled') return
  if (activity.sheet) await closeSheetTask(ctx.tx, activity._id)
  await settleNeed(ctx, activity, state === 'published')
}

export const moveActivityAction = implementCommand<typeof moveActivity, ActivityDoc, Seen>(
  moveActivity,
  {
    target: activityTarget,
    async prepare(ctx, { move, headCount, reason }, activity) {
      if (move === 'return' && reason === undefined) throw new Failure('words_needed')
      await requirePass(ctx, 'comment', [reason])
      return move === 'confirm' ? seenOf(ctx, activity, headCount ?? null) : NOTHING
    },
    async run(ctx, { move, ...more }, activity, seen) {
      const { tx, now, session } = ctx
      const next = nextActivityState(activity.state, move, partsOf(session, activity))
      if (!next.ok) throw new Failure(FAILURES[next.problem])
      if (move === 'confirm' && now < activity.endsAt) throw new Failure('activity_not_over')
      const state = next.value
      const changes = changesOf(ctx, activity, move, seen, more)
      await tx.update(activities, activity._id, { state, ...changes, updatedAt: now })
      await settleTasks(ctx, activity, state)
      await tellConcerned(ctx, activity, state)
      ctx.note({ details: { from: activity.state, to: state } })
      return { state }
    },
  },
)
