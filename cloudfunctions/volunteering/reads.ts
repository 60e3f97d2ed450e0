/**
 * Activities as people see them.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { dayAt } from '@domain/time/shanghai'
import { openMoves } from '@domain/volunteering/activity-states'
import { implementQuery, type QueryContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { findPage } from '../kernel/pages'
import type { Session } from '../kernel/session'
import { witnessedMoments } from './check-in'
import { type ActivityCard, type ActivityDetail, getActivity, listActivities } from './contract'
import type { ActivityDoc, AttendanceDoc } from './documents'
import { anomaliesIn } from './hours'
import { activityTarget, partsOf } from './standing'
import { activities, attendances } from './store'

const MOST_PEOPLE = 300

/** Compounds somebody lives or serves in. */
function compoundsOf(session: Session): string[] {
  const paths = [
    ...session.households.map((home) => home.path),
    ...session.appointments.map((one) => one.scope),
  ]
  const found = paths.map((path) => ancestorAt(path, 'compound'))
  return [...new Set(found.filter((path) => path !== undefined))]
}

function cardOf(activity: ActivityDoc, session: Session): ActivityCard {
  const { _id: id, title, place, startsAt, endsAt, state, signUps, posts } = activity
  return {
    ...{ id, title, place, startsAt, endsAt, state },
    joined: signUps.filter((one) => one.state === 'joined').length,
    capacity: posts.reduce((sum, post) => sum + post.capacity, 0),
    mine: signUps.find((one) => one.personId === session.personId)?.state ?? null,
  }
}

/** Whether somebody may see it: drafts are for their leader and those who approve. */
const isSeen = (activity: ActivityDoc, session: Session): boolean =>
  !['draft', 'returned'].includes(activity.state) || partsOf(session, activity).length > 0

export const listActivitiesAction = implementQuery(listActivities, {
  async run({ db, session }, { cursor }) {
    const compound = { in: compoundsOf(session) }
    const page = await findPage(db, activities, { compound }, 'desc', cursor)
    const items = page.items.filter((one) => isSeen(one, session))
    const canPlan = session.households.length > 0
    return { ...page, items: items.map((one) => cardOf(one, session)), canPlan }
  },
})

/** Activities of the compound looked back on for the same people. */
const LOOK_BACK = 50

/** Who had hours at the same leader's activities before this one, newest first. */
async function teamsBefore({ db }: QueryContext, activity: ActivityDoc): Promise<string[][]> {
  const where = { compound: activity.compound, order: { lt: activity.order } }
  const orderBy = { field: 'order', order: 'desc' } as const
  const found = await db.find(activities, where, { orderBy, limit: LOOK_BACK })
  return found
    .filter((one) => one.leaderId === activity.leaderId && one.hours.length > 0)
    .map(({ hours }) => hours.filter((one) => one.halfHours > 0).map((one) => one.personId))
}

async function anomaliesFor(ctx: QueryContext, activity: ActivityDoc, seen: AttendanceDoc[]) {
  const personId = { in: seen.map((one) => one.personId) }
  const where = { personId, day: dayAt(activity.startsAt) }
  const [others, before] = await Promise.all([
    ctx.db.find(attendances, where, { limit: 1000 }),
    teamsBefore(ctx, activity),
  ])
  const nameOf = new Map(activity.signUps.map((one) => [one.personId, one.name]))
  return anomaliesIn(activity, seen, others, before).map(({ kind, people }) => ({
    kind,
    names: people.map((one) => nameOf.get(one) ?? ''),
  }))
}

const OUT = ['published', 'posted']

export const getActivityAction = implementQuery<typeof getActivity, ActivityDoc>(getActivity, {
  target: activityTarget,
  async run(ctx, _input, activity): Promise<ActivityDetail> {
    const { db, session } = ctx
    if (!isSeen(activity, session)) throw new Failure('activity_not_found')
    const parts = partsOf(session, activity)
    const decides = parts.includes('approver')
    const looks = decides && ['confirmed', 'published'].includes(activity.state)
    const { _id: activityId, posts, signUps } = activity
    const seen = await db.find(attendances, { activityId }, { limit: MOST_PEOPLE })
    const showsHours = OUT.includes(activity.state) || (decides && activity.state === 'confirmed')
    return {
      ...cardOf(activity, session),
      about: activity.about,
      risk: activity.risk,
      insurance: activity.insurance,
      leaderName: activity.leaderName,
      posts: posts.map((post) => ({
        ...post,
        joined: signUps.filter((one) => one.postId === post.id && one.state === 'joined').length,
      })),
      cancelBy: activity.cancelBy,
      moves: openMoves(activity.state, parts),
      leads: parts.includes('leader'),
      witnessed: witnessedMoments(seen.find((one) => one.personId === session.personId)),
      hours: showsHours ? hoursShown(activity, session, decides) : [],
      objectBy: activity.objectBy,
      objections: activity.objections
        .filter((one) => !one.decided && (decides || one.by === session.personId))
        .map(({ id, reason, by }) => ({ id, reason, own: by === session.personId })),
      anomalies: looks ? await anomaliesFor(ctx, activity, seen) : [],
    }
  },
})

function hoursShown({ hours }: ActivityDoc, session: Session, decides: boolean) {
  return hours.map(({ personId, name, halfHours, points, kind, reason }) => ({
    ...{ name, halfHours, points, kind, reason },
    person: decides ? personId : '',
    own: personId === session.personId,
  }))
}
