/**
 * The clock: it starts activities, asks their leaders when they are over, and when the time for
 * objections is over it posts points, person by person, each in a transaction of its own. A run can
 * stop anywhere; ids keep a point from being given twice.
 * @module
 */
import { NEVER } from '@domain/points/expiry'
import { dayAt } from '@domain/time/shanghai'
import { countedHalfHours, pointsFor } from '@domain/volunteering/award'
import type { Kernel } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { openTask, personDesk } from '../kernel/tasks'
import { transact } from '../kernel/transact'
import { awardPoints } from '../points/face'
import type { ActivityDoc } from './documents'
import { recordHours } from './honours'
import { awardRules } from './hours'
import { askServed } from './needs'
import { activities, attendanceOf, attendances } from './store'
import { activityUrl, confirmTask } from './urls'

const RUN_MS = 40_000
const BATCH = 50
/** How long an activity waits that an empty budget keeps from being posted. */
const TRY_AGAIN_MS = 24 * 3_600_000

/** Half hours of one day that earned points already, this activity left out. */
async function countedToday(kernel: Kernel, activity: ActivityDoc, personId: string) {
  const day = dayAt(activity.startsAt)
  const found = await kernel.database.find(attendances, { personId, day }, { limit: 100 })
  return found
    .filter((one) => one.activityId !== activity._id)
    .reduce((sum, one) => sum + one.counted, 0)
}

/** Whether somebody still has to decide: an objection of the last moment may come while points are posted. */
const isDisputed = ({ objections }: ActivityDoc) => objections.some((one) => !one.decided)

async function payOne(kernel: Kernel, now: number, activity: ActivityDoc, personId: string) {
  const rules = awardRules(kernel.region)
  const before = await countedToday(kernel, activity, personId)
  const { _id, compound, title, leaderId, leaderName, teamId, teamName } = activity
  await transact(kernel.database, async (tx) => {
    const fresh = await tx.get(activities, _id)
    if (fresh?.state !== 'published' || fresh.paid.includes(personId) || isDisputed(fresh)) return
    const hours = fresh.hours.find((one) => one.personId === personId)
    if (!hours) return
    const counted = countedHalfHours(hours, rules, before)
    const points = pointsFor(counted, rules)
    await tx.update(activities, _id, { paid: [...fresh.paid, personId] })
    // Whoever never scanned and still got hours counts towards the day's cap too.
    const attendance = await attendanceOf(tx, fresh, personId)
    await tx.update(attendances, attendance._id, { counted })
    await recordHours(tx, fresh, hours)
    if (points === 0) return
    await awardPoints(
      { tx, now, compound, region: kernel.region },
      {
        id: `issue:${_id}:${personId}`,
        issuer: teamId || leaderId,
        issuerName: teamName || leaderName,
        personId,
        points,
        ref: _id,
        about: `${title}，${hours.halfHours / 2} 小时`,
      },
    )
  })
}

async function payAll(kernel: Kernel, now: number, activity: ActivityDoc): Promise<void> {
  try {
    for (const { personId } of activity.hours) {
      if (!activity.paid.includes(personId)) await payOne(kernel, now, activity, personId)
    }
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.reason !== 'budget_used_up') throw thrown
    await transact(kernel.database, (tx) =>
      tx.update(activities, activity._id, { dueAt: now + TRY_AGAIN_MS }),
    )
    return
  }
  await transact(kernel.database, async (tx) => {
    const fresh = await tx.get(activities, activity._id)
    if (fresh?.state !== 'published') return
    // Deciding on the objection makes it due again.
    if (isDisputed(fresh)) return tx.update(activities, activity._id, { dueAt: NEVER })
    await tx.update(activities, activity._id, { state: 'posted', dueAt: NEVER, updatedAt: now })
  })
}

/** What the clock does to an activity before its hours are out. */
async function moveByClock({ database }: Kernel, now: number, { _id }: ActivityDoc) {
  await transact(database, async (tx) => {
    const fresh = await tx.get(activities, _id)
    if (!fresh) return
    const { state, startsAt, endsAt, title, leaderId } = fresh
    if (state === 'recruiting' && startsAt <= now) {
      await tx.update(activities, _id, { state: 'running', dueAt: endsAt, updatedAt: now })
      await askServed({ tx, now }, fresh)
      return
    }
    await tx.update(activities, _id, { dueAt: state === 'recruiting' ? startsAt : NEVER })
    if (state !== 'running') return
    await openTask(tx, {
      _id: confirmTask(_id),
      desks: [personDesk(leaderId)],
      kind: 'activity_to_confirm',
      title: '活动结束了，请确认到了几个人',
      detail: title,
      url: activityUrl(_id),
      at: now,
    })
  })
}

/** One run of the timer. */
export async function keepActivities(kernel: Kernel, now: number): Promise<void> {
  const stopAt = performance.now() + RUN_MS
  while (performance.now() < stopAt) {
    const due = await kernel.database.find(
      activities,
      { dueAt: { lt: now } },
      { orderBy: { field: 'dueAt', order: 'asc' }, limit: BATCH },
    )
    if (due.length === 0) return
    for (const activity of due) {
      if (activity.state === 'published') await payAll(kernel, now, activity)
      else await moveByClock(kernel, now, activity)
    }
  }
}
