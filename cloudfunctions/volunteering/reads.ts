/**
 * Activities as people see them.
 * @module
 */
import { ancestorAt } from '@domain/people/path'
import { openMoves } from '@domain/volunteering/activity-states'
import { plannedWordsOf } from '@domain/volunteering/planned-words'
import { implementQuery } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { findPage } from '../kernel/pages'
import type { Session } from '../kernel/session'
import { cardOf } from './cards'
import { witnessedMoments } from './check-in'
import { type ActivityDetail, getActivity, listActivities } from './contract'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc, AttendanceDoc } from './documents'
import { confirmable } from './needs'
import { activityTarget, compoundsSeen, livesIn, minorsOf, partsOf } from './standing'
import { activities, attendances } from './store'
import { judgeActivity, namedAnomalies } from './suspects'

const MOST_PEOPLE = 300

/** Whether somebody may see it: drafts are for their leader and those who approve. */
function isSeen(activity: ActivityDoc, session: Session): boolean {
  const parts = partsOf(session, activity)
  const isOut = !['draft', 'returned'].includes(activity.state)
  return isOut || parts.includes('leader') || parts.includes('approver')
}

export const listActivitiesAction = implementQuery(listActivities, {
  async run({ db, session }, { cursor }) {
    const { paths, nameOf } = await compoundsSeen(db, session)
    const compound = { in: paths }
    const page = await findPage(db, activities, { compound }, 'desc', cursor)
    const items = page.items.filter((one) => isSeen(one, session))
    const canPlan = session.households.length > 0
    const office = session.appointments.find((one) => APPROVERS.some((role) => role === one.role))
    const desk = (office && ancestorAt(office.scope, 'compound')) ?? null
    const cards = items.map((one) => cardOf(one, session, nameOf(one.compound)))
    return { ...page, items: cards, canPlan, desk }
  },
})

const OUT = ['published', 'posted']

export const getActivityAction = implementQuery<typeof getActivity, ActivityDoc>(getActivity, {
  target: activityTarget,
  sees: true,
  async run(ctx, _input, activity): Promise<ActivityDetail> {
    const { db, session } = ctx
    if (!isSeen(activity, session)) throw new Failure('activity_not_found')
    const parts = partsOf(session, activity)
    const decides = parts.includes('approver')
    const looks = decides && ['confirmed', 'published'].includes(activity.state)
    const { _id: activityId } = activity
    const seen = await db.find(attendances, { activityId }, { limit: MOST_PEOPLE })
    // Neighbours read what hangs out; who decides looks people up.
    if (decides) ctx.saw(activity.hours.map(({ personId }) => personId))
    // They hang out in the compound: whoever was sent the link from elsewhere reads no names.
    const near = livesIn(session, activity.compound) || activity.people.includes(session.personId)
    const hangsOut = OUT.includes(activity.state) && (near || decides || parts.includes('leader'))
    const showsHours = hangsOut || (decides && activity.state === 'confirmed')
    const leads = parts.includes('leader')
    const isServed = activity.served?.personId === session.personId && session.personId !== ''
    return {
      ...cardOf(activity, session),
      ...planOf(activity),
      ...signUpsFor(activity, session),
      reason: leads || decides ? activity.reason : '',
      need: (leads || decides || isServed) && activity.served ? activity.served.need : '',
      toConfirm: isServed ? toConfirm(activity, seen) : [],
      moves: openMoves(activity.state, parts),
      leads,
      witnessed: witnessedMoments(seen.find((one) => one.personId === session.personId)),
      hours: showsHours ? hoursShown(activity, session, decides) : [],
      objectBy: activity.objectBy,
      objections: activity.objections
        .filter((one) => !one.decided && (decides || one.by === session.personId))
        .map(({ id, reason, by }) => ({ id, reason, own: by === session.personId })),
      anomalies: looks ? namedAnomalies(activity, await judgeActivity(db, activity, seen)) : [],
    }
  },
})

/** What of an activity is in its plan. */
function planOf(activity: ActivityDoc) {
  const { leaderName, cancelBy, posts, signUps } = activity
  return {
    ...plannedWordsOf(activity),
    ...{ leaderName, cancelBy },
    team: activity.teamId,
    posts: posts.map((post) => ({
      ...post,
      joined: signUps.filter((one) => one.postId === post.id && one.state === 'joined').length,
    })),
  }
}

/** What of the list is the caller's or their family's. */
function signUpsFor(activity: ActivityDoc, session: Session) {
  const { signUps } = activity
  const own = signUps.find((one) => one.personId === session.personId)
  const before = signUps.filter((one) => one.state === 'waiting' && one.postId === own?.postId)
  return {
    waitingAt: own?.state === 'waiting' ? before.indexOf(own) + 1 : null,
    asksGuardian: own?.consent === 'asked',
    minors: minorsOf(session, activity).map(({ personId: person, name }) => ({ person, name })),
  }
}

function toConfirm(activity: ActivityDoc, seen: readonly AttendanceDoc[]) {
  const said = new Set(seen.filter((one) => one.servedConfirmed).map((one) => one.personId))
  return confirmable(activity).map(({ personId: person, name }) => ({
    ...{ person, name },
    confirmed: said.has(person),
  }))
}

function hoursShown({ hours }: ActivityDoc, session: Session, decides: boolean) {
  return hours.map(({ personId, name, halfHours, points, kind, reason }) => ({
    ...{ name, halfHours, points, kind, reason },
    person: decides ? personId : '',
    own: personId === session.personId,
  }))
}
