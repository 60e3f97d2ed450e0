/**
 * What a caller is to an activity.
 * @module
 */
import { covers } from '@domain/people/path'
import type { ActivityPart } from '@domain/volunteering/activity-states'
import type { TargetContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { appointmentOver, type Session } from '../kernel/session'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc } from './documents'
import { activities } from './store'

const livesIn = (session: Session, compound: string): boolean =>
  session.households.some((home) => covers(compound, home.path))

/** The parts a caller has in an activity; a leader keeps theirs whatever office they hold. */
export function partsOf(session: Session, activity: ActivityDoc): ActivityPart[] {
  const parts: ActivityPart[] = []
  if (session.personId !== '' && session.personId === activity.leaderId) parts.push('leader')
  if (appointmentOver(session, APPROVERS, activity.compound)) parts.push('approver')
  return parts
}

/** The activity an action is about. @throws {Failure} `activity_not_found` */
export async function activityTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<ActivityDoc>> {
  const activity = await reader.get(activities, id)
  if (!activity) throw new Failure('activity_not_found')
  const relations: string[] = []
  if (partsOf(session, activity).includes('leader')) relations.push('leader')
  if (activity.people.includes(session.personId)) relations.push('volunteer')
  if (livesIn(session, activity.compound)) relations.push('neighbour')
  return { id, path: activity.compound, relations, doc: activity }
}

/** The compound an activity is planned in. */
export async function planTarget(
  { session }: TargetContext,
  { compound }: { compound: string },
): Promise<Target<undefined>> {
  const relations = livesIn(session, compound) ? ['neighbour'] : []
  return { id: compound, path: compound, relations, doc: undefined }
}
