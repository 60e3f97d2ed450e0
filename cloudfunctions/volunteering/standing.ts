/**
 * What a caller is to an activity, a team, a need.
 * @module
 */
import { ancestorAt, covers, levelOf } from '@domain/people/path'
import type { ActivityPart } from '@domain/volunteering/activity-states'
import { shareHome } from '@domain/volunteering/need'
import type { TargetContext } from '../kernel/action'
import type { Database } from '../kernel/database'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { appointmentOver, type Session } from '../kernel/session'
import { placesUnder } from '../people/face'
import { NEED_ROLES } from './contract/needs'
import { APPROVERS } from './contract/shared'
import type { ActivityDoc, NeedDoc, TeamDoc } from './documents'
import { activities, needs, teams } from './store'

/** Paths of a caller's households. */
export const homesOf = (session: Session): string[] => session.households.map((home) => home.path)

/** Whether a caller lives in a compound. */
export const livesIn = (session: Session, compound: string): boolean =>
  homesOf(session).some((home) => covers(compound, home))

/** Compounds somebody lives or serves in. */
export function compoundsOf(session: Session): string[] {
  const paths = [...homesOf(session), ...session.appointments.map((one) => one.scope)]
  const found = paths.map((path) => ancestorAt(path, 'compound'))
  return [...new Set(found.filter((path) => path !== undefined))]
}

/**
 * Compounds whose lists a caller reads: where they live or serve, and for who serves a community all
 * of its compounds, by name then, since several are in one list. One read for those alone.
 */
export async function compoundsSeen(
  db: Database,
  session: Session,
): Promise<{ paths: string[]; nameOf: (compound: string) => string }> {
  const own = compoundsOf(session)
  const scopes = session.appointments.map((one) => one.scope)
  const communities = scopes.filter((scope) => levelOf(scope) === 'community')
  if (communities.length === 0) return { paths: own, nameOf: () => '' }
  const below = [...(await placesUnder(db, communities)).values()].flat()
  const names = new Map(below.map(({ path, name }) => [path, name]))
  const found = [...names.keys()].filter((path) => levelOf(path) === 'compound')
  return {
    paths: [...new Set([...own, ...found])],
    nameOf: (compound) => names.get(compound) ?? '',
  }
}

/** Whether hours of the activity would be the caller's own or their family's. */
function isConcerned(session: Session, activity: ActivityDoc): boolean {
  const own = homesOf(session)
  const homes = activity.signUps.flatMap((one) => one.homes)
  return (
    activity.people.includes(session.personId) ||
    shareHome(own, [...activity.leaderHomes, ...homes])
  )
}

/** The parts a caller has in an activity; a leader keeps theirs whatever office they hold. */
export function partsOf(session: Session, activity: ActivityDoc): ActivityPart[] {
  const parts: ActivityPart[] = []
  if (session.personId !== '' && session.personId === activity.leaderId) parts.push('leader')
  if (appointmentOver(session, APPROVERS, activity.compound)) parts.push('approver')
  if (isConcerned(session, activity)) parts.push('concerned')
  return parts
}

/** Minors on the list for whom a caller may answer: of their household, and not themselves. */
export const minorsOf = (session: Session, { signUps }: ActivityDoc) =>
  signUps.filter(
    (one) =>
      one.consent === 'asked' &&
      one.personId !== session.personId &&
      shareHome(one.homes, homesOf(session)),
  )

/** Whether somebody is a minor on this list themselves: then they answer for nobody. */
const isMinorHere = (session: Session, { signUps }: ActivityDoc) =>
  signUps.some((one) => one.personId === session.personId && one.consent !== 'adult')

/** The activity an action is about. @throws {Failure} `activity_not_found` */
export async function activityTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<ActivityDoc>> {
  const activity = await reader.get(activities, id)
  if (!activity) throw new Failure('activity_not_found')
  const family = shareHome(
    activity.signUps.filter((one) => one.consent !== 'adult').flatMap((one) => one.homes),
    homesOf(session),
  )
  const held: [string, boolean][] = [
    ['leader', partsOf(session, activity).includes('leader')],
    ['volunteer', activity.people.includes(session.personId)],
    ['neighbour', livesIn(session, activity.compound)],
    ['served', session.personId !== '' && activity.served?.personId === session.personId],
    ['guardian', family && !isMinorHere(session, activity)],
  ]
  const relations = held.filter(([, holds]) => holds).map(([name]) => name)
  return { id, path: activity.compound, relations, doc: activity }
}

/** The compound something is planned, founded or shown in. */
export async function compoundTarget(
  { session }: TargetContext,
  { compound }: { compound: string },
): Promise<Target<undefined>> {
  const relations = livesIn(session, compound) ? ['neighbour'] : []
  return { id: compound, path: compound, relations, doc: undefined }
}

/** Whether a caller arranges what the people of a place need. */
export const arrangesAt = (session: Session, path: string): boolean =>
  appointmentOver(session, NEED_ROLES, path) !== undefined

/** The compound an activity is planned in, and the need it answers. @throws {Failure} `need_not_found` */
export async function planTarget(
  ctx: TargetContext,
  { compound, need: needId }: { compound: string; need?: string | undefined },
): Promise<Target<NeedDoc | undefined>> {
  const { session, reader } = ctx
  const { relations, ...target } = await compoundTarget(ctx, { compound })
  if (needId === undefined) return { ...target, relations, doc: undefined }
  const need = await reader.get(needs, needId)
  // A need of elsewhere, or of people the caller does not look after, is none they can plan for.
  if (!need || need.compound !== compound || !arrangesAt(session, need.home)) {
    throw new Failure('need_not_found')
  }
  return { ...target, relations: [...relations, 'arranger'], doc: need }
}

/** The team an action is about. @throws {Failure} `team_not_found` */
export async function teamTarget(
  { reader, session }: TargetContext,
  { team: id }: { team: string },
): Promise<Target<TeamDoc>> {
  const team = await reader.get(teams, id)
  if (!team) throw new Failure('team_not_found')
  const held: [string, boolean][] = [
    ['teamLeader', session.personId !== '' && team.leaderId === session.personId],
    ['member', team.members.some((one) => one.personId === session.personId)],
    ['neighbour', livesIn(session, team.compound)],
  ]
  const relations = held.filter(([, holds]) => holds).map(([name]) => name)
  return { id, path: team.compound, relations, doc: team }
}

/** The need an action is about; its helper leads the activity made of it. @throws {Failure} `need_not_found` */
export async function needTarget(
  { reader, session }: TargetContext,
  { need: id }: { need: string },
): Promise<Target<NeedDoc>> {
  const need = await reader.get(needs, id)
  if (!need) throw new Failure('need_not_found')
  const relations: string[] = []
  if (session.personId !== '' && need.personId === session.personId) relations.push('served')
  const activity = need.activity === '' ? undefined : await reader.get(activities, need.activity)
  if (activity && session.personId !== '' && activity.leaderId === session.personId) {
    relations.push('helper')
  }
  return { id, path: need.home, relations, doc: need }
}
