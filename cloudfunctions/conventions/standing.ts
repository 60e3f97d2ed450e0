/**
 * What a caller is to a convention: its editor, its reviewer in the sub-district, one of the compound.
 * @module
 */
import { ancestorAt, covers, levelOf } from '@domain/people/path'
import type { Role } from '@domain/people/roles'
import type { TargetContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import type { Target } from '../kernel/permission'
import { appointmentOver, type Session } from '../kernel/session'
import type { VersionDoc } from './documents'
import { versions } from './store'

/** Those who edit; the same as the contract's. */
const EDITOR_ROLES: readonly Role[] = [
  'branch_secretary',
  'branch_committee',
  'community_staff',
  'community_secretary',
]
const HELPER_ROLES: readonly Role[] = ['building_captain', ...EDITOR_ROLES]
const REVIEWER_ROLES: readonly Role[] = ['sub_district_staff']

export const isEditor = (session: Session, path: string): boolean =>
  appointmentOver(session, EDITOR_ROLES, path) !== undefined

/** The role by which somebody edits, or undefined. */
export const editorRole = (session: Session, path: string): Role | undefined =>
  appointmentOver(session, EDITOR_ROLES, path)?.role

/** Those who bring a convention to the doors; the same as the contract's. */
export const isHelper = (session: Session, path: string): boolean =>
  appointmentOver(session, HELPER_ROLES, path) !== undefined

/** Whether somebody looks after a building of a compound. */
export const isCaptainIn = ({ appointments }: Session, compound: string): boolean =>
  appointments.some(({ role, scope }) => role === 'building_captain' && covers(compound, scope))

export const isReviewer = (session: Session, path: string): boolean =>
  appointmentOver(session, REVIEWER_ROLES, path) !== undefined

export const livesIn = (session: Session, path: string): boolean =>
  session.households.some((home) => covers(path, home.path))

/** States that anybody may read: what residents have a say in, and what was decided. */
const hidden = (version: VersionDoc): boolean => version.state === 'abandoned'

/** Whether words that no check has passed are this caller's to see. */
export const seesHeld = (session: Session, path: string): boolean =>
  isEditor(session, path) || isReviewer(session, path)

/**
 * Refuses words that no check has passed to all but those who write and review them.
 * @throws {Failure} `convention_held`
 */
export function refuseHeld(session: Session, version: VersionDoc): void {
  const { contentPending, path } = version
  if (contentPending && !seesHeld(session, path)) throw new Failure('convention_held')
}

function relationsTo(session: Session, version: VersionDoc): string[] {
  const { path } = version
  const held: [string, boolean][] = [
    ['editor', isEditor(session, path)],
    ['reviewer', isReviewer(session, path)],
    ['resident', livesIn(session, path)],
    ['reader', !hidden(version)],
  ]
  return held.filter(([, holds]) => holds).map(([name]) => name)
}

/** The version an action is about. */
export async function versionTarget(
  { reader, session }: TargetContext,
  { id }: { id: string },
): Promise<Target<VersionDoc>> {
  const version = await reader.get(versions, id)
  if (!version) throw new Failure('convention_not_found')
  return { id, path: version.path, relations: relationsTo(session, version), doc: version }
}

/** A household of the caller's in a compound; `member` while it is theirs. */
export async function memberTarget(
  { session }: TargetContext,
  { compound, household }: { compound: string; household: string },
): Promise<Target<undefined>> {
  const isHome = levelOf(household) === 'household' && covers(compound, household)
  if (levelOf(compound) !== 'compound' || !isHome) throw new Failure('convention_not_home')
  const own = session.households.some(({ path }) => path === household)
  return { id: '', path: household, relations: own ? ['member'] : [], doc: undefined }
}

/** The compound a caller means without saying so: where they live, else where they serve. */
export function compoundOf(session: Session): string | undefined {
  const scopes = [
    ...session.households,
    ...session.appointments.map(({ scope }) => ({ path: scope })),
  ]
  return scopes.map(({ path }) => ancestorAt(path, 'compound')).find((one) => one !== undefined)
}

/** The compound of a building, by its path. */
export const compoundAbove = (building: string): string =>
  building.slice(0, building.lastIndexOf('/'))

/** A building, for those whose scope covers it. */
export async function buildingTarget(
  _ctx: TargetContext,
  { building }: { building: string },
): Promise<Target<undefined>> {
  return { id: building, path: building, relations: [], doc: undefined }
}
