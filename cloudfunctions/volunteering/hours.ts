/**
 * Hours of an activity's people, what looks wrong about them, and objections.
 * @module
 */
import { NEVER } from '@domain/points/expiry'
import type { RegionProfile } from '@domain/region/profile'
import { HALF_HOUR_MS } from '@domain/time/shanghai'
import { type Anomaly, anomaliesOf } from '@domain/volunteering/anomalies'
import { countedHalfHours, pointsFor } from '@domain/volunteering/award'
import { shareHome } from '@domain/volunteering/need'
import { betterHours, hoursOnPaper } from '@domain/volunteering/paper-sheet'
import { hoursDecided, hoursOf } from '@domain/volunteering/presence'
import { implementCommand } from '../kernel/action'
import { requireNotRefused } from '../kernel/content-safety'
import { Failure } from '../kernel/errors'
import { tell } from '../kernel/messages'
import { closeTask, openTask, roleDesks } from '../kernel/tasks'
import { decideObjection, objectToHours } from './contract'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc, AttendanceDoc, Objection, PersonHours } from './documents'
import { activityTarget, homesOf, partsOf } from './standing'
import { activities } from './store'
import { activityUrl } from './urls'

const NOT_SEEN = { start: null, middle: null, end: null, servedConfirmed: false }

/** Numbers of the scheme that an award needs. */
export const awardRules = ({ points }: RegionProfile) => ({
  perHalfHour: points.perHalfHour.value,
  halfHoursPerActivity: points.halfHoursPerActivity.value,
  halfHoursPerDay: points.halfHoursPerDay.value,
})

/** What the paper sheet says of somebody; undefined when it says nothing. */
function onPaper(activity: ActivityDoc, personId: string, region: RegionProfile) {
  const row = activity.sheet?.rows.find((one) => one.personId === personId)
  if (!row || !activity.sheet) return undefined
  return hoursOnPaper(activity, row, activity.sheet, region.points.presencePercent.value)
}

/** Everybody's hours; points as they would be without other activities of the day. */
export function hoursOfAll(
  activity: ActivityDoc,
  seen: readonly AttendanceDoc[],
  region: RegionProfile,
): PersonHours[] {
  const byPerson = new Map(seen.map((one) => [one.personId, one]))
  const rules = awardRules(region)
  return activity.signUps
    .filter((one) => one.state === 'joined')
    .map(({ personId, name }) => {
      const attendance = byPerson.get(personId) ?? NOT_SEEN
      const hours = betterHours(
        hoursOf(activity, attendance, region.points.presencePercent.value),
        onPaper(activity, personId, region),
      )
      const points = pointsFor(countedHalfHours(hours, rules, 0), rules)
      return { personId, name, ...hours, points }
    })
}

/** Presence by paper where no code says otherwise: whoever is in two places is there on paper too. */
const withPaper = (one: AttendanceDoc): AttendanceDoc => ({
  ...one,
  start: one.start ?? one.paper?.start ?? null,
  end: one.end ?? one.paper?.end ?? null,
})

/**
 * What looks wrong about an activity.
 * @param others what its people did elsewhere the same day
 * @param earlierTeams who was at the leader's activities before, newest first
 */
export function anomaliesIn(
  activity: ActivityDoc,
  seen: readonly AttendanceDoc[],
  others: readonly AttendanceDoc[],
  earlierTeams: readonly (readonly string[])[],
): Anomaly[] {
  const elsewhere = others
    .filter((one) => one.activityId !== activity._id)
    .map((one) => ({ ...withPaper(one), activity: one.activityId }))
  return anomaliesOf(activity, seen.map(withPaper), {
    others: elsewhere,
    earlierTeams,
    headCount: activity.headCount,
  })
}

/** Objections of one person to one activity, one after the other: more would only keep points waiting. */
const MOST_OBJECTIONS = 3

const objectionTask = (activity: string, id: string) => `objection.${activity}.${id}`

export const objectToHoursAction = implementCommand<
  typeof objectToHours,
  ActivityDoc,
  { held: boolean }
>(objectToHours, {
  target: activityTarget,
  prepare: async (ctx, { reason }) => ({
    held: await requireNotRefused(ctx, 'comment', [reason]),
  }),
  async run(ctx, { reason }, activity, { held }) {
    const { tx, now, session, commandId } = ctx
    if (activity.state !== 'published') throw new Failure('activity_state')
    if (activity.objectBy === null || now > activity.objectBy) throw new Failure('objection_late')
    // Said again after an answer was lost, with whatever key: still one objection.
    const said = activity.objections.find(
      (one) => one.by === session.personId && one.reason === reason && !one.decided,
    )
    if (said) return { id: said.id }
    const mine = activity.objections.filter((one) => one.by === session.personId)
    const waits = mine.some((one) => !one.decided)
    if (waits || mine.length >= MOST_OBJECTIONS) throw new Failure('objection_again')
    const id = commandId.slice(0, 12)
    const homes = homesOf(session)
    const objection: Objection = {
      ...{ id, by: session.personId, homes },
      ...{ reason, held, decided: false },
    }
    const objections = [...activity.objections, objection]
    // Points wait until it is decided.
    await tx.update(activities, activity._id, { objections, dueAt: NEVER, updatedAt: now })
    await openTask(tx, {
      _id: objectionTask(activity._id, id),
      desks: roleDesks(APPROVERS, activity.compound),
      kind: 'objection_to_decide',
      title: '有人对志愿时长提出异议',
      detail: activity.title,
      url: activityUrl(activity._id),
      at: now,
    })
    return { id }
  },
})

/** Hours with what an objection changed. */
function changed(hours: PersonHours, halfHours: number, region: RegionProfile): PersonHours {
  const mended = hoursDecided(hours, halfHours)
  const rules = awardRules(region)
  return { ...hours, ...mended, points: pointsFor(countedHalfHours(mended, rules, 0), rules) }
}

export const decideObjectionAction = implementCommand<typeof decideObjection, ActivityDoc>(
  decideObjection,
  {
    target: activityTarget,
    async run(ctx, { objection: id, change }, activity) {
      const { tx, now, session, region, commandId } = ctx
      const found = activity.objections.find((one) => one.id === id && !one.decided)
      if (!found || activity.state !== 'published') throw new Failure('activity_state')
      const parts = partsOf(session, activity)
      const own = parts.includes('leader') || parts.includes('concerned')
      const family = shareHome(homesOf(session), found.homes ?? [])
      if (own || family || found.by === session.personId) throw new Failure('own_activity')
      const planned = Math.floor((activity.endsAt - activity.startsAt) / HALF_HOUR_MS)
      if (change.some((one) => one.halfHours > planned)) throw new Failure('hours_above_plan')
      const hours = activity.hours.map((one) => {
        const mended = change.find((c) => c.person === one.personId)
        return mended ? changed(one, mended.halfHours, region) : one
      })
      const objections = activity.objections.map((one) =>
        one === found ? { ...one, decided: true } : one,
      )
      const allDecided = objections.every((one) => one.decided)
      const dueAt = allDecided ? Math.max(now, activity.objectBy ?? now) : NEVER
      await tx.update(activities, activity._id, { hours, objections, dueAt, updatedAt: now })
      await closeTask(tx, objectionTask(activity._id, id))
      await tell(tx, commandId, {
        to: found.by,
        title: change.length > 0 ? '您的异议成立，时长改了' : '您的异议没有成立',
        body: activity.title,
        url: activityUrl(activity._id),
        at: now,
      })
      ctx.note({ details: { changed: change.length } })
      return { decided: true as const }
    },
  },
)
