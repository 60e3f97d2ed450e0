/**
 * What a volunteer's hours add up to. Hours stay when points are spent.
 * @module
 */
import { starsOf } from '@domain/volunteering/award'
import { implementQuery } from '../kernel/action'
import type { Transaction } from '../kernel/database'
import { orderOf } from '../kernel/messages'
import { findPage } from '../kernel/pages'
import { getMyHours } from './contract'
import type { ActivityDoc, PersonHours } from './documents'
import { attendanceId, hoursRecords, volunteers } from './store'

/** Writes published hours down for good, once, in the transaction that posts their points. */
export async function recordHours(
  tx: Transaction,
  activity: ActivityDoc,
  { personId, halfHours, kind }: PersonHours,
): Promise<void> {
  if (kind === 'none' || halfHours === 0) return
  const { _id: activityId, title, startsAt } = activity
  const _id = attendanceId(activityId, personId)
  const order = orderOf(startsAt, _id)
  await tx.add(hoursRecords, { _id, personId, order, title, startsAt, halfHours, kind })
  const before = await tx.get(volunteers, personId)
  if (!before) await tx.add(volunteers, { _id: personId, halfHours })
  else await tx.update(volunteers, personId, { halfHours: before.halfHours + halfHours })
}

export const getMyHoursAction = implementQuery(getMyHours, {
  async run({ db, session, region }, { cursor }) {
    const { personId } = session
    const [page, sum] = await Promise.all([
      findPage(db, hoursRecords, { personId }, 'desc', cursor),
      db.get(volunteers, personId),
    ])
    const halfHours = sum?.halfHours ?? 0
    const steps = region.points.starHours.value
    return {
      ...page,
      items: page.items.map(({ _id: id, title, startsAt, halfHours: own, kind }) => ({
        ...{ id, title, startsAt, kind },
        halfHours: own,
      })),
      halfHours,
      stars: starsOf(halfHours, steps),
      nextStarHours: steps.find((hours) => halfHours < hours * 2) ?? null,
    }
  },
})
