/**
 * What a volunteer's hours add up to, and the red list of those who agreed to be named. Hours stay when
 * points are spent.
 * @module
 */
import { starsOf } from '@domain/volunteering/award'
import { implementCommand, implementQuery, type TargetContext } from '../kernel/action'
import type { Transaction } from '../kernel/database'
import { orderOf } from '../kernel/messages'
import { findPage } from '../kernel/pages'
import type { Target } from '../kernel/permission'
import { getMyHours, listRedList, showOnRedList } from './contract'
import type { ActivityDoc, PersonHours, VolunteerDoc } from './documents'
import { compoundTarget } from './standing'
import { attendanceId, hoursRecords, volunteers } from './store'

/** Writes published hours down for good, once, in the transaction that posts their points. */
export async function recordHours(
  tx: Transaction,
  activity: ActivityDoc,
  { personId, name, halfHours, kind }: PersonHours,
): Promise<void> {
  if (kind === 'none' || halfHours === 0) return
  const { _id: activityId, title, place, startsAt, endsAt, compound, teamName: team } = activity
  const _id = attendanceId(activityId, personId)
  const postId = activity.signUps.find((one) => one.personId === personId)?.postId
  await tx.add(hoursRecords, {
    ...{ _id, personId, name, compound, team, place, title, startsAt, endsAt, halfHours, kind },
    post: activity.posts.find((one) => one.id === postId)?.title ?? '',
    leader: activity.leaderName,
    order: orderOf(startsAt, _id),
  })
  const before = await tx.get(volunteers, personId)
  // By id, which says nothing of anybody: the red list is no ranking.
  const fresh = { _id: personId, name, compound, halfHours, shown: false, order: personId }
  if (!before) await tx.add(volunteers, fresh)
  else {
    const sum = before.halfHours + halfHours
    // Who agreed to stand on one compound's list did not agree to another's.
    const shownAt = before.shown ? before.compound : compound
    await tx.update(volunteers, personId, { compound: shownAt, halfHours: sum })
  }
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
      onRedList: sum?.shown ?? false,
      compound: sum?.compound ?? null,
    }
  },
})

/** The caller's own sum: who has one is its holder. */
export async function ownHoursTarget({
  reader,
  session,
}: TargetContext): Promise<Target<VolunteerDoc | undefined>> {
  const { personId } = session
  const own = personId === '' ? undefined : await reader.get(volunteers, personId)
  const relations = own ? ['holder'] : []
  return { id: personId, path: own?.compound ?? '/', relations, doc: own }
}

export const showOnRedListAction = implementCommand<typeof showOnRedList, VolunteerDoc | undefined>(
  showOnRedList,
  {
    target: ownHoursTarget,
    async run({ tx, session }, { shown }) {
      await tx.update(volunteers, session.personId, { shown, name: session.name })
      return { shown }
    },
  },
)

export const listRedListAction = implementQuery(listRedList, {
  target: compoundTarget,
  async run({ db, session, region }, { compound, cursor }) {
    const page = await findPage(db, volunteers, { compound, shown: true }, 'asc', cursor)
    return {
      ...page,
      items: page.items.map(({ _id, name, halfHours }) => ({
        ...{ name, halfHours, own: _id === session.personId },
        stars: starsOf(halfHours, region.points.starHours.value),
      })),
    }
  },
})
