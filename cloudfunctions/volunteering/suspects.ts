/**
 * What looks wrong about activities: worked out when one is confirmed, listed for the secretary.
 * @module
 */
import { dayAt } from '@domain/time/shanghai'
import type { Anomaly } from '@domain/volunteering/anomalies'
import { implementQuery } from '../kernel/action'
import type { Database } from '../kernel/database'
import { findPage } from '../kernel/pages'
import { cardOf } from './cards'
import { listSuspects } from './contract'
import type { ActivityDoc, AttendanceDoc } from './documents'
import { anomaliesIn } from './hours'
import { compoundTarget } from './standing'
import { activities, attendances } from './store'

/** Activities of the compound looked back on for the same people. */
const LOOK_BACK = 50

/** Who had hours at the same leader's activities before this one, newest first. */
async function teamsBefore(db: Database, activity: ActivityDoc): Promise<string[][]> {
  const where = { compound: activity.compound, order: { lt: activity.order } }
  const orderBy = { field: 'order', order: 'desc' } as const
  const found = await db.find(activities, where, { orderBy, limit: LOOK_BACK })
  return found
    .filter((one) => one.leaderId === activity.leaderId && one.hours.length > 0)
    .map(({ hours }) => hours.filter((one) => one.halfHours > 0).map((one) => one.personId))
}

/** What looks wrong about an activity, given what was witnessed of its people. */
export async function judgeActivity(
  db: Database,
  activity: ActivityDoc,
  seen: readonly AttendanceDoc[],
): Promise<Anomaly[]> {
  const personId = { in: seen.map((one) => one.personId) }
  const where = { personId, day: dayAt(activity.startsAt) }
  const [others, before] = await Promise.all([
    db.find(attendances, where, { limit: 1000 }),
    teamsBefore(db, activity),
  ])
  return anomaliesIn(activity, seen, others, before)
}

/** The same with the names that people know. */
export function namedAnomalies({ signUps }: ActivityDoc, found: readonly Anomaly[]) {
  const nameOf = new Map(signUps.map((one) => [one.personId, one.name]))
  return found.map(({ kind, people }) => ({
    kind,
    names: people.map((one) => nameOf.get(one) ?? ''),
  }))
}

export const listSuspectsAction = implementQuery(listSuspects, {
  target: compoundTarget,
  async run({ db, session, saw }, { compound, cursor }) {
    const page = await findPage(db, activities, { compound, suspect: true }, 'desc', cursor)
    saw(page.items.flatMap((one) => one.anomalies.flatMap(({ people }) => people)))
    return {
      ...page,
      items: page.items.map((one) => ({
        ...cardOf(one, session),
        leaderName: one.leaderName,
        anomalies: namedAnomalies(one, one.anomalies),
      })),
    }
  },
  sees: true,
})
